import { beforeEach, describe, expect, it } from '@jest/globals';
import { eraseMyData } from '../../../cloudfunctions/face-verify/src/actions/erase-my-data';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { sweep } from '../../../cloudfunctions/face-verify/src/actions/sweep';
import { RESERVATION_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { SESSION_MS } from '../../../cloudfunctions/face-verify/src/domain/session';
import { attemptId, inMemory, type Memory, SESSION_ID, submit, USER } from './memory-services';

const DAY_MS = 24 * 60 * 60 * 1000;

let memory: Memory;

beforeEach(async () => {
  memory = inMemory();
  await openSession({ action: 'openSession' }, USER, memory.services);
});

/** A function that dies while it waits for the face API. */
async function die(): Promise<void> {
  memory.reply = () => new Promise(() => undefined);
  void submitAttempt(submit(), USER, memory.services);
  while (memory.paid === 0) await Promise.resolve();
}

describe('the sweep', () => {
  it('leaves alone what may still be running', async () => {
    await die();
    memory.now += RESERVATION_MS;
    expect(await sweep(memory.services)).toMatchObject({ abandoned: 0, expired: 0 });
    expect(memory.rows.get(attemptId(1))?.decision).toBeNull();
  });

  it('ends an attempt whose function died as unknown, and gives its places back', async () => {
    await die();
    const held = [`${attemptId(1)}.${SESSION_ID}.2`];
    expect([...memory.tallies.values()].map(({ attempts }) => attempts)).toEqual([held, held]);
    memory.now += RESERVATION_MS + 1;
    expect(await sweep(memory.services)).toMatchObject({ abandoned: 1 });
    expect(memory.rows.get(attemptId(1))?.decision).toMatchObject({ state: 'unknown', charged: 'unknown' });
    expect(memory.sessions.get(SESSION_ID)).toMatchObject({ inFlight: null, attemptsUsed: 0, state: 'open' });
    expect([...memory.tallies.values()].map(({ attempts }) => attempts)).toEqual([[], []]);
  });

  it('may run twice, at the same moment and again', async () => {
    await die();
    memory.now += RESERVATION_MS + 1;
    await Promise.all([sweep(memory.services), sweep(memory.services)]);
    const after = JSON.stringify([[...memory.rows], [...memory.sessions], [...memory.tallies]]);
    expect(await sweep(memory.services)).toEqual({
      ...{ abandoned: 0, expired: 0, delivered: 0, deleted: 0, alerted: 0 },
    });
    expect(JSON.stringify([[...memory.rows], [...memory.sessions], [...memory.tallies]])).toBe(after);
    expect(memory.sessions.get(SESSION_ID)?.attemptsUsed).toBe(0);
  });

  it('ends a row that its session has let go of', async () => {
    await die();
    memory.sessions.delete(SESSION_ID);
    memory.now += RESERVATION_MS + 1;
    expect(await sweep(memory.services)).toMatchObject({ abandoned: 1 });
    expect(memory.rows.get(attemptId(1))?.decision).toMatchObject({ problem: 'ABANDONED' });
  });

  it('writes that a session has expired', async () => {
    memory.now += SESSION_MS + 1;
    expect(await sweep(memory.services)).toMatchObject({ expired: 1 });
    expect(memory.sessions.get(SESSION_ID)).toMatchObject({ state: 'expired' });
  });

  it('deletes everything after the retention time, and nothing before', async () => {
    await submitAttempt(submit(), USER, memory.services);
    memory.now += 29 * DAY_MS;
    await sweep(memory.services);
    expect([memory.sessions.size, memory.rows.size, memory.tallies.size]).toEqual([1, 1, 0]);
    memory.now += DAY_MS + 1;
    expect(await sweep(memory.services)).toMatchObject({ deleted: 2 });
    expect([memory.sessions.size, memory.rows.size]).toEqual([0, 0]);
  });
});

describe('eraseMyData', () => {
  it('deletes sessions, and leaves of attempts what they cost', async () => {
    memory.reply = { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'yes' };
    await submitAttempt(submit(), USER, memory.services);
    const erased = await eraseMyData(USER, memory.services);
    expect(erased).toEqual({ erased: { sessions: 1, attempts: 1 } });
    expect(memory.sessions.size).toBe(0);
    const row = memory.rows.get(attemptId(1));
    expect(row).toMatchObject({ user: '', subject: '', fingerprint: '', maskedName: '' });
    expect(row?.decision).toMatchObject({ code: 'DIFFERENT_PERSON', charged: 'yes' });
  });

  it('touches nobody else', async () => {
    expect(await eraseMyData('somebody else', memory.services)).toEqual({
      erased: { sessions: 0, attempts: 0 },
    });
    expect(memory.sessions.size).toBe(1);
  });

  it('waits for an attempt that is being paid for', async () => {
    await die();
    await expect(eraseMyData(USER, memory.services)).rejects.toMatchObject({ code: 'ATTEMPT_IN_PROGRESS' });
    expect(memory.sessions.size).toBe(1);
    memory.now += RESERVATION_MS + 1;
    expect(await eraseMyData(USER, memory.services)).toEqual({ erased: { sessions: 1, attempts: 1 } });
  });
});
