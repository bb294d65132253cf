/** WeChat's own verification, on the package that was built for it alone: no camera of ours is in it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toIdentity, write } from '../../dev/scenes/hand';
import { personForRet } from '../../dev/wechat-api';
import { buildPhone } from '../../scripts/build-phone';
import { type Stage, startStage, type Visit } from './stage';

let folder: string;
let stage: Stage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phone-'));
  await buildPhone('wechat', folder);
  stage = await startStage({ VERIFIER: 'wechat' }, folder);
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

/** Consents, and fills in the person who shows this number; WeChat's screen opens. */
async function identify(visit: Visit, ret: number): Promise<void> {
  const { name, idNumber } = personForRet(ret);
  await toIdentity(visit, visit.words.step.start.consent);
  await write(visit, name, idNumber);
  await visit.button(visit.words.step.next).click();
}

describe("the package for WeChat's verification alone", () => {
  it('holds no camera, and no code that takes, hands over or looks at a picture', async () => {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const forbidden =
      /<camera|createCameraContext|takePhoto|onCameraFrame|createVKSession|face-camera|uploadFile|toDataURL|scope\.camera/;
    const holding: string[] = [];
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      if (/capture|camera\b(?!\.ts)/.test(name) || forbidden.test(await readFile(path, 'utf8')))
        holding.push(path);
    }
    expect(files.length).toBeGreaterThan(50);
    expect(holding).toEqual([]);
  });
});

describe("WeChat's own verification", () => {
  it('passes whom WeChat passes, without a photo, and says so', async () => {
    const visit = await stage.open({ facial: 'roster' });
    await identify(visit, 10000);
    await visit.heading(visit.words.step.outcomes.SAME_PERSON.headline);
    expect(await visit.calls()).toEqual(['openSession', 'beginAttempt', 'finishAttempt']);
    expect(stage.house.faceApi.calls).toEqual([]);
    expect(stage.house.wechatApi.wechat.passed().size).toBe(1);
  });

  it('waits for a result that is still running', async () => {
    const visit = await stage.open({ facial: 'roster' });
    await identify(visit, 10005);
    await visit.heading(visit.words.step.outcomes.SAME_PERSON.headline);
  });

  it('lets the person try again after another face, and pass', async () => {
    const visit = await stage.open();
    const { page, words, button } = visit;
    await identify(visit, 10000);
    await page.getByRole('button', { name: '不是同一人' }).click();
    await visit.heading(words.step.outcomes.DIFFERENT_PERSON.headline);
    await button(words.acts['step-again']).click();
    await page.getByRole('button', { name: '按名单里的人' }).click();
    await visit.heading(words.step.outcomes.SAME_PERSON.headline);
  });

  it.each([
    [90002, 'STEP_CANCELLED'],
    [90007, 'STEP_OFFLINE'],
    [90008, 'CAMERA_REFUSED'],
    [90106, 'CAMERA_FAILED'],
    [90017, 'STEP_TIMED_OUT'],
    [90001, 'DEVICE_UNSUPPORTED'],
    [10042, 'TOO_OFTEN'],
  ] as const)('%d has its words: %s', async (ret, code) => {
    const visit = await stage.open({ facial: 'roster' });
    await identify(visit, ret);
    await visit.heading(visit.words.outcomes[code].headline);
  });

  it('asks the function where the phone is told of a failure that WeChat’s server does not know', async () => {
    const visit = await stage.open({ facial: 'unsupported-late' });
    await identify(visit, 10000);
    await visit.heading(visit.words.outcomes.DEVICE_UNSUPPORTED.headline);
    expect(stage.house.wechatApi.wechat.passed().size).toBe(0);
  });

  it('opens the same step again where the answer was lost', async () => {
    const visit = await stage.open({ facial: 'roster', call: 'ok,-404012' });
    await identify(visit, 10000);
    await visit.heading(visit.words.step.notOpened.headline);
    await visit.button(visit.words.acts.send).click();
    await visit.heading(visit.words.step.outcomes.SAME_PERSON.headline);
  });

  it('says before anything is typed that the phone cannot do it, and offers the other way', async () => {
    const visit = await stage.open({ facial: 'unsupported' });
    await visit.heading(visit.words.situations['no-step'].headline);
    await visit.button(visit.words.acts.alternative).click();
    await visit.page.getByRole('dialog', { name: visit.words.common.alternativeTitle }).waitFor();
  });

  it('asks for an update where the base library is too old', async () => {
    const visit = await stage.open({ sdk: '3.8.11' });
    await visit.heading(visit.words.situations['old-for-step'].headline);
    await visit.button(visit.words.start.update).waitFor();
  });
});
