import { beforeEach, describe, expect, it } from '@jest/globals';
import { getSession } from '../../../cloudfunctions/face-verify/src/actions/get-session';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { RESERVATION_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type { Reply } from '../../../cloudfunctions/face-verify/src/domain/reply';
import { checkCharacter } from '../../../miniprogram/contract/identity';
import { attemptId, inMemory, type Memory, SESSION_ID, submit, USER } from './memory-services';

const DIFFERENT: Reply = { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'yes' };
const LIKELY: Reply = { kind: 'answered', outcome: 'LIKELY_SAME_PERSON', charged: 'yes' };
const EXCEPTION: Reply = { kind: 'answered', outcome: 'SERVICE_EXCEPTION', charged: 'yes' };
const LOST: Reply = { kind: 'unknown', problem: 'ANSWER_LOST', charged: 'unknown' };
const PAUSED: Reply = { kind: 'refused', problem: 'ARREARS', code: 'SERVICE_PAUSED', charged: 'no' };

let memory: Memory;

async function open(policy: Parameters<typeof inMemory>[0] = {}): Promise<void> {
  memory = inMemory(policy);
  await openSession({ action: 'openSession' }, USER, memory.services);
}

const send = (change: Parameters<typeof submit>[0] = {}, user = USER) =>
  submitAttempt(submit(change), user, memory.services);
const look = () => getSession({ action: 'getSession', sessionId: SESSION_ID }, USER, memory.services);
const refusedWith = (code: string) => expect.objectContaining({ code });

beforeEach(() => open());

describe('a submit', () => {
  it('is paid once and ends the session with a pass', async () => {
    const { session, attempt } = await send();
    expect(attempt).toMatchObject({
      code: 'SAME_PERSON',
      state: 'pass',
      next: 'done',
      reference: 'request-1',
    });
    expect(session).toMatchObject({ state: 'passed', attempts: { limit: 5, remaining: 4 } });
    expect(memory.paid).toBe(1);
  });

  it('that still runs is what its person comes back to, when he begins by himself again: a new one would pay again', async () => {
    const opened: string[] = [];
    const another = { ...memory.services, newId: () => 'another-another-anothe' };
    const openAgain = async (user: string): Promise<void> => {
      const { session } = await openSession({ action: 'openSession' }, user, another);
      opened.push(session.sessionId);
    };
    memory.reply = async () => {
      await openAgain(USER);
      await openAgain('another user');
      return DIFFERENT;
    };
    await send();
    await openAgain(USER);
    expect(opened).toEqual([SESSION_ID, 'another-another-anothe', 'another-another-anothe']);
  });

  it('that is repeated gets the recorded answer and pays nothing', async () => {
    const first = await send();
    expect(await send()).toEqual(first);
    expect(memory.paid).toBe(1);
  });

  it.each([
    ['another name', { name: '李四' }],
    ['another number', { idNumber: '110105199003070017' }],
    ['another photo', { photo: { base64: 'BBBB' } }],
  ])('under the same id with %s is a mismatch', async (_, change) => {
    memory.reply = DIFFERENT;
    await send();
    await expect(send(change)).rejects.toEqual(refusedWith('ATTEMPT_MISMATCH'));
    expect(memory.paid).toBe(1);
  });

  it.each([
    ['NAME_INVALID', { name: '张3' }],
    ['ID_NUMBER_INVALID', { idNumber: '110105194912310021' }],
    ['CONSENT_REQUIRED', { consent: { version: '1', face: false, guardian: false } }],
    ['GUARDIAN_CONSENT_REQUIRED', { idNumber: `11010520200101002${checkCharacter('11010520200101002')}` }],
    ['SESSION_NOT_FOUND', { sessionId: 'another-another-anothe' }],
  ])('is refused with %s before it costs anything, and its file is deleted', async (code, change) => {
    await expect(send(change)).rejects.toEqual(refusedWith(code));
    expect(memory.paid).toBe(0);
    expect(memory.rows.size).toBe(0);
    expect(memory.discarded).toEqual([attemptId(1)]);
  });

  it('of somebody else is refused', async () => {
    await expect(send({}, 'another user')).rejects.toEqual(refusedWith('SESSION_FOREIGN'));
    expect(memory.paid).toBe(0);
  });

  it('after half an hour is refused', async () => {
    memory.now += 30 * 60 * 1000;
    await expect(send()).rejects.toEqual(refusedWith('SESSION_EXPIRED'));
    expect((await look()).session.state).toBe('expired');
  });

  it('after a pass is refused', async () => {
    await send();
    await expect(send({ attemptId: attemptId(2) })).rejects.toEqual(refusedWith('SESSION_CLOSED'));
  });
});

describe('attempts', () => {
  it('are used up by answers, and then the session has failed', async () => {
    memory.reply = DIFFERENT;
    for (let n = 1; n <= 4; n += 1) {
      const another = { attemptId: attemptId(n), photo: { base64: `AAA${n}` } };
      expect((await send(another)).session.attempts.remaining).toBe(5 - n);
    }
    const { session, attempt } = await send({ attemptId: attemptId(5) });
    expect(session).toMatchObject({ state: 'failed', attempts: { remaining: 0 } });
    expect(attempt).toMatchObject({ next: 'alternative' });
    await expect(send({ attemptId: attemptId(6) })).rejects.toEqual(refusedWith('ATTEMPTS_USED_UP'));
    expect(memory.paid).toBe(5);
  });

  it.each([
    ['a service exception', EXCEPTION],
    ['a lost answer', LOST],
  ])('are given back after %s', async (_, reply) => {
    memory.reply = reply;
    expect((await send()).session.attempts.remaining).toBe(5);
  });

  it('are given back when the service is paused, and a repeat hears the same', async () => {
    memory.reply = PAUSED;
    await expect(send()).rejects.toEqual(refusedWith('SERVICE_PAUSED'));
    await expect(send()).rejects.toEqual(refusedWith('SERVICE_PAUSED'));
    expect(memory.paid).toBe(1);
    const { session, attempts } = await look();
    expect(session.attempts.remaining).toBe(5);
    expect(attempts).toMatchObject([{ status: 'refused', code: 'SERVICE_PAUSED' }]);
  });

  it.each([
    ['retry', 'open', 'retry', 'retake'],
    ['pass', 'passed', 'pass', 'done'],
    ['review', 'review', 'retry', 'alternative'],
  ] as const)(
    'with status 2 and LIKELY_MATCH=%s leave the session %s',
    async (likelyMatch, state, shown, next) => {
      await open({ likelyMatch });
      memory.reply = LIKELY;
      const { session, attempt } = await send();
      expect(session.state).toBe(state);
      expect(attempt).toMatchObject({ code: 'LIKELY_SAME_PERSON', state: shown, next });
    },
  );

  it('with status 2 to the last go to review', async () => {
    await open({ attemptsPerSession: 1 });
    memory.reply = LIKELY;
    expect((await send()).session.state).toBe('review');
  });
});

describe('two submits at once', () => {
  it('of the same attempt pay once', async () => {
    const results = await Promise.allSettled([send(), send(), send()]);
    expect(memory.paid).toBe(1);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await look()).attempts).toMatchObject([{ code: 'SAME_PERSON' }]);
  });

  it('of two attempts pay once, and the other is refused for free', async () => {
    memory.reply = DIFFERENT;
    await Promise.allSettled([send(), send({ attemptId: attemptId(2) })]);
    expect(memory.paid).toBe(1);
    const states = [...memory.rows.values()].map(({ decision }) => [decision?.state, decision?.charged]);
    expect(states).toContainEqual(['settled', 'yes']);
    expect(states).toContainEqual(['refused', 'no']);
  });

  it('with one id in two sessions pay at most once for that id', async () => {
    const other = { ...memory.services, newId: () => 'session-session-sessi2' };
    await openSession({ action: 'openSession' }, USER, other);
    await Promise.allSettled([send(), send({ sessionId: 'session-session-sessi2' })]);
    expect(memory.paid).toBe(1);
  });
});

