/** The host itself, on a small mini-program of its own: what a page may rely on, and what it must not. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type Preview, startPreview } from '../../dev/preview';
import { together } from '../../dev/together';
import { launchBrowser, openPage, until, type WatchedPage } from './browser';
import { type CameraPicture, drawCameraPicture } from './camera-picture';
import { houseOf, type RecordingHouse, recordingHouse } from './preview-house';

const FIXTURE = join(__dirname, 'fixture-app');

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

async function open(query = ''): Promise<void> {
  watched = await openPage(browser, `${preview.url}/?frame=0&${query}`);
  page = watched.page;
  await page.getByText('预览夹具').waitFor();
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const data = (): Promise<Record<string, unknown>> =>
  page.evaluate(() => Reflect.get(globalThis, '__preview').pageData());
const events = async () => (await data())['events'];

describe('a page', () => {
  it('shows conditions, lists, WXS, imported templates, slots and line breaks', async () => {
    await open();
    await page.getByText('HELLO').waitFor();
    expect(await page.getByText('smaller', { exact: true }).count()).toBe(1);
    expect(await page.getByText('not smaller').count()).toBe(0);
    expect(await page.getByText(/^\d\. /).allInnerTexts()).toEqual(['1. ann', '2. bob']);
    expect(await page.getByText('one').innerText()).toBe('one\ntwo');
    expect(watched.errors).toEqual([]);
  });

  it('keeps the styles of page and component apart', async () => {
    await open();
    const colour = await button('More').evaluate(
      (node) => Reflect.get(globalThis, 'getComputedStyle')(node).color,
    );
    expect(colour).toBe('rgb(0, 0, 0)');
  });

  it('gets each event once, with its detail, and no native one', async () => {
    await open();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.pressSequentially('xy');
    await name.blur();
    await page.getByRole('checkbox', { name: 'I agree' }).check();
    await button('More').click();
    await expect(events()).resolves.toEqual([
      'show',
      'ready',
      'picture 8',
      'focus ',
      'input x',
      'input xy',
      'blur xy',
      'consent face',
      'press {}',
    ]);
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect((await data())['name']).toBe('xy');
    await name.fill('longer than five');
    expect(await name.inputValue()).toHaveLength(5);
    expect(watched.errors).toEqual([]);
  });

  it('describes a field by the element that aria-describedby names', async () => {
    await open();
    await page.getByRole('textbox', { name: 'Name' }).fill('abc');
    const snapshot = await page.getByRole('textbox', { name: 'Name' }).evaluate((node) => {
      const id = node.getAttribute('aria-describedby') ?? '';
      return Reflect.get(globalThis, 'document').getElementById(id)?.textContent;
    });
    expect(snapshot).toContain('abc');
  });

  it.each(['click', 'keyboard'])('taps a view with a role by %s', async (way) => {
    await open();
    if (way === 'click') await button('Tile').click();
    else await button('Tile').press('Enter');
    await button('Tile 7 tile 1').waitFor();
  });

  it('measures elements below the navigation bar', async () => {
    await open();
    await button('Measure').click();
    await page.getByText('16 7').waitFor();
  });

  it('shows an exception of a handler as an error', async () => {
    await open();
    await button('Explode').click();
    await button('Explode later').click();
    await until(() => watched.errors.some((text) => text.includes('exploded later')));
    expect(watched.errors.some((text) => text.includes('fixture exploded\n'))).toBe(true);
  });
});

describe('the look', () => {
  it.each([
    ['light', 'rgb(245, 246, 247)'],
    ['dark', 'rgb(17, 19, 21)'],
  ])('follows theme=%s, in styles and in theme.json', async (theme, background) => {
    await open(`theme=${theme}`);
    expect(await styleOf('wx-page', 'backgroundColor')).toBe(background);
    expect(await styleOf('#bar', 'color')).toBe(theme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)');
  });

  it('changes while the page is shown', async () => {
    await open('theme=light');
    await page.evaluate(() => Reflect.get(globalThis, '__preview').set({ theme: 'dark', font: 1.4 }));
    expect(await styleOf('wx-page', 'backgroundColor')).toBe('rgb(17, 19, 21)');
    expect(await styleOf('wx-page', 'fontSize')).toBe('22.4px');
  });

  it.each([
    [375, '16px'],
    [320, '13.6533px'],
  ])('takes 750 rpx for the width: %i px', async (width, margin) => {
    watched = await openPage(browser, `${preview.url}/?frame=0`, { viewport: { width, height: 640 } });
    page = watched.page;
    await button('Tile').waitFor();
    expect(await styleOf('.row', 'marginLeft')).toBe(margin);
  });
});

describe('pages', () => {
  it('go and come back, with their life and an event channel', async () => {
    await open('camera=granted&privacy=agreed');
    await button('Take a photo').click();
    await page.getByRole('status').getByText('ready').waitFor();
    expect(await page.title()).toBe('拍照');
    expect(await page.evaluate(() => Reflect.get(globalThis, '__preview').routes())).toEqual([
      'pages/home/home',
      'pages/shoot/shoot',
    ]);
    await button('Back').click();
    await page.getByText('HELLO').waitFor();
    expect((await data())['events']).toEqual(['show', 'ready', 'picture 8', 'hide', 'photo ', 'show']);
    expect(watched.errors).toEqual([]);
  });

  it('keep their styles to themselves', async () => {
    await open('camera=granted&privacy=agreed');
    await button('Take a photo').click();
    await page.getByRole('button', { name: '返回' }).click();
    // The other page hides `.row`.
    expect(await button('Tile').isVisible()).toBe(true);
  });

  it('get the query, the entry of another mini-program, and its answer back', async () => {
    const entry = new URLSearchParams({
      query: 'scene=a%2Bb',
      scene: '1037',
      referrer: 'wx0123456789abcdef',
      extra: '{"a":1}',
    });
    await open(entry.toString());
    expect((await data())['query']).toEqual({ scene: 'a%2Bb' });
    const options = await page.evaluate(() => Reflect.get(globalThis, 'wx').getLaunchOptionsSync());
    expect(options).toMatchObject({
      scene: 1037,
      referrerInfo: { appId: 'wx0123456789abcdef', extraData: { a: 1 } },
    });
  });

  it('hand events to the page that opened them, and an answer to another mini-program', async () => {
    await open('opener=1&scene=1037&referrer=wx0123456789abcdef');
    await page.evaluate(async () => {
      const shown = Reflect.get(globalThis, 'getCurrentPages')().at(-1);
      shown.getOpenerEventChannel().emit('result', { ticket: 'abc' });
      await Reflect.get(globalThis, 'wx').navigateBackMiniProgram({ extraData: { ticket: 'abc' } });
    });
    expect(await page.evaluate(() => Reflect.get(globalThis, '__preview').acts())).toEqual([
      { what: 'opener:result', detail: { ticket: 'abc' } },
      { what: 'navigateBackMiniProgram', detail: { ticket: 'abc' } },
    ]);
  });

  it('go back to the page that opened them', async () => {
    await open('opener=1');
    const routes = (): Promise<string[]> =>
      page.evaluate(() =>
        Reflect.get(globalThis, 'getCurrentPages')().map(({ route }: { route: string }) => route),
      );
    expect(await routes()).toEqual(['preview/opener', 'pages/home/home']);
    await page.getByRole('button', { name: '返回' }).click();
    await page.getByRole('region', { name: '来源页面（预览）' }).waitFor();
    expect(await page.getByText('HELLO').count()).toBe(0);
    expect(await routes()).toEqual(['preview/opener']);
    expect(watched.errors).toEqual([]);
  });

  it('say what is wrong with a setting', async () => {
    watched = await openPage(browser, `${preview.url}/?frame=0&camera=broken`);
    await watched.page.getByRole('alert').getByText('camera=broken: one of ask, granted').waitFor();
    expect(watched.errors).toHaveLength(1);
  });
});

const styleOf = (selector: string, name: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((node, key) => Reflect.get(Reflect.get(globalThis, 'getComputedStyle')(node), key), name);
