/** Whatever stands between a person and his selfie has a screen, and one tap leads back to the camera. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PreviewSettings } from '../../dev/preview';
import type { CameraRefusal } from '../../miniprogram/models/camera-refusal';
import { expectCamerasPicture } from './received';
import { type Stage, startStage, type Visit } from './stage';
import { identify, readyCamera, shoot, shootAndSend, verify } from './walk';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

type Settings = Partial<PreviewSettings>;

/** Stands before the capture page, with the settings as they are there. */
async function beforeCamera(settings: Settings, hasClock = false): Promise<Visit> {
  const visit = await stage.open(settings, { hasClock });
  await identify(visit, 'status-1');
  return visit;
}

async function expectRefusal({ heading, words, page }: Visit, reason: CameraRefusal, code: string) {
  await heading(words.cameraRefusals[reason].headline);
  expect(await page.getByText(words.cameraRefusals[reason].todo).isVisible()).toBe(true);
  expect(await page.getByText(`${words.common.code} ${code}`).isVisible()).toBe(true);
}

const press = ({ button, words }: Visit, reason: CameraRefusal) =>
  button(words.cameraRefusals[reason].button).click();

const dialog = ({ page }: Visit, name: string) => page.getByRole('dialog', { name, exact: true });

/** Takes the photo after all; what arrives is what the camera saw. */
async function passes(visit: Visit): Promise<void> {
  await shootAndSend(visit);
  await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
  await expectCamerasPicture(stage);
}

describe('the permission', () => {
  it('is asked for once, and given', async () => {
    const visit = await beforeCamera({ camera: 'ask' });
    await dialog(visit, '申请使用你的摄像头').getByRole('button', { name: '允许' }).click();
    await passes(visit);
  });

  it('refused here (103), is given in the settings, and the selfie is taken', async () => {
    const visit = await beforeCamera({ camera: 'ask' });
    await dialog(visit, '申请使用你的摄像头').getByRole('button', { name: '拒绝' }).click();
    await expectRefusal(visit, 'permission', '103');
    await press(visit, 'permission');
    const settings = dialog(visit, '小程序设置');
    await settings.getByRole('switch', { name: '摄像头' }).check();
    await settings.getByRole('button', { name: '返回' }).click();
    await passes(visit);
  });

  it('refused earlier, and again in the settings: the same screen, which still leads there', async () => {
    const visit = await beforeCamera({ camera: 'denied' });
    await expectRefusal(visit, 'permission', '103');
    await press(visit, 'permission');
    await dialog(visit, '小程序设置').getByRole('button', { name: '返回' }).click();
    await expectRefusal(visit, 'permission', '103');
    await press(visit, 'permission');
    await dialog(visit, '小程序设置').waitFor();
  });

  it("taken back in WeChat's own settings (2003002), is given there again", async () => {
    const visit = await beforeCamera({ camera: 'switched-off' });
    await expectRefusal(visit, 'mini-program', '2003002');
    await press(visit, 'mini-program');
    const settings = dialog(visit, '小程序设置');
    await settings.getByRole('switch', { name: '摄像头' }).check();
    await settings.getByRole('button', { name: '返回' }).click();
    await readyCamera(visit);
  });

  it('refused by the system: its settings open, and he is back at the camera', async () => {
    const visit = await beforeCamera({ camera: 'system-denied' });
    await expectRefusal(visit, 'system', '2003001');
    await press(visit, 'system');
    expect(await visit.acts('openAppAuthorizeSetting')).toHaveLength(1);
    await visit.set({ camera: 'granted' });
    await visit.toBackgroundAndBack();
    await readyCamera(visit);
  });
});

describe("WeChat's privacy guideline", () => {
  it('is agreed to with the button that begins', async () => {
    const visit = await stage.open({ privacy: 'ask' });
    const { page, words, button } = visit;
    await page.getByRole('checkbox', { name: words.start.consent }).click();
    await button(words.start.agreeAndBegin).click();
    await visit.see(words.identity.lead);
    expect(await page.evaluate(() => Reflect.get(globalThis, '__preview').settings.privacy)).toBe('agreed');
  });

  it('can be read on the start page', async () => {
    const visit = await stage.open({ privacy: 'ask' });
    await visit.button(visit.words.start.guideline).click();
    await visit.page.getByRole('dialog').waitFor();
    expect(await visit.acts('openPrivacyContract')).toHaveLength(1);
  });

  it('open again before the camera: refused (104), then agreed to', async () => {
    const visit = await stage.open();
    await visit.button(visit.words.start.begin).waitFor();
    await visit.set({ privacy: 'ask' });
    await identify(visit, 'status-1');
    await visit.heading(visit.words.capture.privacyTitle);
    await visit.button(visit.words.capture.refuse).click();
    await expectRefusal(visit, 'privacy', '104');
    await press(visit, 'privacy');
    await passes(visit);
  });

  it('open again before the camera: agreed to at once', async () => {
    const visit = await stage.open();
    await visit.button(visit.words.start.begin).waitFor();
    await visit.set({ privacy: 'ask' });
    await identify(visit, 'status-1');
    await visit.button(visit.words.capture.agree).click();
    await readyCamera(visit);
  });
});

