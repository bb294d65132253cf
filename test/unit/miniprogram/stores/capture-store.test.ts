import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FaceCamera } from '../../../../miniprogram/components/face-camera/camera-port';
import { createCaptureStore } from '../../../../miniprogram/stores/capture-store';
import { beginRun, endRun, type Run } from '../../../../miniprogram/stores/current-run';
import { zhCN } from '../../../../miniprogram/text/zh-CN';
import { failWith } from '../phone/fake-phone';
import { type FakePage, fakePage, type WholePhone, wholePhone } from '../phone/whole-phone';

const camera: FaceCamera = {
  take: async () => 'wxfile://photo.png',
  redraw: async () => ({ base64: 'QUJD', bytes: 3, encodes: 1 }),
};

describe('the capture page', () => {
  let phone: WholePhone;
  let page: FakePage;
  let run: Run;
  let store: ReturnType<typeof createCaptureStore>;
  const soon = () => jest.advanceTimersByTimeAsync(50);
  const refusal = () => page.data['refusal'];

  async function open(withCamera: FaceCamera = camera): Promise<void> {
    run = beginRun({ kind: 'own' }, {});
    run.verification.identity = { name: '王小四', idNumber: '11010519491231002X', guardian: false };
    store = createCaptureStore(page, () => withCamera);
    store.load();
    store.show();
    await soon();
  }

  async function shoot(): Promise<void> {
    store.opened();
    store.press('shutter');
    await soon();
  }

  beforeEach(() => {
    jest.useFakeTimers();
    phone = wholePhone();
    page = fakePage();
  });
  afterEach(() => {
    store.clear();
    endRun(run);
    jest.useRealTimers();
  });

  it('goes from the shutter to the photo, and with it to the check', async () => {
    await open();
    expect(page.data).toMatchObject({ hasCamera: true, isReady: false });
    await shoot();
    expect(page.data).toMatchObject({ state: 'review', photo: 'wxfile://photo.png' });
    store.press('use');
    await soon();
    expect(run.verification.selfie).toEqual({ path: 'wxfile://photo.png', base64: 'QUJD' });
    expect(phone.went).toEqual(['redirectTo /pages/result/result']);
  });

  it('asks for the permission only here, and only once', async () => {
    phone.settings.camera = undefined;
    await open();
    expect(page.data['hasCamera']).toBe(true);
  });

  it.each([
    [103, 'permission', 'openSetting'],
    [112, 'undeclared', null],
    [3, 'system', 'openAppAuthorizeSetting'],
    [2003001, 'system', 'openAppAuthorizeSetting'],
    [2003002, 'mini-program', 'openSetting'],
  ] as const)('has a screen and a way back for code %d: %s', async (errno, reason, opens) => {
    phone.settings.camera = undefined;
    phone.authorize = failWith({ errno });
    await open();
    expect(refusal()).toMatchObject(zhCN.cameraRefusals[reason]);
    phone.did.length = 0;
    store.press('remedy');
    expect(phone.did).toEqual(opens === null ? [] : [opens]);
    phone.settings.camera = true;
    store.show();
    await soon();
    expect(page.data).toMatchObject({ refusal: null, hasCamera: true });
  });

  it('puts the privacy question before the camera, and a refusal of it leads back by one tap', async () => {
    phone.settings.needsPrivacy = true;
    await open();
    expect(page.data['state']).toBe('privacy');
    store.press('disagree');
    expect(refusal()).toMatchObject(zhCN.cameraRefusals.privacy);
    phone.settings.needsPrivacy = false;
    store.press('agree');
    await soon();
    expect(page.data['hasCamera']).toBe(true);
  });

  it('finds out why the camera itself gave up without a number', async () => {
    await open();
    phone.settings.system = 'denied';
    await store.refused(null);
    expect(refusal()).toMatchObject(zhCN.cameraRefusals.system);
  });

  it('does not wait for ever for a camera that never opens', async () => {
    await open();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refusal()).toMatchObject(zhCN.cameraRefusals.silent);
    store.press('remedy');
    await soon();
    expect(page.data['hasCamera']).toBe(true);
  });

  it('does not wait for ever for a photo', async () => {
    await open({ ...camera, take: () => new Promise<string>(() => undefined) });
    await shoot();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refusal()).toMatchObject(zhCN.cameraRefusals['photo-failed']);
  });

  it('goes on with the file where the phone cannot redraw', async () => {
    await open({ ...camera, redraw: () => Promise.reject(new Error('no canvas')) });
    await shoot();
    store.press('use');
    await soon();
    expect(run.verification.selfie).toEqual({ path: 'wxfile://photo.png', base64: null });
  });

  it('opens the camera again after the background', async () => {
    await open();
    store.opened();
    store.stopped();
    store.hide();
    expect(page.data['hasCamera']).toBe(false);
    store.show();
    await soon();
    expect(page.data).toMatchObject({ refusal: null, hasCamera: true });
  });

  it('counts down where the person wants it', async () => {
    await open();
    store.press('timer');
    await shoot();
    expect(page.data).toMatchObject({ state: 'countdown', line: zhCN.seconds(3) });
    await jest.advanceTimersByTimeAsync(3_100);
    expect(page.data['state']).toBe('review');
  });

  it('shows a hint in words and never holds the shutter back for it', async () => {
    await open();
    store.opened();
    store.hint('dark');
    expect(page.data).toMatchObject({ line: zhCN.hints.dark, isReady: true });
  });

  it('drops a photo that arrives after the person has moved on', async () => {
    let deliver: (path: string) => void = () => undefined;
    await open({
      ...camera,
      take: () =>
        new Promise<string>((resolve) => {
          deliver = resolve;
        }),
    });
    await shoot();
    store.hide();
    deliver('wxfile://late.png');
    await soon();
    expect(page.data).toMatchObject({ state: 'away', photo: '' });
    expect(phone.did).toContain('unlink wxfile://late.png');
  });

  it('keeps no photo of a person who leaves while it is being redrawn', async () => {
    await open({ ...camera, redraw: () => new Promise(() => undefined) });
    await shoot();
    store.clear();
    expect(phone.did).toContain('unlink wxfile://photo.png');
  });

  it('says so on a WeChat that cannot take photos', async () => {
    phone = wholePhone({ createCameraContext: undefined });
    await open();
    expect(refusal()).toMatchObject(zhCN.cameraRefusals['old-wechat']);
    store.press('remedy');
    expect(phone.did).toContain('updateWeChatApp');
  });

  it('leads to the beginning when it is opened without name and number', async () => {
    run = beginRun({ kind: 'own' }, {});
    store = createCaptureStore(page, () => camera);
    store.load();
    expect(phone.went).toEqual(['reLaunch /pages/start/start']);
  });
});
