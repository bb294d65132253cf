/** Name and number: what is wrong with them, said in words, and put right without starting over. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { personFor, type ScenarioName } from '../../dev/face-api';
import { toIdentity, write } from '../../dev/scenes/hand';
import type { IdNumberProblem, NameProblem } from '../../miniprogram/contract/identity';
import { expectCamerasPicture } from './received';
import { type Stage, startStage, type Visit } from './stage';
import { identify, shootAndSend, verify } from './walk';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

const ADULT = personFor('status-1');

async function onIdentityPage(): Promise<Visit> {
  const visit = await stage.open();
  await toIdentity(visit);
  return visit;
}

const field = ({ page }: Visit, name: string) => page.getByRole('textbox', { name, exact: true });
const next = ({ button, words }: Visit) => button(words.identity.next);

describe('the number', () => {
  it.each<[string, IdNumberProblem]>([
    ['310115198001211273', 'ID_CHECKSUM'],
    ['31011519800121127', 'ID_LENGTH'],
    ['3101151980012112七2', 'ID_CHARACTERS'],
    ['990115198001211272', 'ID_PROVINCE'],
    ['310115198013211272', 'ID_BIRTH_DATE'],
  ])('%s is named wrong after it was left, not while it is typed', async (number, problem) => {
    const visit = await onIdentityPage();
    const { words, page } = visit;
    await field(visit, words.identity.idNumber).fill(number);
    expect(await page.getByText(words.idProblems[problem]).count()).toBe(0);
    await field(visit, words.identity.idNumber).blur();
    await visit.see(words.idProblems[problem]);
    await write(visit, ADULT.name, ADULT.idNumber);
    await page.getByText(words.idProblems[problem]).waitFor({ state: 'detached' });
  });

  it('is read back in groups', async () => {
    const visit = await onIdentityPage();
    await write(visit, ADULT.name, ADULT.idNumber);
    await visit.see('310115 19800121 1272');
  });
});

describe('the name', () => {
  it.each<[string, NameProblem]>([
    ['张', 'NAME_LENGTH'],
    ['张三😀', 'NAME_CHARACTERS'],
  ])('%s is named wrong', async (name, problem) => {
    const visit = await onIdentityPage();
    await write(visit, name, ADULT.idNumber);
    await visit.see(visit.words.nameProblems[problem]);
    await next(visit).click();
    expect(await visit.calls()).toEqual(['openSession']);
    await field(visit, visit.words.identity.name).and(visit.page.locator(':focus')).waitFor();
  });

  it.each<ScenarioName>(['status-1-dotted-name', 'status-1-latin-name', 'status-1-rare-character'])(
    'of %s is as good as any',
    async (scenario) => {
      const visit = await stage.open();
      await verify(visit, scenario);
      await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
    },
  );
});

describe('the page', () => {
  it('left empty says what is missing, and stays', async () => {
    const visit = await onIdentityPage();
    await next(visit).click();
    await visit.see(visit.words.nameProblems.NAME_EMPTY);
    await visit.see(visit.words.idProblems.ID_EMPTY);
  });

  it('forgets everything when it is left', async () => {
    const visit = await onIdentityPage();
    const { page, words, button } = visit;
    await write(visit, ADULT.name, ADULT.idNumber);
    await page.getByRole('button', { name: '返回', exact: true }).click();
    await button(words.start.begin).click();
    await visit.see(words.identity.lead);
    expect(await field(visit, words.identity.name).inputValue()).toBe('');
    expect(await page.evaluate(() => Reflect.get(globalThis, '__preview').storage())).toEqual({});
  });

  it('is still filled in after the camera was cancelled', async () => {
    const visit = await stage.open();
    const { words, button } = visit;
    await identify(visit, 'status-1');
    await button(words.capture.cancel).click();
    await visit.see(words.identity.lead);
    expect(await field(visit, words.identity.name).inputValue()).toBe(ADULT.name);
    await next(visit).click();
    await shootAndSend(visit);
    await visit.heading(words.outcomes.SAME_PERSON.headline);
  });
});

describe('a child under 14', () => {
  it("goes on with its guardian's consent only, which is asked for once the number shows the age", async () => {
    const visit = await onIdentityPage();
    const { words, page } = visit;
    const child = personFor('status-1-under-14');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await write(visit, child.name, child.idNumber);
    await next(visit).click();
    await visit.see(words.identity.guardianMissing);
    await page.getByRole('checkbox', { name: words.identity.guardian }).click();
    await next(visit).click();
    await shootAndSend(visit);
    await visit.heading(words.outcomes.SAME_PERSON.headline);
  });

  it('whose number becomes an adult is asked no more', async () => {
    const visit = await onIdentityPage();
    const child = personFor('status-1-under-14');
    await write(visit, child.name, child.idNumber);
    await visit.see(visit.words.identity.guardianWhy);
    await write(visit, ADULT.name, ADULT.idNumber);
    await visit.page.getByText(visit.words.identity.guardianWhy).waitFor({ state: 'detached' });
  });
});

describe('a result that asks for a correction', () => {
  it.each<[ScenarioName, 'edit-name' | 'edit-id' | 'edit-identity']>([
    ['status-204', 'edit-name'],
    ['status-205', 'edit-id'],
    ['status--1', 'edit-identity'],
  ])('(%s) gets it, and goes on with the same photo', async (scenario, act) => {
    const visit = await stage.open();
    const { words, button } = visit;
    await verify(visit, scenario);
    await button(words.acts[act]).click();
    await visit.see(words.identity.lead);
    // What was typed is still there, to be compared with the card.
    expect(await field(visit, words.identity.name).inputValue()).toBe(personFor(scenario).name);
    await write(visit, ADULT.name, ADULT.idNumber);
    await button(words.acts.again).click();
    await visit.heading(words.outcomes.SAME_PERSON.headline);
    expect(stage.house.faceApi.billed()).toBe(2);
    await expectCamerasPicture(stage);
    expect(await visit.calls()).toEqual(['openSession', 'submitAttempt', 'submitAttempt']);
  });
});