describe('the camera', () => {
  it.each<[string, CameraRefusal, string, Settings, Settings]>([
    ['is not in the guideline', 'undeclared', '112', { privacy: 'undeclared' }, { privacy: 'agreed' }],
    ['is not there', 'no-camera', 'NO-CAMERA', { device: 'none' }, { device: 'works' }],
  ])('%s: the screen says whose fault it is, and tries again', async (_, reason, code, broken, mended) => {
    const visit = await beforeCamera(broken);
    await expectRefusal(visit, reason, code);
    await press(visit, reason);
    await expectRefusal(visit, reason, code);
    await visit.set(mended);
    await press(visit, reason);
    await readyCamera(visit);
  });

  it('says nothing at all: after eight seconds there is a way out', async () => {
    const visit = await beforeCamera({ device: 'silent' }, true);
    await visit.see(visit.words.capture.opening);
    await visit.wait(9);
    await expectRefusal(visit, 'silent', 'CAMERA-SILENT');
    await visit.set({ device: 'works' });
    await press(visit, 'silent');
    await readyCamera(visit);
  });

  it('goes with the page into the background, and comes back with it', async () => {
    const visit = await beforeCamera({});
    await readyCamera(visit);
    await visit.toBackgroundAndBack();
    await passes(visit);
  });

  it('taken away by another app is opened again', async () => {
    const visit = await beforeCamera({});
    await readyCamera(visit);
    await visit.loseCamera();
    await expectRefusal(visit, 'lost', 'CAMERA-LOST');
    await press(visit, 'lost');
    await readyCamera(visit);
  });

  it.each<PreviewSettings['shutter']>(['fails', 'complete-only', 'silent'])(
    'that gives no photo (%s) does not hang',
    async (shutter) => {
      const visit = await beforeCamera({ shutter }, true);
      await readyCamera(visit);
      await visit.button(visit.words.capture.shutter).click();
      if (shutter === 'silent') await visit.wait(6);
      await expectRefusal(visit, 'photo-failed', 'PHOTO-FAILED');
      await visit.set({ shutter: 'works' });
      await press(visit, 'photo-failed');
      await passes(visit);
    },
  );

  it('says what the live picture lacks, takes the photo all the same, and says no more once it is light', async () => {
    const visit = await beforeCamera({ light: 'dark' });
    const { words, page, button } = visit;
    await visit.see(words.hints.dark);
    await shoot(visit);
    await button(words.capture.retake).click();
    await visit.see(words.hints.dark);
    await visit.set({ light: 'normal' });
    await page.getByText(words.hints.dark).waitFor({ state: 'detached' });
  });

  it('waits three seconds where the person wants it to', async () => {
    const visit = await beforeCamera({}, true);
    const { button, words, page } = visit;
    await readyCamera(visit);
    await button(words.capture.timer).click();
    await button(words.capture.shutter).click();
    await page.getByText(words.seconds(3)).first().waitFor();
    await visit.wait(2);
    expect(await button(words.capture.use).count()).toBe(0);
    await visit.wait(2);
    await button(words.capture.use).waitFor();
  });

  it('can be turned round', async () => {
    const visit = await beforeCamera({});
    await readyCamera(visit);
    await visit.button(visit.words.capture.flip).click();
    await passes(visit);
  });
});

describe('the photo', () => {
  it('is taken again as often as he likes, and only the one he uses is sent', async () => {
    const visit = await beforeCamera({});
    for (let again = 1; again <= 2; again += 1) {
      await shoot(visit);
      await visit.button(visit.words.capture.retake).click();
      await readyCamera(visit);
      expect(await visit.files()).toEqual([]);
    }
    await passes(visit);
    expect(stage.house.faceApi.calls).toHaveLength(1);
  });

  it.each<[string, Settings]>([
    ['of an iPhone, a png, is redrawn and sent inline', { platform: 'ios' }],
    ['that cannot be redrawn goes through cloud storage', { redraw: 'fails' }],
    ['of an iPhone that cannot be redrawn goes there as png', { platform: 'ios', redraw: 'fails' }],
  ])('%s, and nothing of it stays', async (_, settings) => {
    const visit = await stage.open(settings);
    const { journal, storage } = stage.house.service.cloudbase;
    await verify(visit, 'status-1');
    await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
    await expectCamerasPicture(stage);
    expect(journal.entries('storage.batchDeleteFile')).toHaveLength(settings.redraw === 'fails' ? 1 : 0);
    expect(storage.paths()).toEqual([]);
    expect(await visit.files()).toEqual([]);
    expect(stage.house.faceApi.billed()).toBe(1);
  });

  it('that failed is not paid for twice', async () => {
    const visit = await stage.open();
    const { words, button } = visit;
    await verify(visit, 'status-3');
    await visit.heading(words.outcomes.DIFFERENT_PERSON.headline);
    await button(words.acts.retake).click();
    // The fake camera shows the very same picture again.
    await shootAndSend(visit);
    await visit.heading(words.errors.PHOTO_ALREADY_FAILED.headline);
    expect(stage.house.faceApi.billed()).toBe(1);
    await button(words.acts.retake).click();
    await readyCamera(visit);
  });
});
