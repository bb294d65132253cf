/** One attempt id in two hands: another session, another moment, another record of its end. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { eraseMyData } from '../../../cloudfunctions/face-verify/src/actions/erase-my-data';
import { getSession } from '../../../cloudfunctions/face-verify/src/actions/get-session';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { sweep } from '../../../cloudfunctions/face-verify/src/actions/sweep';
import { RESERVATION_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type { Reply } from '../../../cloudfunctions/face-verify/src/domain/reply';
import type { Services } from '../../../cloudfunctions/face-verify/src/ports';
import {
  attemptId,
  inMemory,
  type Memory,
  PASS,
  SESSION_ID,
  submit,
  USER,
  type Write,
} from './memory-services';

const OTHER_SESSION = 'session-session-sessi2';
const DIFFERENT: Reply = { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'yes' };

let memory: Memory;

const send = (change: Parameters<typeof submit>[0] = {}, services = memory.services) =>
  submitAttempt(submit(change), USER, services);
const row = (n = 1) => memory.rows.get(attemptId(n));

/** A promise and what ends it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The ledger answers the first question as if there was no row yet. */
const early = (): Services => {
  const { ledger } = memory.services;
  let isFirst = true;
  const get: typeof ledger.get = async (id) => {
    const found = isFirst ? null : await ledger.get(id);
    isFirst = false;
    return found;
  };
  return { ...memory.services, ledger: { ...ledger, get } };
};

beforeEach(async () => {
  memory = inMemory();
  await openSession({ action: 'openSession' }, USER, memory.services);
});

describe('one attempt id in two sessions at once', () => {
  let release: () => void;
  let first: Promise<unknown>;

  /** The first is paid for right now; the second has looked for its row before there was one. */
  beforeEach(async () => {
    const another = { ...memory.services, newId: () => OTHER_SESSION };
    await openSession({ action: 'openSession' }, USER, another);
    const { opened, open } = gate();
    release = open;
    memory.reply = async () => {
      await opened;
      return PASS;
    };
    first = send();
    await soon();
    expect(memory.paid).toBe(1);
  });

  it('leaves the row of the one that is paid for as it is: never refused, never free', async () => {
    await expect(send({ sessionId: OTHER_SESSION }, early())).rejects.toMatchObject({
      code: 'ATTEMPT_MISMATCH',
    });
    release();
    await first;
    expect(row()?.decision).toMatchObject({ state: 'settled', code: 'SAME_PERSON', charged: 'yes' });
    expect([...memory.tallies.values()].map(({ attempts }) => attempts.length)).toEqual([1, 1]);
    expect(memory.sessions.get(OTHER_SESSION)).toMatchObject({ attemptsUsed: 0, inFlight: null });
  });

  it('never lets the other session pass, even where its function dies with the id in flight', async () => {
    const dying = early();
    const adopt = (): Promise<boolean> => new Promise(() => undefined);
    void send({ sessionId: OTHER_SESSION }, { ...dying, ledger: { ...dying.ledger, adopt } });
    await soon();
    expect(memory.sessions.get(OTHER_SESSION)?.inFlight).not.toBeNull();
    release();
    await first;
    const look = () => getSession({ action: 'getSession', sessionId: OTHER_SESSION }, USER, memory.services);
    expect((await look()).session.state).toBe('open');
    memory.now += RESERVATION_MS + 1;
    expect((await look()).session).toMatchObject({ state: 'open', attempts: { remaining: 5 } });
  });
});

describe('a repeat that looked for its row before there was one', () => {
  it('does not take over a row that an earlier send is giving back', async () => {
    const { ledger, tallies } = memory.services;
    const back = gate();
    const failing: Services = {
      ...memory.services,
      ledger: { ...ledger, decide: (id, decision) => back.opened.then(() => ledger.decide(id, decision)) },
      tallies: { ...tallies, replace: () => Promise.reject(new Error('database unreachable')) },
    };
    const first = send({}, failing);
    await soon();
    expect(memory.sessions.get(SESSION_ID)?.inFlight).toBeNull();
    await expect(send({}, early())).rejects.toMatchObject({ code: 'ATTEMPT_IN_PROGRESS' });
    back.open();
    await expect(first).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(memory.paid).toBe(0);
    expect(row()?.decision).toMatchObject({ state: 'refused', charged: 'no' });
  });

  it('is not paid again after the first send has ended, its record in the ledger being slow', async () => {
    memory.reply = DIFFERENT;
    const { ledger } = memory.services;
    const decide = (): Promise<boolean> => new Promise(() => undefined);
    void send({}, { ...memory.services, ledger: { ...ledger, decide } });
    await soon();
    await expect(send({}, early())).rejects.toMatchObject({ code: 'ATTEMPT_IN_PROGRESS' });
    expect(memory.paid).toBe(1);
  });
});

describe('an end that only the session has on record', () => {
  const failLedger = (): void => {
    let reserved = false;
    memory.beforeWrite = (write: Write) => {
      if (write === 'reserve') reserved = true;
      if (reserved && write === 'decide') throw new Error('database unreachable');
    };
  };

  it('is written into the ledger before the next attempt takes its place', async () => {
    memory.reply = DIFFERENT;
    failLedger();
    await send();
    expect(row()?.decision).toBeNull();
    memory.beforeWrite = () => undefined;
    await send({ attemptId: attemptId(2), photo: { base64: 'BBBB' } });
    expect(row()?.decision).toMatchObject({ code: 'DIFFERENT_PERSON', charged: 'yes' });
    memory.now += RESERVATION_MS + 1;
    await sweep(memory.services);
    expect(row()?.decision).toMatchObject({ code: 'DIFFERENT_PERSON' });
  });

  it('is written into the ledger before the session is erased', async () => {
    failLedger();
    await send();
    memory.beforeWrite = () => undefined;
    await eraseMyData(USER, memory.services);
    expect(row()?.decision).toMatchObject({ code: 'SAME_PERSON', charged: 'yes' });
  });
});
