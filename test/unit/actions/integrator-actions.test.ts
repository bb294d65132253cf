import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  cancelForIntegrator,
  cancelOwn,
} from '../../../cloudfunctions/face-verify/src/actions/cancel-session';
import { createSession } from '../../../cloudfunctions/face-verify/src/actions/create-session';
import { getResult } from '../../../cloudfunctions/face-verify/src/actions/get-result';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import type { Reply } from '../../../cloudfunctions/face-verify/src/domain/reply';
import { VerifyError } from '../../../cloudfunctions/face-verify/src/errors';
import { BANK, inMemory, type Memory, PASS, SESSION_ID, SHOP, START, submit, USER } from './memory-services';

const ASKED = { reference: 'order-1001', nonce: 'nonce-of-the-shop', purpose: '开通账户' };
const SESSION = { sessionId: SESSION_ID };
const OPEN = { action: 'openSession', ...SESSION } as const;
const answer = (outcome: 'LIKELY_SAME_PERSON' | 'DIFFERENT_PERSON'): Reply => ({
  kind: 'answered',
  outcome,
  charged: 'yes',
});

let memory: Memory;
const ask = () => createSession(ASKED, SHOP, memory.services);
const read = (from = SHOP) => getResult(SESSION, from, memory.services);
const refused = (code: string) => expect.objectContaining({ code });

/** Asked for, opened and answered. */
async function verified(reply: Reply = PASS, policy: Partial<Memory['services']['policy']> = {}) {
  memory = inMemory(policy);
  await ask();
  await openSession(OPEN, USER, memory.services);
  memory.reply = reply;
  await submitAttempt(submit(), USER, memory.services);
}

beforeEach(() => {
  memory = inMemory();
});

describe('createSession', () => {
  it('answers with where the mini-program begins, and nobody owns it yet', async () => {
    expect(await ask()).toEqual({
      sessionId: SESSION_ID,
      expiresAt: START + 30 * 60_000,
      path: `pages/start/start?session=${SESSION_ID}`,
    });
    expect(memory.sessions.get(SESSION_ID)).toMatchObject({ user: null, state: 'open' });
  });

  it('tells the person who asks, what for and where he goes afterwards; nothing else', async () => {
    await createSession({ ...ASKED, returnTo: '/pages/order/order?id=7' }, SHOP, memory.services);
    const { session } = await openSession(OPEN, USER, memory.services);
    expect(session.requester).toEqual({
      name: SHOP.name,
      purpose: '开通账户',
      returnTo: '/pages/order/order?id=7',
    });
    expect(JSON.stringify(session)).not.toMatch(/order-1001|nonce-of-the-shop/);
  });

  it('is bound by whoever opens it first', async () => {
    await ask();
    await openSession(OPEN, USER, memory.services);
    await expect(openSession(OPEN, 'somebody else', memory.services)).rejects.toEqual(
      refused('SESSION_FOREIGN'),
    );
  });

  it('refuses a webhook of whoever has no address', async () => {
    const asked = createSession({ ...ASKED, webhook: true }, BANK, memory.services);
    await expect(asked).rejects.toMatchObject({ code: 'BAD_REQUEST', field: 'webhook' });
    expect(memory.sessions.size).toBe(0);
  });
});

