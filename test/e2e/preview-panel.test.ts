/** The panel beside the phone: everything in it by role and name. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { type Preview, startPreview } from '../../dev/preview';
import { launchBrowser, openPage, until, type WatchedPage } from './browser';
import { type RecordingHouse, recordingHouse } from './preview-house';

let browser: Browser;
let house: RecordingHouse;
let preview: Preview;
let watched: WatchedPage;
let page: Page;
let phone: FrameLocator;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

beforeEach(async () => {
  house = recordingHouse();
  preview = await startPreview({ miniprogramRoot: join(__dirname, 'fixture-app'), backend: house });
  watched = await openPage(browser, preview.url, { viewport: { width: 1280, height: 900 } });
  page = watched.page;
  phone = page.frameLocator('#phone');
  await phone.getByText('HELLO').waitFor();
});

afterEach(async () => {
  await watched.close();
  await preview.close();
});

const pageBackground = () =>
  phone
    .locator('wx-page')
    .evaluate((node) => Reflect.get(globalThis, 'getComputedStyle')(node).backgroundColor);

it('fills a person of the roster into the fields of the phone', async () => {
  await page.getByRole('textbox', { name: 'Search name or scenario' }).fill('status-1');
  await page.getByRole('button', { name: 'Fill in 张三' }).click();
  await phone.getByText('张三 2').waitFor();
  expect(watched.errors).toEqual([]);
});

it('changes theme, font and width of the running phone, and keeps them in its address', async () => {
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await page.getByRole('combobox', { name: 'Font' }).selectOption('1.4');
  await page.getByRole('combobox', { name: 'Width' }).selectOption('320');
  await until(async () => (await pageBackground()) === 'rgb(17, 19, 21)');
  expect(await phone.locator('html').evaluate((node) => node.clientWidth)).toBe(320);
  expect(new URL(page.url()).search).toBe('?theme=dark&font=1.4&width=320');
});

it('opens the mini-program anew when its entry changes', async () => {
  const query = page.getByRole('textbox', { name: 'Query of the first page' });
  await query.fill('session=abc');
  await query.blur();
  const shown = () =>
    phone.locator('html').evaluate(() => Reflect.get(globalThis, '__preview')?.pageData()?.query);
  await until(async () => JSON.stringify(await shown()) === '{"session":"abc"}');
});

it('forces an answer of the face API', async () => {
  await page.getByRole('combobox', { name: 'Face API answers' }).selectOption('status-3');
  await until(() => house.state().forced === 'status-3');
});

it("shows the phone's calls", async () => {
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await page
    .getByRole('region', { name: 'Calls of the phone' })
    .getByRole('cell', { name: 'house' })
    .waitFor();
  expect(watched.errors).toEqual([]);
});

it('scripts what the next call meets', async () => {
  await page.getByRole('combobox', { name: 'Next call' }).selectOption('-404012');
  await phone.getByRole('button', { name: 'Call', exact: true }).click();
  await phone.getByRole('status', { name: 'answer' }).getByText('-404012').waitFor();
});
