/** `callFunction` as the phone sees it: what goes in, what comes out, and each way to fail. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CallFunctionError, type Cloudbase, startCloudbase } from '../../../dev/cloudbase';
import { buildFixture, type Fixture } from './build-fixture';

const KB = 1024;
let fixture: Fixture;
let cloudbase: Cloudbase;

beforeAll(async () => {
  [fixture, cloudbase] = await Promise.all([buildFixture(), startCloudbase()]);
  await cloudbase.deploy({ name: 'fixture', entry: fixture.entry, env: {}, timeoutMs: 5000 });
});
afterAll(async () => {
  await cloudbase.close();
  await fixture.remove();
});
beforeEach(() => {
  cloudbase.faults.clear();
  cloudbase.journal.clear();
});

const call = (data: unknown, openId?: string) =>
  cloudbase.callFunction({ name: 'fixture', data, ...(openId === undefined ? {} : { openId }) });
/** `data` whose JSON has exactly this many bytes. */
const dataOf = (bytes: number) => {
  const frame = JSON.stringify({ op: 'echo', pad: '' }).length;
  return { op: 'echo', pad: 'x'.repeat(bytes - frame) };
};

describe('what goes in', () => {
  it('is what JSON keeps of it, with the person added by the cloud', async () => {
    const data = { op: 'echo', at: new Date(0), gone: undefined, userInfo: { openId: 'forged' } };
    expect(await call(data, 'o-anna')).toEqual({
      op: 'echo',
      at: '1970-01-01T00:00:00.000Z',
      userInfo: { openId: 'o-anna', appId: 'wx0123456789abcdef' },
    });
  });

  it('names nobody when no phone calls', async () => {
    expect(await call({ op: 'echo' })).toEqual({ op: 'echo' });
  });

  it('may be 100 KB and not a byte more', async () => {
    expect(await call(dataOf(100 * KB))).toMatchObject({ op: 'echo' });
    await expect(call(dataOf(100 * KB + 1))).rejects.toMatchObject({
      errMsg: 'cloud.callFunction:fail Error:data exceed max size',
    });
    expect(cloudbase.journal.entries('functions.call')).toHaveLength(1);
  });

  it('counts bytes, not characters', async () => {
    await expect(call({ op: 'echo', pad: '脸'.repeat(40 * KB) })).rejects.toBeInstanceOf(CallFunctionError);
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  it.each([
    ['a text', 'text'],
    ['a list', []],
    ['null', null],
    ['a circle', circle],
    ['a big integer', { n: 1n }],
  ])('may not be %s', async (_what, data) => {
    await expect(call(data)).rejects.toMatchObject({ errMsg: expect.stringContaining('parameter error') });
    expect(cloudbase.journal.entries()).toEqual([]);
  });
});

describe('what comes out', () => {
  it('may be nothing', async () => {
    expect(await call({ op: 'nothing' })).toBeNull();
  });

  it('may be 1 MB and not a byte more', async () => {
    // Two bytes for the quotes of the JSON text.
    expect(await call({ op: 'answer', bytes: KB * KB - 2 })).toHaveLength(KB * KB - 2);
    await expect(call({ op: 'answer', bytes: KB * KB - 1 })).rejects.toMatchObject({ errCode: -604001 });
  });
});

describe('a failure', () => {
  it.each([
    ['the function throws', { op: 'throw', message: 'broken' }, -404011, /Error: broken/],
    ['its answer cannot be serialised', { op: 'circular' }, -404011, /circular/],
  ])('says so when %s', async (_why, data, errCode, errMsg) => {
    await expect(call(data)).rejects.toMatchObject({ errCode, errMsg: expect.stringMatching(errMsg) });
    expect(cloudbase.journal.entries()).toMatchObject([
      { action: 'functions.call', target: 'fixture', ok: false, code: String(errCode) },
    ]);
  });

  it('is -501000 for a function that nobody deployed', async () => {
    await expect(cloudbase.callFunction({ name: 'nobody', data: {} })).rejects.toMatchObject({
      errCode: -501000,
      errMsg: expect.stringMatching(/^cloud\.callFunction:fail Error: errCode: -501000/),
    });
  });

  it.each([
    ['cut-before', 0],
    ['cut-after', 1],
  ] as const)('is -404012 when the line is %s, whether or not the function ran', async (kind, ran) => {
    const before = Number(await call({ op: 'calls' }));
    cloudbase.faults.add({ match: { action: 'functions.call' }, effect: { kind } });
    await expect(call({ op: 'calls' })).rejects.toMatchObject({ errCode: -404012 });
    expect(Number(await call({ op: 'calls' })) - before).toBe(1 + ran);
  });

  it('is the number that a fault injects', async () => {
    cloudbase.faults.add({ match: { action: 'functions.call' }, effect: { kind: 'error', code: '-501004' } });
    await expect(call({ op: 'echo' })).rejects.toMatchObject({ errCode: -501004 });
  });
});
