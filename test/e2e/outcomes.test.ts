/** From consent to result, for each status code of the face API, and for each way in which it gives none. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isScenarioName, personFor, type ScenarioName } from '../../dev/face-api';
import { config } from '../../miniprogram/config';
import {
  isMarketOutcome,
  type MarketOutcomeCode,
  OUTCOME_CODES,
  OUTCOMES,
} from '../../miniprogram/contract/outcome';

import type { ResultAct } from '../../miniprogram/text/words';
import { expectCamerasPicture } from './received';
import { type Stage, startStage, type Visit } from './stage';
import { readyCamera, verify } from './walk';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

/** The main button, and the attempts left of five; null where nobody is to try again. */
const SCREENS: Readonly<Record<MarketOutcomeCode, readonly [ResultAct, number | null]>> = {
  SAME_PERSON: ['finish', null],
  LIKELY_SAME_PERSON: ['retake', 4],
  DIFFERENT_PERSON: ['retake', 4],
  NAME_ID_MISMATCH: ['edit-identity', 4],
  ID_NOT_FOUND: ['alternative', null],
  NO_ID_PHOTO: ['alternative', null],
  PHOTO_UNUSABLE: ['retake', 4],
  PHOTO_TOO_LARGE: ['retake', 5],
  SERVICE_EXCEPTION: ['again', 5],
  NAME_MALFORMED: ['edit-name', 4],
  ID_MALFORMED: ['edit-id', 4],
};

function scenarioOf(code: MarketOutcomeCode): ScenarioName {
  const name = `status-${OUTCOMES[code].status}`;
  if (!isScenarioName(name)) throw new Error(`nobody shows ${code}`);
  return name;
}

/** The button, whatever is left of its countdown. */
const resting = ({ page, words }: Visit, act: ResultAct) =>
  page.getByRole('button', { name: new RegExp(`^${words.acts[act]}（\\d+ 秒后）$`), disabled: true });

/** Presses the main button, and sees where it leads. */
async function press(visit: Visit, act: ResultAct): Promise<void> {
  const { page, words, button } = visit;
  if (act === 'again') return resting(visit, act).waitFor();
  await button(words.acts[act]).click();
  if (act === 'retake') return readyCamera(visit);
  if (act === 'alternative') {
    return page.getByRole('dialog', { name: words.common.alternativeTitle }).waitFor();
  }
  if (act === 'finish') {
    await page.getByRole('dialog').waitFor();
    expect(await visit.acts('exitMiniProgram')).toHaveLength(1);
    return undefined;
  }
  const asked = act === 'edit-id' ? words.identity.idNumber : words.identity.name;
  const field = page.getByRole('textbox', { name: asked, exact: true });
  return field.and(page.locator(':focus')).waitFor();
}

