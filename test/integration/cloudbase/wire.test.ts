/** Who is let in: a real signed call of the SDK, as it is and with one thing changed. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cloudbase, startCloudbase } from '../../../dev/cloudbase';
import { type CapturedCall, captureCall, sendCall } from './captured-call';
import { connectSdk, type Sdk } from './sdk';

let cloudbase: Cloudbase;
let call: CapturedCall;

/** The SDK with the stand-in's credentials, talking to whoever listens at `url`. */
function sdkAt(url: string): Sdk {
  return connectSdk(cloudbase, { TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }) });
}

beforeAll(async () => {
  cloudbase = await startCloudbase({ collections: ['things'] });
  call = await captureCall((url) =>
    sdkAt(url)
      .database()
      .collection('things')
      .add({ data: { n: 1 } }),
  );
});
afterAll(() => cloudbase.close());
beforeEach(() => cloudbase.journal.clear());

const count = () => cloudbase.database.documents('things').length;
const withHeader = (name: string, change: (value: string) => string): CapturedCall => ({
  ...call,
  headers: { ...call.headers, [name]: change(call.headers[name] ?? '') },
});
const withParam = (name: string, value: unknown): CapturedCall => ({
  ...call,
  params: { ...call.params, [name]: value },
});
const without = (name: string): CapturedCall => {
  const { [name]: _dropped, ...headers } = call.headers;
  return { ...call, headers };
};

describe('the signature', () => {
  it('lets a call of the SDK in', async () => {
    const before = count();
    expect(await sendCall(cloudbase.url, call)).toMatchObject({
      status: 200,
      body: { data: { insertedIds: [expect.any(String)] } },
    });
    expect(count()).toBe(before + 1);
    expect(cloudbase.journal.entries()).toMatchObject([
      { action: 'database.insertDocument', collection: 'things', caller: 'test', ok: true },
    ]);
  });

  it.each<[string, () => CapturedCall]>([
    ['no Authorization', () => without('authorization')],
    ['another algorithm', () => withHeader('authorization', (value) => value.replace('TC3-', 'TC9-'))],
    [
      'another signature',
      () => withHeader('authorization', (value) => value.replace(/.$/, (last) => (last === '0' ? '1' : '0'))),
    ],
    [
      'an unknown credential',
      () => withHeader('authorization', (value) => value.replace('Credential=AKID', 'Credential=AKIX')),
    ],
    ['another time', () => withHeader('x-timestamp', (value) => String(Number(value) + 1))],
    ['a time long ago', () => withHeader('x-timestamp', (value) => String(Number(value) - 3600))],
    ['a signed header changed', () => withHeader('x-tcb-region', () => 'ap-guangzhou')],
    ['a signed parameter changed', () => withParam('collectionName', 'secrets')],
    ['a parameter nobody signed', () => withParam('transactionId', '1')],
    ['no session token', () => withParam('sessionToken', '')],
    ['another query', () => ({ ...call, path: `${call.path}0` })],
  ])('keeps a call with %s out', async (_what, changed) => {
    const before = count();
    expect((await sendCall(cloudbase.url, changed())).body.code).toBe('SIGN_PARAM_INVALID');
    expect(count()).toBe(before);
    expect(cloudbase.journal.entries()).toMatchObject([{ ok: false, code: 'SIGN_PARAM_INVALID' }]);
  });

  it('made with the wrong key is refused in a way that the SDK reports', async () => {
    const db = connectSdk(cloudbase, { TENCENTCLOUD_SECRETKEY: 'wrong' }).database();
    await expect(db.collection('things').count()).rejects.toMatchObject({
      errCode: -501001,
      errMsg: expect.stringContaining('signature does not match'),
    });
  });
});

describe('the request', () => {
  it('for another environment is refused', async () => {
    const db = connectSdk(cloudbase).database({ env: 'other-env' });
    await expect(db.collection('things').count()).rejects.toMatchObject({
      errMsg: expect.stringContaining('Environment not found'),
    });
  });

  it('for an action that the stand-in does not know is refused', async () => {
    // `wx-server-sdk` has no call for it, the SDK beneath has.
    const beneath: { init(options: { env: string }): { copyFile(options: object): Promise<unknown> } } =
      createRequire(require.resolve('wx-server-sdk'))('@cloudbase/node-sdk');
    connectSdk(cloudbase);
    const copying = beneath
      .init({ env: cloudbase.envId })
      .copyFile({ fileList: [{ srcPath: 'a/x.jpg', dstPath: 'b/x.jpg' }] });
    await expect(copying).rejects.toMatchObject({ code: 'INVALID_PARAM', message: 'unknown action' });
    expect(cloudbase.journal.entries()).toMatchObject([{ action: 'storage.batchCopyFile', ok: false }]);
  });

  it('for an inner interface of WeChat, which the stand-in does not offer, is refused', async () => {
    await expect(connectSdk(cloudbase).getOpenData({ list: ['id'] })).rejects.toMatchObject({
      errMsg: expect.stringContaining('no openapiData'),
    });
    expect(cloudbase.journal.entries()).toMatchObject([{ action: 'wx.openApi', ok: false }]);
  });

  it.each(['', 'no JSON', '[]', 'null'])('with the body "%s" is refused', async (body) => {
    const answer = await fetch(`${cloudbase.url}/admin?env=local-env`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ code: 'INVALID_PARAM' });
  });
});

describe('an upload', () => {
  it('needs the ticket’s own headers, and each ticket is good for one attempt', async () => {
    const ticketCall = await captureCall((url) =>
      sdkAt(url).uploadFile({ cloudPath: 'a.jpg', fileContent: Buffer.from('x') }),
    );
    const { body } = await sendCall(cloudbase.url, ticketCall);
    const { url, authorization, token, cosFileId } = body.data ?? {};
    const headers = {
      authorization: String(authorization),
      signature: String(authorization),
      'x-cos-security-token': String(token),
      'x-cos-meta-fileid': String(cosFileId),
      key: 'a.jpg',
    };
    const put = async (sent: Record<string, string>) =>
      (await fetch(String(url), { method: 'PUT', body: 'x', headers: sent })).status;
    expect(await put({ ...headers, 'x-cos-security-token': 'guessed' })).toBe(403);
    expect(await put(headers)).toBe(403);
    expect(cloudbase.storage.paths()).toEqual([]);
  });
});
