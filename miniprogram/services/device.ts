/** What this phone and this WeChat can do, and small things that any page asks of them. */
import { call } from './deadline';

const RANDOM_TIMEOUT_MS = 3_000;

/** As WeChat names it: `zh_CN`, `en`, … Empty where it does not say. */
export function phoneLanguage(): string {
  return typeof wx.getAppBaseInfo === 'function' ? (wx.getAppBaseInfo().language ?? '') : '';
}

/** Whether this WeChat has what a verification cannot do without. The newest, getRandomValues, is of 2.15.0. */
export function isSupported(): boolean {
  return typeof wx.cloud === 'object' && typeof wx.getRandomValues === 'function';
}

/**
 * Bytes from the phone's own generator.
 *
 * @throws CallFailed
 */
export async function randomBytes(length: number): Promise<Uint8Array> {
  const { randomValues } = await call<{ randomValues: ArrayBuffer }>(RANDOM_TIMEOUT_MS, ({ success, fail }) =>
    wx.getRandomValues({ length, success, fail }),
  );
  return new Uint8Array(randomValues);
}

/** Keeps name, number and face out of screenshots and recordings while a page shows them. */
export function hideFromCapture(hidden: boolean): void {
  if (typeof wx.setVisualEffectOnCapture !== 'function') return;
  wx.setVisualEffectOnCapture({ visualEffect: hidden ? 'hidden' : 'none', fail: () => undefined });
}

export function setTitle(title: string): void {
  wx.setNavigationBarTitle({ title, fail: () => undefined });
}

/**
 * WeChat says "copied" by itself.
 *
 * @param otherwise shown where it refuses: the clipboard has to stand in the privacy guideline (112), too
 */
export function copyText(data: string, otherwise: string): void {
  wx.setClipboardData({ data, fail: () => wx.showToast({ title: otherwise, icon: 'none' }) });
}

export interface Dialog {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
  /** Left out = one button only. */
  readonly cancelText?: string;
}

/** WeChat's own dialog, which waits for the person as long as he likes. True = confirmed. */
export function showDialog({ cancelText, ...dialog }: Dialog): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      ...dialog,
      showCancel: cancelText !== undefined,
      ...(cancelText === undefined ? {} : { cancelText }),
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    });
  });
}

export function dial(phoneNumber: string): void {
  wx.makePhoneCall({ phoneNumber, fail: () => undefined });
}

/**
 * Closes the mini-program: nothing is left to do in it.
 *
 * @param otherwise shown where WeChat does not close it: before 2.17.3, or too long after the tap
 */
export function exitApp(otherwise: string): void {
  const stay = () => wx.showToast({ title: otherwise, icon: 'none' });
  if (typeof wx.exitMiniProgram === 'function') wx.exitMiniProgram({ fail: stay });
  else stay();
}

/** Opens WeChat's own update page; where there is none (before 2.12.0) a dialog says how else. */
export function updateWeChat(otherwise: Dialog): void {
  const tell = () => void showDialog(otherwise);
  if (typeof wx.updateWeChatApp === 'function') wx.updateWeChatApp({ fail: tell });
  else tell();
}
