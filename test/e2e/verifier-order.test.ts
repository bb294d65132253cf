/** `wechat-then-market`: the second verifier where the phone cannot do the first, and never after a face. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { personFor } from '../../dev/face-api';
import { toIdentity, write } from '../../dev/scenes/hand';
import { type Stage, startStage, type Visit } from './stage';
import { identify, shootAndSend } from './walk';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ VERIFIER: 'wechat-then-market' });
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

const SCENARIO = 'status-1';

async function toStep(visit: Visit): Promise<void> {
  const { name, idNumber } = personFor(SCENARIO);
  await toIdentity(visit, visit.words.step.start.consent);
  await write(visit, name, idNumber);
  await visit.button(visit.words.step.next).click();
}

describe('the order of verifiers', () => {
  it('takes WeChat’s where the phone can', async () => {
    const visit = await stage.open({ facial: 'roster' });
    await toStep(visit);
    await visit.heading(visit.words.step.outcomes.SAME_PERSON.headline);
    expect(stage.house.faceApi.calls).toEqual([]);
  });

  it.each([
    ['is not supported', { facial: 'unsupported' }],
    ['has an old base library', { sdk: '3.0.0' }],
  ] as const)('takes the photo, with its own consent, where the phone %s', async (_, settings) => {
    const visit = await stage.open(settings);
    await visit.page.getByText(visit.words.start.neededMore).waitFor();
    await identify(visit, SCENARIO);
    await shootAndSend(visit);
    await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
    expect(stage.house.faceApi.billed()).toBe(1);
  });

  it('asks for the other consent where the phone turns out not to be able to', async () => {
    const visit = await stage.open({ facial: 'unsupported-late' });
    await toStep(visit);
    await visit.heading(visit.words.outcomes.DEVICE_UNSUPPORTED.headline);
    await visit.button(visit.words.acts['other-verifier']).click();
    await visit.page.getByText(visit.words.start.neededMore).waitFor();
    await identify(visit, SCENARIO);
    await shootAndSend(visit);
    await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
  });

  it('offers no photo after a face that did not match', async () => {
    const visit = await stage.open();
    await toStep(visit);
    await visit.page.getByRole('button', { name: '不是同一人' }).click();
    await visit.heading(visit.words.step.outcomes.DIFFERENT_PERSON.headline);
    await visit.button(visit.words.acts['step-again']).waitFor();
    expect(await visit.button(visit.words.acts['other-verifier']).count()).toBe(0);
    expect(stage.house.faceApi.calls).toEqual([]);
  });
});