describe('getResult', () => {
  it('gives state, outcome and ticket of a pass, once', async () => {
    await verified();
    expect(await read()).toEqual({
      ...SESSION,
      reference: 'order-1001',
      nonce: 'nonce-of-the-shop',
      state: 'passed',
      outcome: 'SAME_PERSON',
      at: START,
      ticket: 'a.signed.ticket',
    });
    await expect(read()).rejects.toEqual(refused('RESULT_ALREADY_READ'));
  });

  it('claims in the ticket what design.md §5 lists, with hashes of this integrator alone', async () => {
    await verified();
    await read();
    const [claims] = memory.signed;
    expect(claims).toEqual({
      iss: 'face-verify',
      aud: 'shop',
      sub: expect.stringMatching(/^[\w-]{43}$/),
      sid: SESSION_ID,
      ref: 'order-1001',
      nonce: 'nonce-of-the-shop',
      jti: expect.any(String),
      iat: START / 1000,
      exp: START / 1000 + 600,
      outcome: 'SAME_PERSON',
      match: 'same',
      liveness: 'none',
      source: 'market',
      subject: expect.stringMatching(/^[\w-]{43}$/),
    });
    const row = [...memory.rows.values()][0];
    expect([row?.user, row?.subject]).not.toContain(claims?.sub);
    expect([row?.user, row?.subject]).not.toContain(claims?.subject);
    const { keys } = memory.services;
    expect(keys.forIntegrator('bank', 'hash')).not.toBe(keys.forIntegrator('shop', 'hash'));
  });

  it('says so in the ticket where the operator let a likely match pass', async () => {
    await verified(answer('LIKELY_SAME_PERSON'), { likelyMatch: 'pass' });
    expect(await read()).toMatchObject({ state: 'passed', outcome: 'LIKELY_SAME_PERSON' });
    expect(memory.signed[0]).toMatchObject({ match: 'likely', outcome: 'LIKELY_SAME_PERSON' });
  });

  it('gives no ticket for anything but a pass', async () => {
    await verified(answer('DIFFERENT_PERSON'), { attemptsPerSession: 1 });
    expect(await read()).toMatchObject({ state: 'failed', outcome: 'DIFFERENT_PERSON', ticket: null });
    expect(memory.signed).toEqual([]);
  });

  it('tells an expiry, written or not', async () => {
    await ask();
    memory.now = START + 30 * 60_000;
    expect(await read()).toMatchObject({ state: 'expired', outcome: null, at: memory.now, ticket: null });
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ['while it is open', 'RESULT_PENDING', () => ask()],
    [
      'while it is reviewed',
      'RESULT_IN_REVIEW',
      () => verified(answer('LIKELY_SAME_PERSON'), { likelyMatch: 'review' }),
    ],
    ['before the person is done', 'RESULT_PENDING', () => verified(answer('DIFFERENT_PERSON'))],
  ])('waits %s: %s', async (_, code, prepare) => {
    await prepare();
    await expect(read()).rejects.toEqual(refused(code));
    expect(memory.sessions.get(SESSION_ID)?.resultReadAt).toBeNull();
  });

  it('knows nothing of a session of another integrator, or of nobody', async () => {
    await verified();
    await expect(read(BANK)).rejects.toEqual(refused('SESSION_NOT_FOUND'));
    memory = inMemory();
    await openSession({ action: 'openSession' }, USER, memory.services);
    await expect(read()).rejects.toEqual(refused('SESSION_NOT_FOUND'));
  });

  it('is not used up by a ticket that cannot be signed', async () => {
    await verified();
    const sign = async (): Promise<string> => {
      throw new VerifyError('SETTING_MISSING', 'TICKET_PRIVATE_KEY');
    };
    const keyless = { ...memory.services, tickets: { ...memory.services.tickets, sign } };
    await expect(getResult(SESSION, SHOP, keyless)).rejects.toEqual(refused('SETTING_MISSING'));
    expect(await read()).toMatchObject({ state: 'passed' });
  });

  it('goes to one of two that ask at once', async () => {
    await verified();
    const ends = await Promise.allSettled([read(), read()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('cancelSession', () => {
  const cancelled = { ...SESSION, state: 'cancelled' };
  const byShop = () => cancelForIntegrator(SESSION, SHOP, memory.services);
  const byPerson = (user = USER) => cancelOwn({ action: 'cancelSession', ...SESSION }, user, memory.services);

  it('ends it for the person; a repeat says the same', async () => {
    await ask();
    await openSession(OPEN, USER, memory.services);
    expect(await byShop()).toEqual(cancelled);
    expect(await byShop()).toEqual(cancelled);
    await expect(submitAttempt(submit(), USER, memory.services)).rejects.toEqual(refused('SESSION_CLOSED'));
    expect(memory.paid).toBe(0);
    expect(await read()).toMatchObject({ state: 'cancelled', ticket: null });
  });

  it('works for its person, and for nobody else', async () => {
    await ask();
    await openSession(OPEN, USER, memory.services);
    await expect(byPerson('somebody else')).rejects.toEqual(refused('SESSION_FOREIGN'));
    await expect(cancelForIntegrator(SESSION, BANK, memory.services)).rejects.toEqual(
      refused('SESSION_NOT_FOUND'),
    );
    expect(await byPerson()).toMatchObject({ session: { state: 'cancelled' } });
  });

  it('comes too late after the end', async () => {
    await verified();
    await expect(byShop()).rejects.toEqual(refused('SESSION_CLOSED'));
    await expect(byPerson()).rejects.toEqual(refused('SESSION_CLOSED'));
    expect(await read()).toMatchObject({ state: 'passed' });
  });

  it('while an attempt is paid for leaves it cancelled, with the attempt on record', async () => {
    await ask();
    await openSession(OPEN, USER, memory.services);
    memory.reply = async () => {
      await byShop();
      return PASS;
    };
    const { session, attempt } = await submitAttempt(submit(), USER, memory.services);
    expect(memory.paid).toBe(1);
    // The face was the right one; the verification that it was for is gone.
    expect(attempt).toMatchObject({ code: 'SAME_PERSON', state: 'unknown', next: 'alternative' });
    expect([...memory.rows.values()][0]?.decision).toMatchObject({ state: 'settled', charged: 'yes' });
    expect(memory.sessions.get(SESSION_ID)).toMatchObject({
      state: 'cancelled',
      inFlight: null,
      passedBy: null,
    });
    expect(await read()).toMatchObject({ state: 'cancelled', ticket: null });
    expect(session.state).toBe('cancelled');
  });
});
