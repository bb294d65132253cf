/** A verification that an integrator asks for, through the built function and the HTTP trigger. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HttpTrigger, startHttpTrigger } from '../../../dev/http-trigger';
import { integratorSettings, newIntegrator } from '../../../dev/integrator';
import { readLedgerRow } from '../../../dev/ledger-row';
import { startService } from '../../../dev/service';
import { FUNCTION_NAME } from '../../../miniprogram/contract/actions';
import { type Answer, type Change, post, signedEvent } from './integrator-client';
import { inlinePhoto, newId, type RunningService, runService, submitOf } from './running-service';

const SHOP = newIntegrator('shop');
const BANK = newIntegrator('bank');
const ASKED = { reference: 'order-1001', nonce: 'a-nonce-of-the-shop', purpose: '开通账户' };

let running: RunningService;
let trigger: HttpTrigger;
let photo: string;

beforeAll(async () => {
  photo = await inlinePhoto();
  running = await runService({ settings: integratorSettings([SHOP, BANK]) });
  trigger = await startHttpTrigger({ cloudbase: running.service.cloudbase });
});

afterAll(async () => {
  await trigger.close();
  await running.close();
});

const ask = (change: Change = {}, body: object = ASKED): Promise<Answer> =>
  post(trigger.url, SHOP, '/sessions', body, change);
const resultOf = (sessionId: string, from = SHOP): Promise<Answer> =>
  post(trigger.url, from, `/sessions/${sessionId}/result`, null);
const refusal = (code: string, field?: string) => ({ ok: false, error: field ? { code, field } : { code } });

async function asked(): Promise<string> {
  const { text } = await ask();
  const sessionId = /"sessionId":"([\w-]{22})"/.exec(text)?.[1];
  if (sessionId === undefined) throw new Error(text);
  return sessionId;
}

async function verified(person: string): Promise<string> {
  const sessionId = await asked();
  await running.call(person, { action: 'openSession', sessionId });
  await running.call(person, submitOf('status-1', sessionId, photo));
  return sessionId;
}

describe('the way of a verification', () => {
  it('is asked for, opened, passed, read once', async () => {
    const created = await ask();
    expect(created).toMatchObject({ status: 201, json: { ok: true } });
    const sessionId = /session=([\w-]{22})"/.exec(created.text)?.[1] ?? '';
    expect(await resultOf(sessionId)).toMatchObject({ status: 409, json: refusal('RESULT_PENDING') });

    expect(await running.call('a person', { action: 'openSession', sessionId })).toMatchObject({
      data: { session: { requester: { name: SHOP.name, purpose: '开通账户', returnTo: null } } },
    });
    await running.call('a person', submitOf('status-1', sessionId, photo));

    expect(await resultOf(sessionId, BANK)).toMatchObject({
      status: 404,
      json: refusal('SESSION_NOT_FOUND'),
    });
    const { status, json } = await resultOf(sessionId);
    expect(status).toBe(200);
    expect(json).toEqual({
      ok: true,
      data: {
        sessionId,
        reference: 'order-1001',
        nonce: 'a-nonce-of-the-shop',
        state: 'passed',
        outcome: 'SAME_PERSON',
        at: expect.any(Number),
        ticket: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      },
    });
    expect(await resultOf(sessionId)).toMatchObject({ status: 410, json: refusal('RESULT_ALREADY_READ') });
  });

  it('is the same from another cloud function of the environment', async () => {
    const { cloudbase } = running.service;
    const send = (action: string, body: object) =>
      cloudbase.callFunction({ name: FUNCTION_NAME, data: signedEvent(SHOP, action, body) });
    const created = JSON.stringify(await send('createSession', ASKED));
    const sessionId = /"sessionId":"([\w-]{22})"/.exec(created)?.[1] ?? '';
    expect(await send('cancelSession', { sessionId })).toEqual({
      ok: true,
      data: { sessionId, state: 'cancelled' },
    });
    expect(await send('getResult', { sessionId })).toMatchObject({
      data: { state: 'cancelled', outcome: null, ticket: null },
    });
  });

  it('ends where the integrator or the person cancels it: nothing is paid any more', async () => {
    const before = running.faceApi.billed();
    const sessionId = await asked();
    await running.call('a person', { action: 'openSession', sessionId });
    const cancelled = await post(trigger.url, SHOP, `/sessions/${sessionId}/cancel`, null);
    expect(cancelled).toMatchObject({ status: 200, json: { data: { state: 'cancelled' } } });
    const submit = submitOf('status-1', sessionId, photo);
    expect(await running.call('a person', submit)).toEqual(refusal('SESSION_CLOSED'));
    expect(running.faceApi.billed()).toBe(before);

    const own = await running.open('another person');
    const cancel = { action: 'cancelSession', sessionId: own };
    expect(await running.call('a person', cancel)).toEqual(refusal('SESSION_FOREIGN'));
    expect(await running.call('another person', cancel)).toMatchObject({
      data: { session: { state: 'cancelled' } },
    });
  });

  it('stays cancelled where an answer was on its way, which is recorded', async () => {
    const { cloudbase } = running.service;
    const sessionId = await asked();
    await running.call('a person', { action: 'openSession', sessionId });
    const submit = submitOf('status-1', sessionId, photo);
    // Both records of the paid answer wait: the ledger's, and the session's second write.
    const hold = (collection: string, nth: number) =>
      cloudbase.faults.add({
        match: { action: 'database.modifyDocument', collection, nth },
        effect: { kind: 'hold' },
      });
    const records = [hold('attempts', 1), hold('verifications', 2)];
    const before = running.faceApi.billed();
    const submitted = running.call('a person', submit);
    await Promise.all(records.map(({ reached }) => reached));
    const cancelled = await post(trigger.url, SHOP, `/sessions/${sessionId}/cancel`, null);
    expect(cancelled).toMatchObject({ status: 200, json: { data: { state: 'cancelled' } } });
    for (const record of records) record.release();
    expect(await submitted).toMatchObject({ data: { session: { state: 'cancelled' } } });
    expect(await resultOf(sessionId)).toMatchObject({ json: { data: { state: 'cancelled', ticket: null } } });
    expect(readLedgerRow(cloudbase, submit.attemptId)?.decision).toMatchObject({
      state: 'settled',
      charged: 'yes',
    });
    expect(running.faceApi.billed() - before).toBe(1);
  });
});

describe('a request that is not right', () => {
  const now = (): number => Date.now();

  it.each<[string, number, string, () => Change]>([
    ['forged', 401, 'SIGNATURE_INVALID', () => ({ signature: 'x'.repeat(43) })],
    ['signed for another method', 401, 'SIGNATURE_INVALID', () => ({ method: 'CALL' })],
    ['signed for another path', 401, 'SIGNATURE_INVALID', () => ({ path: '/sessions/x/result' })],
    ['too old', 401, 'REQUEST_EXPIRED', () => ({ time: String(now() - 301_000) })],
    ['of tomorrow', 401, 'REQUEST_EXPIRED', () => ({ time: String(now() + 86_400_000) })],
  ])('because it is %s is refused with %i %s', async (_, status, code, change) => {
    const before = running.service.cloudbase.database.documents('nonces').length;
    expect(await ask(change())).toMatchObject({ status, json: refusal(code) });
    expect(running.service.cloudbase.database.documents('nonces')).toHaveLength(before);
  });

  it('because it was here before is refused: one session, not two', async () => {
    const { database } = running.service.cloudbase;
    const before = database.documents('verifications').length;
    const change = { time: String(now()), nonce: newId() };
    const answers = await Promise.all([1, 2, 3].map(() => ask(change)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(database.documents('verifications')).toHaveLength(before + 1);
  });

  it.each<[string, object, string]>([
    ['no purpose', { ...ASKED, purpose: undefined }, 'purpose'],
    ['an empty purpose', { ...ASKED, purpose: ' ' }, 'purpose'],
    ['a purpose of two lines', { ...ASKED, purpose: 'a\nb' }, 'purpose'],
    ['a name for a reference', { ...ASKED, reference: '张三' }, 'reference'],
    ['a short nonce', { ...ASKED, nonce: 'short' }, 'nonce'],
    ['a way back into the web', { ...ASKED, returnTo: 'https://evil.example/' }, 'returnTo'],
    ['a way back to another host', { ...ASKED, returnTo: '//evil.example/' }, 'returnTo'],
    ['a webhook that nobody set', { ...ASKED, webhook: true }, 'webhook'],
    ['an unknown field', { ...ASKED, pass: true }, 'body'],
  ])('because of %s is refused with the name of the field', async (_, body, field) => {
    const answer = await ask({}, body);
    expect(answer).toMatchObject({ status: 400, json: refusal('BAD_REQUEST', field) });
  });

  it('because it is no JSON is refused', async () => {
    expect(await ask({ body: '{"purpose"' })).toMatchObject({
      status: 400,
      json: refusal('BAD_REQUEST', 'body'),
    });
  });

  it.each([
    ['GET', '/sessions', 405],
    ['POST', '/keys', 405],
    ['POST', '/', 404],
    ['POST', '/person/somebody', 404],
  ])('%s %s answers %i', async (method, path, status) => {
    expect((await fetch(trigger.url + path, { method })).status).toBe(status);
  });
});

describe('a phone', () => {
  it.each<[string, () => object, object]>([
    [
      'an HTTP event',
      () => ({ httpMethod: 'POST', path: '/sessions', headers: {}, body: '{}' }),
      refusal('UNKNOWN_ACTION'),
    ],
    [
      'an integrator’s event without his key',
      () => ({ ...signedEvent({ ...SHOP, key: 'k'.repeat(43) }, 'createSession', ASKED) }),
      refusal('SIGNATURE_INVALID'),
    ],
    [
      'an integrator’s action without a signature',
      () => ({ action: 'createSession', body: '{}' }),
      refusal('UNKNOWN_ACTION'),
    ],
    [
      'a result without a signature',
      () => ({ action: 'getResult', sessionId: newId() }),
      refusal('UNKNOWN_ACTION'),
    ],
  ])('that sends %s gets nothing', async (_, data, expected) => {
    expect(await running.call('a phone', { ...data() })).toEqual(expected);
  });
});

describe('without a ticket key', () => {
  it('everything works but the ticket, and its result is kept until there is one', async () => {
    const integrators = { INTEGRATOR_KEYS: JSON.stringify([SHOP]) };
    const service = await startService({
      faceApi: running.faceApi,
      settings: { ...integrators, TICKET_PRIVATE_KEY: '' },
    });
    const http = await startHttpTrigger({ cloudbase: service.cloudbase });
    try {
      const { text } = await post(http.url, SHOP, '/sessions', ASKED);
      const sessionId = /"sessionId":"([\w-]{22})"/.exec(text)?.[1] ?? '';
      const call = (data: object) =>
        service.cloudbase.callFunction({ name: FUNCTION_NAME, data, openId: 'a person' });
      await call({ action: 'openSession', sessionId });
      expect(await call(submitOf('status-1', sessionId, photo))).toMatchObject({ ok: true });
      for (const _ of [1, 2]) {
        expect(await post(http.url, SHOP, `/sessions/${sessionId}/result`, null)).toMatchObject({
          status: 500,
          json: refusal('SETTING_MISSING', 'TICKET_PRIVATE_KEY'),
        });
      }
      expect(await (await fetch(`${http.url}/keys`)).json()).toEqual({ keys: [] });
    } finally {
      await http.close();
      await service.close();
    }
  });
});

describe('two reads at once', () => {
  it('get one result', async () => {
    const sessionId = await verified('a quick person');
    const answers = await Promise.all([1, 2, 3].map(() => resultOf(sessionId)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  });
});
