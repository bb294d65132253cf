/** The dev server: one origin, the backend behind it, and a phone that follows its source. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { type Preview, type PreviewBackend, startPreview } from '../../../dev/preview';
import { recordingHouse } from '../../e2e/preview-house';
import { type SmallApp, smallApp } from './small-app';

let app: SmallApp;
let house: ReturnType<typeof recordingHouse>;
let preview: Preview;
let reported: string[];

async function start(backend: PreviewBackend): Promise<void> {
  reported = [];
  preview = await startPreview({
    miniprogramRoot: app.root,
    backend,
    report: (problems) => reported.push(...problems),
  });
}

beforeEach(async () => {
  app = smallApp();
  house = recordingHouse();
  await start(house);
});

afterEach(async () => {
  await preview.close();
  app.removeAll();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${preview.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });

const script = () => fetch(`${preview.url}/preview/app.js`).then((response) => response.text());

describe('a call', () => {
  it('goes to the backend', async () => {
    const response = await post('/preview/call', { name: 'f', data: { a: 1 }, openId: 'o' });
    expect(await response.json()).toEqual({ result: 'welcome' });
    expect(house.calls).toEqual([{ name: 'f', data: { a: 1 }, openId: 'o', appId: 'wxpreview0000000000' }]);
  });

  it.each([
    [{ name: 'f' }],
    [{ name: 1, data: {}, openId: 'o' }],
    [{ name: 'f', data: {}, openId: '' }],
    [null],
  ])('that is malformed does not: %j', async (body) => {
    expect((await post('/preview/call', body)).status).toBe(400);
    expect(house.calls).toEqual([]);
  });

  it("answers WeChat's errors as they are", async () => {
    house.callFunction = () =>
      Promise.reject(Object.assign(new Error('x'), { errCode: -501004, errMsg: 'too many' }));
    const response = await post('/preview/call', { name: 'f', data: {}, openId: 'o' });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ failure: { errCode: -501004, errMsg: 'too many' } });
  });
});

it('stores an upload under its path', async () => {
  const url = `${preview.url}/preview/upload?path=a%2Fb.jpg&openid=o`;
  const response = await fetch(url, { method: 'POST', body: Buffer.from([1, 2, 3]) });
  expect(await response.json()).toEqual({ result: 'cloud://house/a/b.jpg' });
  expect(house.uploads).toEqual([{ path: 'a/b.jpg', bytes: Buffer.from([1, 2, 3]), openId: 'o' }]);
});

it('forces a scenario, and shows it in the state', async () => {
  await post('/preview/force', { scenario: 'status-3' });
  const state: unknown = await fetch(`${preview.url}/preview/state`).then((response) => response.json());
  expect(state).toMatchObject({ forced: 'status-3', people: [{ name: '张三' }] });
});

describe('another site', () => {
  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another name for this machine', { host: 'evil.example' }],
  ])('is refused: %s', async (_, headers) => {
    const response = await request(`${preview.url}/preview/state`, { headers });
    expect(response.statusCode).toBe(403);
    await response.body.dump();
  });

  it('cannot be reached from the phone', async () => {
    const response = await fetch(`${preview.url}/?frame=0`);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    await response.text();
  });

  it.each([
    '/package/../package.json',
    '/package/%2e%2e/%2e%2e/etc/passwd',
    '/package/app.json',
    '/package/none.png',
  ])('and no file but pictures of the package is served: %s', async (path) => {
    const response = await request(`${preview.url}${path}`);
    expect(response.statusCode).toBe(404);
    await response.body.dump();
  });
});

describe('a change of the source', () => {
  /** Reads the events until one says that there is a new build. */
  async function nextReload(stream: ReadableStream<Uint8Array> | null): Promise<void> {
    const reader = stream?.getReader();
    let text = '';
    while (reader && !text.includes('event: reload')) {
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      text += new TextDecoder().decode(value);
    }
    await reader?.cancel();
  }

  it('is built, and the phone is told', async () => {
    await script();
    const { body } = await fetch(`${preview.url}/preview/events`);
    app.write('text.ts', "export const text = 'changed';");
    await nextReload(body);
    expect((await script()).includes('text = "changed"')).toBe(true);
  });

  it('that breaks it is reported and shown, and its repair builds again', async () => {
    await script();
    const broken = await fetch(`${preview.url}/preview/events`);
    app.write('pages/one/one.wxml', '<veiw />');
    await nextReload(broken.body);
    expect(reported).toEqual([expect.stringContaining('<veiw> is neither a built-in nor declared')]);
    expect(await script()).toMatch(/^showProblems\(\["pages\/one\/one\.wxml:1:1 /);
    const repaired = await fetch(`${preview.url}/preview/events`);
    app.write('pages/one/one.wxml', '<view bindtap="press" />');
    await nextReload(repaired.body);
    expect(await script()).toContain('startMiniProgram({');
  });
});

it('says so when its port is taken', async () => {
  const port = Number(new URL(preview.url).port);
  await expect(startPreview({ port, miniprogramRoot: app.root, backend: house })).rejects.toThrow(
    'EADDRINUSE',
  );
});
