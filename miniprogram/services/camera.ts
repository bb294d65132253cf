/** Permission for the camera, and one photo from it (wechat.md, Camera). */
import { CallFailed, call } from './deadline';

const SETTING_TIMEOUT_MS = 4_000;
/** WeChat's dialog waits for the person. */
const AUTHORIZE_TIMEOUT_MS = 110_000;
const PHOTO_TIMEOUT_MS = 5_000;

const CAMERA_SCOPE = 'scope.camera';

/** Whether this WeChat has a camera for mini-programs at all. */
export function canTakePhoto(): boolean {
  return typeof wx.createCameraContext === 'function';
}

/** `authSetting['scope.camera']`: null = never asked. @throws CallFailed */
export async function cameraPermission(): Promise<boolean | null> {
  const { authSetting } = await call<{ authSetting: Readonly<Record<string, boolean | undefined>> }>(
    SETTING_TIMEOUT_MS,
    ({ success, fail }) =>
      wx.getSetting({ success: (res) => success({ authSetting: { ...res.authSetting } }), fail }),
  );
  return authSetting[CAMERA_SCOPE] ?? null;
}

/** WeChat's own permission dialog; after one refusal it fails at once. @throws CallFailed with 103, 104, 112, … */
export async function askForCamera(): Promise<void> {
  await call<unknown>(AUTHORIZE_TIMEOUT_MS, ({ success, fail }) => {
    wx.authorize({ scope: CAMERA_SCOPE, success, fail });
  });
}

/** Whether the system lets WeChat use the camera: `authorized`, `denied`, `not determined`; null = not said. */
export function systemCamera(): string | null {
  return typeof wx.getAppAuthorizeSetting === 'function'
    ? wx.getAppAuthorizeSetting().cameraAuthorized
    : null;
}

/** The mini-program's settings page; must come from a tap. `closed` runs when the person is back from it. */
export function openSettings(closed: () => void): void {
  wx.openSetting({ success: closed, fail: () => undefined });
}

/** The system's settings page of WeChat; must come from a tap. */
export function openSystemSettings(): void {
  if (typeof wx.openAppAuthorizeSetting === 'function') {
    wx.openAppAuthorizeSetting({ fail: () => undefined });
  }
}

/**
 * One photo of the running camera: jpg on Android, png on iOS, not mirrored.
 *
 * @returns the path of a temporary file
 * @throws CallFailed; WeChat sometimes calls `complete` alone, which counts as a failure
 */
export async function takePhoto(): Promise<string> {
  const { tempImagePath } = await call<{ tempImagePath: string }>(PHOTO_TIMEOUT_MS, ({ success, fail }) => {
    wx.createCameraContext().takePhoto({
      quality: 'high',
      selfieMirror: false,
      success,
      fail,
      // After success or fail this changes nothing.
      complete: () => fail(),
    });
  });
  if (tempImagePath === '') throw new CallFailed('failed');
  return tempImagePath;
}
