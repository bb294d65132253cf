import { beforeEach, describe, expect, it } from '@jest/globals';
import { cancelForIntegrator } from '../../../cloudfunctions/face-verify/src/actions/cancel-session';
import { createSession } from '../../../cloudfunctions/face-verify/src/actions/create-session';
import { deliverDueEvents } from '../../../cloudfunctions/face-verify/src/actions/deliver-events';
import { getResult } from '../../../cloudfunctions/face-verify/src/actions/get-result';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { sweep } from '../../../cloudfunctions/face-verify/src/actions/sweep';
import { BACK_OFF_MS, MOST_DELIVERIES } from '../../../cloudfunctions/face-verify/src/domain/request';
import { inMemory, type Memory, SESSION_ID, SHOP, START, submit, USER } from './memory-services';

const ASKED = { reference: 'order-1001', nonce: 'nonce-of-the-shop', purpose: '开通账户' };
const MINUTE = 60_000;

let memory: Memory;
const ask = (webhook: boolean) => createSession({ ...ASKED, webhook }, SHOP, memory.services);
const notice = () => memory.sessions.get(SESSION_ID)?.notice;

async function passed(webhook = true): Promise<void> {
  await ask(webhook);
  await openSession({ action: 'openSession', sessionId: SESSION_ID }, USER, memory.services);
  await submitAttempt(submit(), USER, memory.services);
}

beforeEach(() => {
  memory = inMemory();
});

describe('the webhook', () => {
  it('tells that it ended and for which request, and nothing of the person', async () => {
    await passed();
    await deliverDueEvents(memory.services);
    expect(memory.sent).toEqual([
      {
        id: `${SESSION_ID}.finished`,
        type: 'verification.finished',
        sessionId: SESSION_ID,
        reference: 'order-1001',
        nonce: 'nonce-of-the-shop',
        state: 'passed',
        at: START,
      },
    ]);
  });

  it('is sent once where it is accepted', async () => {
    await passed();
    await deliverDueEvents(memory.services);
    memory.now += 24 * 60 * MINUTE;
    await deliverDueEvents(memory.services);
    expect(memory.sent).toHaveLength(1);
    expect(notice()).toBeNull();
  });

  it('tells an expiry and a cancellation, too', async () => {
    await ask(true);
    memory.now += 30 * MINUTE + 1;
    await sweep(memory.services);
    expect(memory.sent).toMatchObject([{ state: 'expired', at: START + 30 * MINUTE }]);

    memory = inMemory();
    await ask(true);
    memory.now += MINUTE;
    await cancelForIntegrator({ sessionId: SESSION_ID }, SHOP, memory.services);
    await deliverDueEvents(memory.services);
    expect(memory.sent).toMatchObject([{ state: 'cancelled', at: START + MINUTE }]);
  });

  it('is not sent unless it was asked for', async () => {
    await passed(false);
    await sweep(memory.services);
    expect(memory.sent).toEqual([]);
  });

  it('is not sent before the end', async () => {
    await ask(true);
    await sweep(memory.services);
    expect(memory.sent).toEqual([]);
  });

  it('waits for the operator where a review is to decide', async () => {
    memory = inMemory({ likelyMatch: 'review' });
    memory.reply = { kind: 'answered', outcome: 'LIKELY_SAME_PERSON', charged: 'yes' };
    await passed();
    await sweep(memory.services);
    expect(memory.sessions.get(SESSION_ID)?.state).toBe('review');
    expect(memory.sent).toEqual([]);
  });
});

describe('a webhook that is not accepted', () => {
  it('comes again after 1, 5, 15, 60, 180, 360 and 720 minutes with the same id, then never', async () => {
    memory.receive = () => false;
    await passed();
    const sentAt: number[] = [];
    // Every minute, for three days.
    for (let minute = 0; minute <= 3 * 24 * 60; minute += 1) {
      memory.now = START + minute * MINUTE;
      const before = memory.sent.length;
      await deliverDueEvents(memory.services);
      if (memory.sent.length > before) sentAt.push(minute);
    }
    expect(sentAt).toEqual([0, 1, 6, 21, 81, 261, 621, 1341]);
    expect(sentAt).toHaveLength(MOST_DELIVERIES);
    expect(BACK_OFF_MS).toHaveLength(MOST_DELIVERIES - 1);
    expect(new Set(memory.sent.map((event) => JSON.stringify(event))).size).toBe(1);
    const ends = memory.logged.filter(({ event }) => event.startsWith('webhook'));
    expect(ends.at(-1)).toMatchObject({ event: 'webhook-given-up', tries: 8, problem: 'HTTP_500' });
    expect(notice()).toBeNull();
  });
});

describe('deliveries', () => {
  it('are not doubled by two sweeps at once', async () => {
    await passed();
    await Promise.all([deliverDueEvents(memory.services), deliverDueEvents(memory.services)]);
    expect(memory.sent).toHaveLength(1);
  });

  it('come again, with the same id, where the function died before it could record one', async () => {
    await passed();
    memory.receive = () => {
      throw new Error('the function dies here');
    };
    await deliverDueEvents(memory.services);
    memory.receive = () => true;
    memory.now += MINUTE - 1;
    await deliverDueEvents(memory.services);
    expect(memory.sent).toHaveLength(1);
    memory.now += 1;
    await deliverDueEvents(memory.services);
    expect(memory.sent.map(({ id }) => id)).toEqual([`${SESSION_ID}.finished`, `${SESSION_ID}.finished`]);
    expect(notice()).toBeNull();
  });

  it('do not stumble over a receiver who reads the result before he answers', async () => {
    await passed();
    memory.receive = async () => {
      const result = await getResult({ sessionId: SESSION_ID }, SHOP, memory.services);
      return result.state === 'passed';
    };
    await deliverDueEvents(memory.services);
    expect(notice()).toBeNull();
    expect(memory.sessions.get(SESSION_ID)?.resultReadAt).toBe(START);
  });

  it('go on where one of them fails', async () => {
    await passed();
    const first = memory.sessions.get(SESSION_ID);
    if (first === undefined) throw new Error('no session');
    const other = { ...first, id: 'session-session-other1' };
    memory.sessions.set(other.id, other);
    memory.receive = ({ sessionId }) => sessionId === other.id;
    const report = await deliverDueEvents(memory.services);
    expect(report).toMatchObject({ delivered: 1, failed: 1 });
  });
});
