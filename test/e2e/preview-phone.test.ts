/** What the host's `wx` enforces because WeChat does: camera, permission, privacy, cloud. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Preview, startPreview } from '../../dev/preview';
import { together } from '../../dev/together';
import { launchBrowser, openPage, until, type WatchedPage } from './browser';
import { type CameraPicture, drawCameraPicture, halvesOf, LEFT, RIGHT } from './camera-picture';
import { houseOf, type RecordingHouse, recordingHouse } from './preview-house';

const FIXTURE = join(__dirname, 'fixture-app');
const READY = 'camera=granted&privacy=agreed';

let picture: CameraPicture;
let browser: Browser;
let house: RecordingHouse;
let preview: Preview;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  picture = await drawCameraPicture();
  const backend = houseOf(() => house);
  [browser, preview] = await together(
    launchBrowser({ videoFile: picture.videoFile }),
    startPreview({ miniprogramRoot: FIXTURE, backend, watch: false }),
  );
});

afterAll(async () => {
  await browser.close();
  await preview.close();
  await picture.remove();
});

beforeEach(() => {
  house = recordingHouse();
});

afterEach(() => watched.close());

const button = (name: string) => page.getByRole('button', { name, exact: true });
const state = () => page.getByRole('status').first();

async function open(path: 'home' | 'shoot', query: string): Promise<void> {
  watched = await openPage(browser, `${preview.url}/?frame=0&path=pages/${path}/${path}&${query}`);
  page = watched.page;
  await button(path === 'home' ? 'Call' : 'Back').waitFor();
}

const shows = (text: string | RegExp) => state().getByText(text).waitFor();

describe('the camera', () => {
  it.each([
    ['android', 'Shoot', 'jpg', [LEFT, RIGHT]],
    ['ios', 'Shoot', 'png', [LEFT, RIGHT]],
    ['android', 'Shoot mirrored', 'jpg', [RIGHT, LEFT]],
  ] as const)('on %s writes what it sees: %s', async (platform, press, type, [left, right]) => {
    await open('shoot', `${READY}&platform=${platform}`);
    await shows('ready');
    await button(press).click();
    await shows(`redrawn wxfile://tmp_1.${type} data:image/jpeg;base64,`);
    await button('Upload').click();
    await shows('cloud://house/photo.jpg');
    const seen = await halvesOf(house.uploads[0]?.bytes ?? Buffer.alloc(0));
    expect(distance(seen.left, left)).toBeLessThan(40);
    expect(distance(seen.right, right)).toBeLessThan(40);
    expect(watched.errors).toEqual([]);
  });

  it('draws on a 2d canvas what the call then carries', async () => {
    await open('shoot', READY);
    await shows('ready');
    await button('Shoot').click();
    await until(() => house.calls.length === 1);
    const [call] = house.calls;
    const base64 = String(Object(call?.data).base64);
    const seen = await halvesOf(Buffer.from(base64, 'base64'));
    expect(distance(seen.left, LEFT)).toBeLessThan(60);
  });

  it('gives small RGBA frames', async () => {
    await open('shoot', READY);
    await shows('ready');
    await until(async () => (await data())['frame'] !== '');
    expect((await data())['frame']).toBe(`352x198 ${352 * 198 * 4}`);
  });

  it('refuses a photo before it is ready', async () => {
    await open('shoot', `${READY}&device=silent`);
    await button('Shoot mirrored').click();
    await shows('operateCamera:fail camera has not been initialized');
  });

  it.each([
    ['camera=denied&privacy=agreed', '"errMsg":"insertCamera:fail auth deny","errno":103'],
    ['camera=system-denied&privacy=agreed', '"errno":3'],
    ['camera=switched-off&privacy=agreed', '"errno":2003002'],
    ['camera=granted&privacy=undeclared', '"errno":112'],
    ['camera=granted&privacy=agreed&device=none', 'no camera device'],
  ])('with %s tells why it does not start', async (query, reason) => {
    await open('shoot', query);
    await shows(reason);
    expect(watched.errors).toEqual([]);
  });

  it.each(['complete-only', 'silent'])('with shutter=%s never calls success', async (shutter) => {
    await open('shoot', `${READY}&shutter=${shutter}`);
    await shows('ready');
    const said = shutter === 'silent' ? null : page.waitForEvent('console');
    await button('Shoot').click();
    expect(await said?.then((message) => message.text())).toBe(
      shutter === 'silent' ? undefined : 'operateCamera:ok',
    );
    expect((await data())['path']).toBe('');
  });

  it('fails to redraw where it is told to', async () => {
    await open('shoot', `${READY}&redraw=fails`);
    await shows('ready');
    await button('Shoot').click();
    await shows('not redrawn');
  });

  it.each([
    ['in the background', 'hide'],
    ['when another app takes it', 'loseCamera'],
  ])('stops %s', async (_, act) => {
    await open('shoot', READY);
    await shows('ready');
    await page.evaluate((name) => Reflect.get(globalThis, '__preview')[name](), act);
    await shows('stopped');
  });
});

describe('permission and privacy', () => {
  it('asks for the camera once, and recovers by the settings page', async () => {
    await open('shoot', 'privacy=agreed');
    await page
      .getByRole('dialog', { name: '申请使用你的摄像头' })
      .getByRole('button', { name: '拒绝' })
      .click();
    await shows('auth deny');
    await button('Settings').click();
    const settings = page.getByRole('dialog', { name: '小程序设置' });
    await settings.getByRole('switch', { name: '摄像头' }).check();
    await settings.getByRole('button', { name: '返回' }).click();
    await shows('ready');
    expect(watched.errors).toEqual([]);
  });

  it('asks the page for privacy, and believes only a tap on its button', async () => {
    await open('shoot', 'camera=granted');
    await button('Agree').click();
    await shows('ready');
    expect(watched.errors).toEqual([]);
  });

  it("shows WeChat's own question to a page that registered none, and asks no more after a refusal", async () => {
    await open('home', 'camera=granted');
    const ask = (): Promise<unknown> =>
      page.evaluate(() =>
        Reflect.get(globalThis, 'wx')
          .requirePrivacyAuthorize()
          .catch((error: unknown) => error),
      );
    const first = ask();
    await page
      .getByRole('dialog', { name: '用户隐私保护提示' })
      .getByRole('button', { name: '拒绝' })
      .click();
    const refusal = {
      errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized',
      errno: 104,
    };
    expect(await first).toEqual(refusal);
    expect(await ask()).toEqual(refusal);
  });

  it('opens the settings from a tap only', async () => {
    await open('home', 'query=ask%3Dsettings');
    await shows('openSetting:fail can only be invoked by user TAP gesture.');
  });
});

describe('a call', () => {
  const answer = () => page.getByRole('status', { name: 'answer' });

  it('reaches the house with the caller, and is written down', async () => {
    await open('home', 'openid=somebody');
    await button('Call').click();
    await answer().getByText('welcome').waitFor();
    expect(house.calls).toEqual([
      {
        name: 'house',
        data: { action: 'echo', filling: 'x'.repeat(10) },
        openId: 'somebody',
        appId: 'wxpreview0000000000',
      },
    ]);
    const calls = await page.evaluate(() => Reflect.get(globalThis, '__preview').calls());
    expect(calls).toEqual([
      expect.objectContaining({ name: 'house', action: 'echo', bytes: 40, outcome: 'ok' }),
    ]);
  });

  it('of more than 100 KB does not leave the phone', async () => {
    await open('home', '');
    await button('Call with too much').click();
    await answer().getByText('"errCode":-604001').waitFor();
    expect(house.calls).toEqual([]);
  });

  it('with an answer of more than 1 MB fails', async () => {
    house.callFunction = async () => 'x'.repeat(1024 * 1024);
    await open('home', '');
    await button('Call').click();
    await answer().getByText('"errCode":-604001').waitFor();
  });

  it.each([
    ['-404011', 0],
    ['-404010', 1],
    ['-404012', 1],
    ['-501002', 1],
    ['-504003', 1],
    ['cut-before', 0],
    ['cut-after', 1],
  ])('that meets %s reaches the house %i times, and the next one works', async (fault, reached) => {
    await open('home', `call=${fault}`);
    await button('Call').click();
    await answer()
      .getByText(`"errCode":${fault.startsWith('cut') ? -1 : fault}`)
      .waitFor();
    expect(house.calls).toHaveLength(reached);
    await button('Call').click();
    await answer().getByText('welcome').waitFor();
  });

  it("hands on the house's own error", async () => {
    house.callFunction = () =>
      Promise.reject(Object.assign(new Error(), { errCode: -501004, errMsg: 'too many' }));
    await open('home', '');
    await button('Call').click();
    await answer().getByText('"errCode":-501004').waitFor();
  });
});

const data = (): Promise<Record<string, unknown>> =>
  page.evaluate(() => Reflect.get(globalThis, '__preview').pageData());

function distance(seen: readonly number[], wanted: { r: number; g: number; b: number }): number {
  const { r, g, b } = wanted;
  return [r, g, b].reduce((sum, value, index) => sum + Math.abs(value - (seen[index] ?? 0)), 0);
}
