import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../../cloudfunctions/face-verify/src/face-api/read-answer';

const ID_NUMBER = '11010519491231002X';

function read(status: number, headers: Readonly<Record<string, string>>, body: string) {
  return readAnswer({ status, header: (name) => headers[name] ?? '', body }, ID_NUMBER);
}

const seller = (fields: object, status = 200) => read(status, {}, JSON.stringify(fields)).reply;

describe('an answer of the seller', () => {
  it('is the outcome of its status, text or number, and is charged by estimate', () => {
    const same = { kind: 'answered', outcome: 'SAME_PERSON', charged: 'yes' };
    expect(seller({ status: '1' })).toEqual(same);
    expect(seller({ status: 1 })).toEqual(same);
    expect(seller({ status: ' -4 ' })).toMatchObject({ outcome: 'PHOTO_UNUSABLE' });
  });

  it.each([
    ['of another person', { status: '1', idCard: '320102199003074513' }, 'ANSWER_FOREIGN'],
    ['with a code that is not listed', { status: '77' }, 'ANSWER_UNLISTED'],
    ['without a code', { msg: '系统分析为同一人' }, 'ANSWER_UNLISTED'],
    ['with true for a code', { status: true }, 'ANSWER_UNLISTED'],
  ])('%s is unknown and never free', (_, fields, problem) => {
    expect(seller(fields)).toEqual({ kind: 'unknown', problem, charged: 'unknown' });
  });

  it.each([ID_NUMBER, ID_NUMBER.toLowerCase(), '110105********002X', '', undefined])(
    'that echoes %p is ours',
    (idCard) => {
      expect(seller({ status: '1', idCard })).toMatchObject({ outcome: 'SAME_PERSON' });
    },
  );

  it.each(['', ' ', '<html></html>', '{"status":"1"', '"1"', '1', 'null', '["1"]', '[]'])(
    'with the body %p at HTTP 200 is unknown',
    (body) => {
      expect(read(200, {}, body).reply).toMatchObject({ kind: 'unknown', charged: 'unknown' });
    },
  );

  it('is read at HTTP 450 too, with its charge unknown', () => {
    const reply = { kind: 'answered', outcome: 'SERVICE_EXCEPTION', charged: 'unknown' };
    expect(seller({ status: '203' }, 450)).toEqual(reply);
  });

  it.each([201, 302, 403, 450, 500, 504])('is no pass at HTTP %i', (status) => {
    expect(seller({ status: '1' }, status)).toMatchObject({ kind: 'unknown' });
  });

  it('is read whatever the content type and with a byte order mark', () => {
    const body = '\uFEFF{"status":"3"}';
    expect(read(200, { 'content-type': 'text/html' }, body).reply).toMatchObject({
      outcome: 'DIFFERENT_PERSON',
    });
  });
});