describe('a function that dies between the call and its record', () => {
  beforeEach(async () => {
    memory.reply = () => new Promise(() => undefined);
    void send();
    // Lets the submit run up to the call that never returns.
    while (memory.paid === 0) await Promise.resolve();
  });

  it('leaves an attempt in progress while it may still be running', async () => {
    expect((await look()).attempts).toEqual([{ attemptId: attemptId(1), status: 'in-progress' }]);
    await expect(send()).rejects.toEqual(refusedWith('ATTEMPT_IN_PROGRESS'));
    await expect(send({ attemptId: attemptId(2) })).rejects.toEqual(refusedWith('ATTEMPT_IN_PROGRESS'));
    expect(memory.paid).toBe(1);
  });

  it('leaves an attempt that then reads unknown: not free, not a pass, and given back', async () => {
    memory.now += RESERVATION_MS + 1;
    const { session, attempts } = await look();
    expect(attempts).toMatchObject([{ status: 'decided', code: 'UNRECOGNISED', state: 'unknown' }]);
    expect(session).toMatchObject({ state: 'open', attempts: { remaining: 5 } });
    expect(memory.rows.get(attemptId(1))?.decision).toMatchObject({
      charged: 'unknown',
      problem: 'ABANDONED',
    });
    expect((await send()).attempt).toMatchObject({ state: 'unknown' });
    expect(memory.paid).toBe(1);
  });
});

