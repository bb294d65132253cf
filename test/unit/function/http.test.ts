import { describe, expect, it } from '@jest/globals';
import {
  HTTP_STATUS,
  type HttpEvent,
  readHttpEvent,
  respondTo,
} from '../../../cloudfunctions/face-verify/src/http';
import type { IntegratorResult } from '../../../cloudfunctions/face-verify/src/integrators/contract';
import { INTEGRATOR_ERRORS } from '../../../cloudfunctions/face-verify/src/integrators/errors';
import type { IntegratorCall } from '../../../cloudfunctions/face-verify/src/integrators/handler';

const ID = 'session-session-sessio';
const EVENT: HttpEvent = {
  httpMethod: 'POST',
  path: '/sessions',
  headers: {
    'X-Verify-Integrator': 'shop',
    'x-verify-time': '1795473000000',
    'X-VERIFY-NONCE': 'nonce',
    'x-verify-signature': 'signature',
  },
  body: '{"purpose":"开通"}',
  isBase64Encoded: false,
};

const DONE: IntegratorResult = { ok: true, data: { sessionId: ID, state: 'cancelled' } };

async function send(change: Partial<HttpEvent>, result: IntegratorResult = DONE) {
  const calls: IntegratorCall[] = [];
  const response = await respondTo(
    { ...EVENT, ...change },
    {
      handle: async (call) => {
        calls.push(call);
        return result;
      },
      publicKeys: () => ({ keys: [] }),
    },
  );
  return { response, calls };
}

describe('a request over the HTTP trigger', () => {
  it('becomes the same call as an event, headers in any case', async () => {
    const { calls } = await send({});
    expect(calls).toEqual([
      {
        action: 'createSession',
        input: EVENT.body,
        signed: {
          integrator: 'shop',
          time: '1795473000000',
          nonce: 'nonce',
          signature: 'signature',
          method: 'POST',
          path: '/sessions',
          body: EVENT.body,
        },
      },
    ]);
  });

  it.each([
    ['/sessions', 'createSession', EVENT.body],
    [`/sessions/${ID}/result`, 'getResult', `{"sessionId":"${ID}"}`],
    [`/sessions/${ID}/cancel`, 'cancelSession', `{"sessionId":"${ID}"}`],
  ])('%s is %s, wherever the function is mounted', async (path, action, input) => {
    for (const mounted of [path, `/face${path}`, `/a/b${path}`]) {
      const { calls } = await send({ path: mounted });
      expect(calls).toMatchObject([{ action, input, signed: { path } }]);
    }
  });

  it.each([true, 'true'] as const)('is decoded from Base64 where isBase64Encoded is %p', async (encoded) => {
    const body = Buffer.from(EVENT.body ?? '').toString('base64');
    const { calls } = await send({ body, isBase64Encoded: encoded });
    expect(calls[0]?.input).toBe(EVENT.body);
  });

  it('without headers and body is a call that nobody signed', async () => {
    const event = readHttpEvent({ httpMethod: 'POST', path: '/sessions' });
    const { calls } = await send({ ...event });
    expect(calls[0]?.signed).toMatchObject({ integrator: '', signature: '', body: '' });
  });

  it.each([
    ['/', 404, 'POST'],
    ['/sessions/', 404, 'POST'],
    ['/sessions/short/result', 404, 'POST'],
    [`/sessions/${ID}/pass`, 404, 'POST'],
    [`/sessions/${ID}`, 404, 'GET'],
    ['/sessions', 405, 'GET'],
    [`/sessions/${ID}/result`, 405, 'GET'],
    ['/keys', 405, 'POST'],
  ])('%s answers %i to %s, and nothing is asked of the function', async (path, status, httpMethod) => {
    const { response, calls } = await send({ path, httpMethod });
    expect(response.statusCode).toBe(status);
    expect(calls).toEqual([]);
  });
});

describe('the response', () => {
  it('is JSON that nobody keeps', async () => {
    const { response } = await send({ path: `/sessions/${ID}/cancel` });
    expect(response).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(DONE),
    });
  });

  it('is 201 for a new session', async () => {
    expect((await send({})).response.statusCode).toBe(201);
  });

  it('has the public keys, to be kept for five minutes', async () => {
    const { response } = await send({ httpMethod: 'GET', path: '/keys' });
    expect(response).toMatchObject({ statusCode: 200, body: '{"keys":[]}' });
    expect(response.headers['cache-control']).toBe('public, max-age=300');
  });

  it.each([
    ['BAD_REQUEST', 400],
    ['SIGNATURE_INVALID', 401],
    ['REQUEST_EXPIRED', 401],
    ['SESSION_NOT_FOUND', 404],
    ['REQUEST_REPLAYED', 409],
    ['RESULT_PENDING', 409],
    ['RESULT_ALREADY_READ', 410],
    ['SETTING_MISSING', 500],
    ['SERVICE_UNAVAILABLE', 503],
  ] as const)('to %s is %i', async (code, status) => {
    const { response } = await send({}, { ok: false, error: { code } });
    expect(response.statusCode).toBe(status);
    expect(JSON.parse(response.body)).toEqual({ ok: false, error: { code } });
  });

  it('has a status of the right kind for every code', () => {
    expect(Object.keys(HTTP_STATUS).sort()).toEqual(Object.keys(INTEGRATOR_ERRORS).sort());
    for (const status of Object.values(HTTP_STATUS)) expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('an event that is no request', () => {
  it.each([
    ['nothing', null],
    ['a text', 'POST /sessions'],
    ['an action', { action: 'openSession' }],
    ['a timer', { Type: 'Timer', TriggerName: 'sweep' }],
    ['a number for a path', { httpMethod: 'POST', path: 1 }],
  ])('%s', (_, event) => {
    expect(readHttpEvent(event)).toBeNull();
  });
});
