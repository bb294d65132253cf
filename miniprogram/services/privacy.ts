/**
 * WeChat's privacy authorisation. WeChat holds a call back until the person has agreed to the guideline
 * and asks through one listener for the whole app; each question must be answered, or the call hangs.
 */
import { call } from './deadline';

const SETTING_TIMEOUT_MS = 4_000;

type PrivacyAnswer = { readonly event: 'agree'; readonly buttonId: string } | { readonly event: 'disagree' };
type Resolve = (answer: PrivacyAnswer) => void;

/** The published typings call this parameter a result; it is the function to answer with (wechat.md). */
const isResolve = (given: unknown): given is Resolve => typeof given === 'function';

/** Calls that WeChat holds back now. */
let waiting: Resolve[] = [];
/** The page in front, which shows the guideline's panel; null = no page can ask. */
let asker: (() => void) | null = null;

function answerAll(answer: PrivacyAnswer): void {
  const held = waiting;
  waiting = [];
  for (const resolve of held) resolve(answer);
}

/** Registered once, when the app starts: a second registration would replace the first. */
export function listenForPrivacyQuestions(): void {
  if (typeof wx.onNeedPrivacyAuthorization !== 'function') return;
  wx.onNeedPrivacyAuthorization((resolve) => {
    if (!isResolve(resolve)) return;
    waiting.push(resolve);
    if (asker === null) answerAll({ event: 'disagree' });
    else asker();
  });
}

/**
 * @param show puts the panel with `<button open-type="agreePrivacyAuthorization">` in front of the person
 * @returns how to stop; a question that is still open is then answered with no
 */
export function onPrivacyQuestion(show: () => void): () => void {
  asker = show;
  return () => {
    if (asker !== show) return;
    asker = null;
    answerAll({ event: 'disagree' });
  };
}

/** @param buttonId of the button that was tapped; WeChat checks that it was */
export function agreeToPrivacy(buttonId: string): void {
  answerAll({ event: 'agree', buttonId });
}

export function refusePrivacy(): void {
  answerAll({ event: 'disagree' });
}

/** Whether the guideline still waits for the person's agreement. False where this cannot be asked. */
export async function needsPrivacyAgreement(): Promise<boolean> {
  try {
    const { needAuthorization } = await call<{ needAuthorization: boolean }>(
      SETTING_TIMEOUT_MS,
      ({ success, fail }) => wx.getPrivacySetting({ success, fail }),
    );
    return needAuthorization;
  } catch {
    // Older WeChats ask by themselves when the camera opens.
    return false;
  }
}

/** Whether WeChat has a page of its own for the guideline; before 2.32.3 it has none, and asks nothing either. */
export function hasPrivacyGuideline(): boolean {
  return typeof wx.openPrivacyContract === 'function';
}

/** Shows the guideline. WeChat's own page; a failure leaves the person where he is. */
export function openPrivacyGuideline(): void {
  wx.openPrivacyContract({ fail: () => undefined });
}
