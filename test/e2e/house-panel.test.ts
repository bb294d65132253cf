/** `npm start` as a developer sees it: the phone, and beside it what happens in the house. */
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { zhCN as words } from '../../miniprogram/text/zh-CN';
import { type Stage, startStage } from './stage';

let stage: Stage;
let page: Page;
let phone: FrameLocator;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

async function open(): Promise<void> {
  ({ page } = await stage.open({ frame: true }, { viewport: { width: 1280, height: 900 } }));
  phone = page.frameLocator('#phone');
}

const button = (name: string) => phone.getByRole('button', { name, exact: true });
const cell = (region: string | RegExp, name: string | RegExp) =>
  page.getByRole('region', { name: region }).getByRole('cell', { name }).first();

/** Fills in a person by the panel, and takes his selfie. */
async function verify(scenario: string, name: string): Promise<void> {
  await phone.getByRole('checkbox', { name: words.start.consent }).click();
  await button(words.start.begin).click();
  await page.getByRole('textbox', { name: 'Search name or scenario' }).fill(scenario);
  await page.getByRole('button', { name: `Fill in ${name}`, exact: true }).click();
  await button(words.identity.next).click();
  await phone.getByRole('button', { name: words.capture.shutter, disabled: false }).click();
  await button(words.capture.use).click();
}

const heading = (name: string) => phone.getByRole('heading', { name, exact: true, level: 1 }).waitFor();

it('a person of the roster is verified; ledger, bill, timings and log show it, until they are emptied', async () => {
  await open();
  await verify('status-1', '张三');
  await heading(words.outcomes.SAME_PERSON.headline);
  await cell('Ledger', 'SAME_PERSON').waitFor();
  await cell('Billed: 1', 'status-1').waitFor();
  await cell('Timings', 'face-verify submitAttempt').waitFor();
  await cell('Timings', '· face API').waitFor();
  await page.getByText('"event":"attempt"').first().waitFor();

  await page.getByRole('button', { name: 'Empty all of it' }).click();
  await page.getByRole('region', { name: 'Billed: 0' }).waitFor();
  await button(words.start.begin).waitFor();
  expect(stage.house.backend.state()).toMatchObject({ ledger: [], bills: [], forced: null });
});

it('an answer that is forced is what the next person gets', async () => {
  await open();
  await page.getByRole('combobox', { name: 'Face API answers' }).selectOption('status--4');
  await verify('status-1', '张三');
  await heading(words.outcomes.PHOTO_UNUSABLE.headline);
  expect(stage.house.backend.state().forced).toBe('status--4');
});
