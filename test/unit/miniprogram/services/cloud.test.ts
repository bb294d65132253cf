import { describe, expect, it } from '@jest/globals';
import { FUNCTION_NAME } from '../../../../miniprogram/contract/actions';
import { getSession, initCloud, openSession } from '../../../../miniprogram/services/cloud';
import { uploadPhoto } from '../../../../miniprogram/services/upload';
import { type Answer, type CallOptions, failWith, installWx, succeed } from '../phone/fake-phone';

const session = {
  sessionId: 's',
  state: 'open',
  expiresAt: 9,
  attempts: { limit: 5, remaining: 4 },
  requester: null,
  verifiers: ['market'],
};

function withFunction(answer: Answer): CallOptions[] {
  const calls: CallOptions[] = [];
  const callFunction: Answer = (options) => {
    calls.push(options);
    answer(options);
  };
  installWx({ cloud: { callFunction } });
  return calls;
}

describe('a call of the cloud function', () => {
  it('sends the action with its fields, and brings its data', async () => {
    const calls = withFunction(succeed({ result: { ok: true, data: { session } } }));
    await expect(openSession({ sessionId: 's' })).resolves.toEqual({ kind: 'data', data: { session } });
    expect(calls[0]).toMatchObject({ name: FUNCTION_NAME, data: { action: 'openSession', sessionId: 's' } });
  });

  it('brings the refusal in its code', async () => {
    withFunction(succeed({ result: { ok: false, error: { code: 'SESSION_FOREIGN' } } }));
    await expect(openSession({})).resolves.toEqual({ kind: 'refused', code: 'SESSION_FOREIGN' });
  });

  it.each([-404010, -404011, -404012, -501002, -501004, -504003, -604102])(
    'is lost, not failed, with %d: the function may have run',
    async (errCode) => {
      withFunction(failWith({ errCode, errMsg: 'cloud.callFunction:fail' }));
      await expect(getSession({ sessionId: 's' })).resolves.toEqual({ kind: 'lost' });
    },
  );

  it.each([
    ['no result', {}],
    ['a foreign result', { result: 'ok' }],
    ['an incomplete result', { result: { ok: true, data: {} } }],
    ['an unknown refusal', { result: { ok: false, error: { code: 'BRAND_NEW' } } }],
  ])('is lost with %s', async (_, reply) => {
    withFunction(succeed(reply));
    await expect(openSession({})).resolves.toEqual({ kind: 'lost' });
  });

  it('is lost on a WeChat without cloud, which does not stop the app from starting', async () => {
    installWx({});
    expect(() => initCloud('')).not.toThrow();
    await expect(openSession({})).resolves.toEqual({ kind: 'lost' });
  });

  it("puts a photo at its attempt's own path", async () => {
    const uploads: CallOptions[] = [];
    const uploadFile: Answer = (options) => {
      uploads.push(options);
      options.success?.({ fileID: 'cloud://file' });
    };
    installWx({ cloud: { uploadFile } });
    await expect(uploadPhoto('wxfile://1', 'attempt-1')).resolves.toBe('cloud://file');
    expect(uploads[0]).toMatchObject({ cloudPath: 'selfies/attempt-1', filePath: 'wxfile://1' });
  });
});