describe('an answer of the gateway', () => {
  it('is told by its code, even where a body looks like a pass', () => {
    const headers = { 'x-ca-error-code': 'B403MQ', 'x-ca-error-message': 'whatever' };
    expect(read(200, headers, '{"status":"1"}').reply).toEqual({
      kind: 'refused',
      problem: 'QUOTA_EXHAUSTED',
      code: 'SERVICE_PAUSED',
      charged: 'no',
    });
  });

  it.each([
    ['Quota Exhausted', 'QUOTA_EXHAUSTED'],
    ['INVALID APPCODE `not exists`', 'APPCODE_INVALID'],
    ['Throttled by USER Flow Control', 'THROTTLED'],
    ['Throttled by DOMAIN Flow Control', 'DAILY_DOMAIN_LIMIT'],
    ['something new', 'GATEWAY_OTHER'],
  ])('without a code is told by the message %p', (message, problem) => {
    expect(read(403, { 'x-ca-error-message': message }, '').reply).toMatchObject({ problem });
  });

  it('with an unknown code and a known message is told by the message', () => {
    const headers = { 'x-ca-error-code': 'Q999QQ', 'x-ca-error-message': 'Quota Expired' };
    expect(read(403, headers, '').reply).toMatchObject({ problem: 'QUOTA_EXPIRED' });
  });

  it('that nobody has seen yet is busy, not sent again, and not called free', () => {
    expect(read(403, { 'x-ca-error-code': 'Z499ZZ' }, '').reply).toEqual({
      kind: 'busy',
      problem: 'GATEWAY_OTHER',
      resend: 'never',
      charged: 'unknown',
    });
  });

  it.each([
    [
      'Backend service connect failed `Timeout connecting to [x]`',
      { kind: 'busy', resend: 'once', charged: 'no' },
    ],
    ['Timeout connecting to 10.0.0.1', { kind: 'busy', resend: 'once', charged: 'no' }],
    ['Connection is closed', { kind: 'unknown', charged: 'unknown' }],
    ['', { kind: 'unknown', charged: 'unknown' }],
  ])('D504CO was provably never sent only where its text says so: %p', (message, reply) => {
    const headers = { 'x-ca-error-code': 'D504CO', 'x-ca-error-message': message };
    expect(read(504, headers, '').reply).toMatchObject(reply);
  });

  it('without any header is unknown', () => {
    for (const status of [200, 403, 429, 500, 502, 504]) {
      expect(read(status, {}, '').reply).toMatchObject({ kind: 'unknown' });
    }
  });
});

describe('what is kept of an answer', () => {
  it('has known forms only: nothing of a message, nothing of a text', () => {
    const headers = {
      'x-ca-error-code': 'Invalid AppCode `secret`',
      'x-ca-error-message': 'secret',
      'x-ca-request-id': 'a b c',
    };
    const { evidence } = read(400, headers, '{"status":"张三"}');
    expect(evidence).toEqual({ httpStatus: 400, requestId: null, gatewayCode: null, status: null });
  });

  it('is the request id, the gateway code and a numeric status', () => {
    const headers = {
      'x-ca-error-code': 'B403MQ',
      'x-ca-request-id': '7AD052CB-EE8B-4DFD-BBAF-EFB340E0A5AF',
    };
    expect(read(403, headers, '{"status":77}').evidence).toEqual({
      httpStatus: 403,
      requestId: '7AD052CB-EE8B-4DFD-BBAF-EFB340E0A5AF',
      gatewayCode: 'B403MQ',
      status: '77',
    });
  });
});

describe('readAnswer', () => {
  it.each<{ readonly status: unknown }>([
    { status: { toString: '' } },
    { status: { toString: null, valueOf: null } },
    { status: ['1'] },
    { status: null },
    { status: true },
  ])('takes $status for no status, and keeps nothing of it', (fields) => {
    const { reply, evidence } = read(200, {}, JSON.stringify(fields));
    expect(reply).toMatchObject({ kind: 'unknown', problem: 'ANSWER_UNLISTED', charged: 'unknown' });
    expect(evidence.status).toBeNull();
  });

  it('answers anything, and passes nobody without status 1 at HTTP 200 from the seller', () => {
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({ status: fc.oneof(fc.constantFrom('1', 1, '2', '-1', '203'), fc.jsonValue()) })
        .map((o) => JSON.stringify(o)),
    );
    const headers = fc.record({
      'x-ca-error-code': fc.oneof(
        fc.constant(''),
        fc.constantFrom('B403MQ', 'D504CO', 'T429IN'),
        fc.string(),
      ),
      'x-ca-error-message': fc.oneof(fc.constant(''), fc.string()),
      'x-ca-request-id': fc.string(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(200, 201, 302, 400, 403, 429, 450, 500, 502, 504),
        headers,
        body,
        (status, given, text) => {
          const { reply } = read(status, given, text);
          if (reply.kind === 'answered' && reply.outcome === 'SAME_PERSON') {
            expect(status).toBe(200);
            expect(given['x-ca-error-code'].trim()).toBe('');
            expect(String(JSON.parse(text.replace(/^\uFEFF/, '')).status).trim()).toBe('1');
          }
        },
      ),
      { numRuns: 5000 },
    );
  });
});