describe('a database that fails', () => {
  const failing = (name: string, times: number) => {
    let left = times;
    memory.beforeWrite = (write) => {
      if (write !== name || left === 0) return;
      left -= 1;
      throw new Error('database unreachable');
    };
  };

  it.each(['reserve', 'replace'])('at the reservation (%s) costs nothing', async (name) => {
    failing(name, 1);
    await expect(send()).rejects.toEqual(refusedWith('SERVICE_UNAVAILABLE'));
    expect(memory.paid).toBe(0);
    const { session } = await look();
    expect(session.attempts.remaining).toBe(5);
  });

  it('at the record is tried again', async () => {
    failing('decide', 2);
    expect((await send()).attempt).toMatchObject({ code: 'SAME_PERSON' });
    expect(memory.rows.get(attemptId(1))?.decision?.state).toBe('settled');
  });

  it("at the ledger's record only: the session's record mends the row", async () => {
    failing('decide', 3);
    expect((await send()).session.state).toBe('passed');
    expect(memory.rows.get(attemptId(1))?.decision).toBeNull();
    expect((await look()).attempts).toMatchObject([{ code: 'SAME_PERSON', state: 'pass' }]);
    expect(memory.rows.get(attemptId(1))?.decision).toMatchObject({ state: 'settled', charged: 'yes' });
    expect(memory.logged.map(({ event }) => event)).toContain('not-recorded');
  });

  it("at the session's record only: the ledger's row mends the session", async () => {
    let replaced = 0;
    memory.beforeWrite = (write) => {
      if (write !== 'replace') return;
      replaced += 1;
      if (replaced > 1 && replaced <= 4) throw new Error('database unreachable');
    };
    // Not told before it is written: it may be cancelled first. The phone asks again.
    await expect(send()).rejects.toEqual(refusedWith('ATTEMPT_IN_PROGRESS'));
    expect(memory.sessions.get(SESSION_ID)?.state).toBe('open');
    expect((await look()).session.state).toBe('passed');
  });

  it('at both records: the answer is not told, and reads unknown', async () => {
    let reserved = false;
    memory.beforeWrite = (write) => {
      if (reserved && write !== 'reserve') throw new Error('database unreachable');
    };
    memory.reply = async () => {
      reserved = true;
      return DIFFERENT;
    };
    expect((await send()).attempt).toMatchObject({
      status: 'decided',
      code: 'UNRECOGNISED',
      state: 'unknown',
    });
    memory.beforeWrite = () => undefined;
    memory.now += RESERVATION_MS + 1;
    expect((await look()).attempts).toMatchObject([{ state: 'unknown' }]);
  });
});
