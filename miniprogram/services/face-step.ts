/** WeChat's own face verification (wechat-verify.md): base library 3.8.12, callbacks only, not in plugins. */
import { CallFailed, call } from './deadline';

const SUPPORT_TIMEOUT_MS = 5_000;
/** The person is in WeChat's screen; the function waits ten minutes. */
const STEP_TIMEOUT_MS = 9 * 60_000;

/** The published typings do not know them yet. */
interface FaceVerification {
  checkIsSupportFacialRecognition?: (options: {
    success: (result: unknown) => void;
    fail: (error: unknown) => void;
  }) => void;
  requestFacialVerify?: (options: {
    verifyId: string;
    success: (result: unknown) => void;
    fail: (error: unknown) => void;
  }) => void;
}

export type StepSupport = 'supported' | 'old-wechat' | 'unsupported';

/** Whether WeChat can verify a face on this phone. A phone that does not say is taken for one that cannot. */
export async function stepSupport(): Promise<StepSupport> {
  const api: FaceVerification = wx;
  const { checkIsSupportFacialRecognition: check, requestFacialVerify: request } = api;
  if (typeof check !== 'function' || typeof request !== 'function') return 'old-wechat';
  try {
    await call<unknown>(SUPPORT_TIMEOUT_MS, ({ success, fail }) => check({ success, fail }));
    return 'supported';
  } catch {
    return 'unsupported';
  }
}

/**
 * Opens WeChat's screen. What it says here proves nothing: the function asks WeChat's server, whichever way
 * it ended.
 *
 * @returns WeChat's number where it failed, such as 90002; null where it says that it went well, or says nothing
 */
export async function takeStep(verifyId: string): Promise<number | null> {
  const api: FaceVerification = wx;
  const { requestFacialVerify: request } = api;
  if (typeof request !== 'function') return null;
  try {
    await call<unknown>(STEP_TIMEOUT_MS, ({ success, fail }) => request({ verifyId, success, fail }));
    return null;
  } catch (error) {
    return error instanceof CallFailed ? error.code : null;
  }
}
