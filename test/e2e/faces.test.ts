/** `npm start -- --faces`: whoever sits before the camera is enrolled, passes as himself and fails as another. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { personFor } from '../../dev/face-api';
import { portrait } from '../../dev/faces/package-photos';
import { type FaceTools, openFaces } from '../../dev/faces/tools';
import { zhCN as words } from '../../miniprogram/text/zh-CN';
import { showPhoto } from './camera-picture';
import { type Stage, startStage } from './stage';

/** Of the roster, where he would be taken for another whoever he is. */
const SELF = 'status-3';
const OTHER = 'status-1';

let folder: string;
let faces: FaceTools;
let stage: Stage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faces-'));
  faces = await openFaces(join(folder, 'register.json'));
  expect(await faces.enrol(personFor(OTHER), await portrait('sample3-middle'))).toBeNull();
  stage = await startStage(faces.settings, undefined, {
    faces,
    camera: await showPhoto(await portrait('sample6-first')),
  });
}, 120_000);

afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const row = (page: Page, scenario: string) =>
  page.getByRole('region', { name: 'Roster' }).getByRole('listitem').filter({ hasText: scenario }).first();

async function verify(page: Page, phone: FrameLocator, scenario: string): Promise<void> {
  const button = (name: string) => phone.getByRole('button', { name, exact: true });
  await phone.getByRole('checkbox', { name: words.start.consent }).click();
  await button(words.start.begin).click();
  await page.getByRole('textbox', { name: 'Search name or scenario' }).fill(scenario);
  await row(page, scenario)
    .getByRole('button', { name: /^Fill in/ })
    .click();
  await button(words.identity.next).click();
  await phone.getByRole('button', { name: words.capture.shutter, disabled: false }).click();
  await button(words.capture.use).click();
}

it('enrols by the camera in the panel; then passes as himself, and fails as somebody else', async () => {
  const { page } = await stage.open({ frame: true }, { viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(40_000);
  const phone = page.frameLocator('#phone');
  const heading = (name: string) => phone.getByRole('heading', { name, exact: true, level: 1 }).waitFor();

  await page.getByRole('textbox', { name: 'Search name or scenario' }).fill(SELF);
  await row(page, SELF)
    .getByRole('button', { name: /^Enrol this camera/ })
    .click();
  await page
    .getByRole('status')
    .getByText(`Enrolled: you are ${personFor(SELF).name} now`)
    .waitFor();
  await row(page, SELF).getByText('face enrolled').waitFor();

  await verify(page, phone, SELF);
  await heading(words.outcomes.SAME_PERSON.headline);
  expect(stage.house.faceApi.calls.at(-1)?.comparison).toMatchObject({ status: '1', faces: 1 });

  await page.getByRole('button', { name: 'Restart the mini-program' }).click();
  await verify(page, phone, OTHER);
  await heading(words.outcomes.DIFFERENT_PERSON.headline);
  expect(await stage.reset()).toEqual([]);
}, 180_000);
