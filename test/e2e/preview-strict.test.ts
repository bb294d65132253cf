/** What WeChat passes over in silence is an error in the preview, so that a test fails on it. */
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Preview, startPreview } from '../../dev/preview';
import { type SmallApp, smallApp } from '../integration/preview/small-app';
import { launchBrowser, openPage, until, type WatchedPage } from './browser';
import { recordingHouse } from './preview-house';

let browser: Browser;
let app: SmallApp;
let preview: Preview;
let watched: WatchedPage;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

afterEach(async () => {
  await watched.close();
  await preview.close();
  app.removeAll();
});

async function open(changes: Readonly<Record<string, string>>): Promise<void> {
  app = smallApp(changes);
  preview = await startPreview({
    miniprogramRoot: app.root,
    backend: recordingHouse(),
    report: () => undefined,
  });
  watched = await openPage(browser, `${preview.url}/?frame=0`);
}

it.each<[string, string, string, string]>([
  [
    'an event that names no method',
    'pages/one/one.wxml',
    '<view bindtap="none" />',
    'names "none", which is no method',
  ],
  [
    'an attribute that a component does not declare',
    'pages/one/one.wxml',
    '<own-mark tint="x" />',
    '"tint" is not a valid property',
  ],
  [
    'an attribute that a built-in does not have',
    'pages/one/one.wxml',
    '<view onclick="x" tint="x" />',
    '"tint" is not a valid property',
  ],
  [
    'a page that registers nothing',
    'pages/one/one.ts',
    'export {};',
    'registers neither a Page nor a Component',
  ],
  [
    'an exception in a life cycle',
    'pages/one/one.ts',
    'Page({ press() {}, onShow() { throw new Error("no"); } })',
    'pages/one/one onShow: Error: no',
  ],
  ['a name that only a browser has', 'app.ts', 'App({ onLaunch() { fetch("/") } });', 'is not a function'],
  [
    'a retired API',
    'app.ts',
    'App({ onLaunch() { wx.getSystemInfoSync() } });',
    'wx.getSystemInfoSync is not a function',
  ],
  [
    'WXML that does not compile',
    'pages/one/one.wxml',
    '<veiw />',
    'pages/one/one.wxml:1:1 <veiw> is neither',
  ],
])('%s', async (_, file, content, message) => {
  await open({ [file]: content });
  await until(() => watched.errors.some((error) => error.includes(message)));
});

it('any other host is out of reach', async () => {
  await open({});
  const fetched = watched.page.evaluate(() => fetch('http://127.0.0.1:9/').then(String, String));
  expect(await fetched).toContain('TypeError');
  expect(watched.errors.join()).toContain('Content Security Policy');
});

it('a change of the source opens the phone anew', async () => {
  await open({});
  await watched.page.getByText('hello').waitFor();
  app.write('text.ts', "export const text = 'changed';");
  await watched.page.getByText('changed').waitFor();
  expect(watched.errors).toEqual([]);
});