describe('the face API answers', () => {
  it.each(OUTCOME_CODES.filter(isMarketOutcome))('%s, and the page says so and what to do', async (code) => {
    const visit = await stage.open();
    const { words, page } = visit;
    const [act, left] = SCREENS[code];
    await verify(visit, scenarioOf(code));
    await visit.heading(words.outcomes[code].headline);

    expect(await page.getByText(words.outcomes[code].meaning).isVisible()).toBe(true);
    const attempts = page.getByText(words.attemptsLeft(left ?? 0, 5));
    expect(await attempts.count()).toBe(left === null ? 0 : 1);
    await visit.see(config.operator['zh-CN'].contact);
    expect(stage.house.backend.state().ledger).toMatchObject([{ state: 'settled', code }]);
    expect(stage.house.faceApi.billed()).toBe(1);
    await expectCamerasPicture(stage);
    expect(await visit.calls()).toEqual(['openSession', 'submitAttempt']);
    await press(visit, act);
  });

  it('a pass, which names him masked, and nothing else of him', async () => {
    const visit = await stage.open();
    const { name, idNumber } = personFor('status-1');
    await verify(visit, 'status-1');
    await visit.see('*三');
    await visit.button(visit.words.result.copy).click();
    const { requestId } = stage.house.faceApi.calls.at(-1) ?? {};
    expect(await visit.acts('setClipboardData')).toEqual([requestId]);
    const shown = await visit.page.locator('body').innerText();
    expect(shown).not.toContain(name);
    expect(shown).not.toContain(idNumber.slice(6, 14));
    expect(await visit.files()).toEqual([]);
  });

  it('an exception, and the same photo goes again once the countdown is over, not before', async () => {
    const visit = await stage.open({}, { hasClock: true });
    const { words, button } = visit;
    stage.house.backend.force('status-203');
    await verify(visit, 'status-1');
    await visit.heading(words.outcomes.SERVICE_EXCEPTION.headline);
    await resting(visit, 'again').click({ force: true });
    expect(await visit.calls()).toEqual(['openSession', 'submitAttempt']);
    stage.house.backend.force(null);
    await visit.wait(11);
    await button(words.acts.again).click();
    await visit.heading(words.outcomes.SAME_PERSON.headline);
    expect(stage.house.faceApi.billed()).toBe(2);
    await expectCamerasPicture(stage);
  });
});

describe('the face API gives no answer', () => {
  it.each<[string, ScenarioName]>([
    ['lost after it was paid', 'cut-after-body'],
    ['that nobody knows', 'status-unlisted'],
  ])('%s: not confirmed, no attempt used, and it can be looked up again', async (_, scenario) => {
    const visit = await stage.open({}, { hasClock: true });
    const { words, page, button } = visit;
    await verify(visit, scenario);
    await visit.heading(words.outcomes.UNRECOGNISED.headline);
    expect(await page.getByText(words.attemptsLeft(5, 5)).count()).toBe(1);
    expect(stage.house.backend.state().ledger).toMatchObject([{ code: 'UNRECOGNISED' }]);
    await resting(visit, 'ask').waitFor();
    await visit.wait(11);
    await button(words.acts.ask).click();
    await resting(visit, 'ask').waitFor();
    expect(await visit.calls()).toEqual(['openSession', 'submitAttempt', 'getSession']);
    expect(stage.house.faceApi.billed()).toBe(1);
  });

  it('because the package is used up: paused, and the next one hears so before any photo', async () => {
    const first = await stage.open();
    const { words } = first;
    await verify(first, 'gateway-B403MQ');
    await first.heading(words.errors.SERVICE_PAUSED.headline);
    await first.button(words.acts.alternative).click();
    await first.page.getByRole('dialog', { name: words.common.alternativeTitle }).waitFor();

    const second = await stage.open({ openid: 'somebody-else' });
    await second.heading(words.errors.SERVICE_PAUSED.headline);
    expect(await second.button(words.start.begin).count()).toBe(0);
    await second.button(words.acts.alternative).first().click();
    await second.page.getByRole('dialog', { name: words.common.alternativeTitle }).waitFor();
    expect(stage.house.faceApi.billed()).toBe(0);
  });

  it('because too many ask: a countdown, then the same photo once more', async () => {
    const visit = await stage.open({}, { hasClock: true });
    const { words, button } = visit;
    await verify(visit, 'gateway-D503BB');
    await visit.heading(words.errors.SERVICE_BUSY.headline);
    await resting(visit, 'again').waitFor();
    await visit.wait(11);
    await button(words.acts.again).click();
    await resting(visit, 'again').waitFor();
    await visit.heading(words.errors.SERVICE_BUSY.headline);
    const next = await stage.open({ openid: 'somebody-else' });
    await next.heading(words.situations['not-ready'].headline);
    await next.button(words.start.retry).click();
    await next.heading(words.situations['not-ready'].headline);
    // The second one was held back: it never left the function.
    expect(stage.house.faceApi.calls).toHaveLength(1);
    expect(stage.house.faceApi.billed()).toBe(0);
  });
});
