/**
 * WeChat's own face verification. There is no face here: a plain screen lets the developer pick what WeChat
 * would say, and the house's stand-in of WeChat's servers is told.
 */
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { type Answer, callbackApi, type Given, textOf } from './api';

const UNSUPPORTED = 90_109;
const CANCELLED = 90_002;
const PASSED = 10_000;
/** For a screen that nobody opened at WeChat. */
const UNKNOWN_STEP = 10_017;

/** What the screen offers beside the person's own end; `verify_ret` of WeChat. */
const PICKS = [
  ['facialPass', PASSED],
  ['facialOther', 10_004],
  ['facialUnclear', 90_011],
  ['facialOffline', 90_007],
  ['facialNoCamera', 90_008],
  ['facialUnsupported', 90_001],
  ['facialSystem', 90_199],
] as const;

/** Tells the stand-in. @param ret null = as it ends for this person @returns how it ended; null = no such step */
async function complete(verifyId: string, ret: number | null): Promise<number | null> {
  const response = await fetch('/preview/facial', {
    method: 'POST',
    body: JSON.stringify({ verifyId, ret }),
    headers: { 'content-type': 'application/json' },
  });
  const told: { ret?: unknown } = await response.json();
  return typeof told.ret === 'number' ? told.ret : null;
}

async function pick(phone: Phone): Promise<number | null> {
  if (phone.settings.current.facial === 'roster') return null;
  const choices = [
    { value: String(CANCELLED), label: phone.say('cancel') },
    ...PICKS.map(([word, ret]) => ({ value: String(ret), label: phone.say(word) })),
    { value: '', label: phone.say('facialRoster'), main: true },
  ];
  const answer = await phone.dialogs.ask({
    title: phone.say('facialTitle'),
    body: phone.say('facialBody'),
    choices,
  });
  return answer === '' ? null : Number(answer);
}

async function verify(phone: Phone, given: Given): Promise<Answer> {
  const verifyId = textOf(given, 'verifyId');
  if (phone.settings.current.facial === 'unsupported-late') {
    throw new Refusal('device unsupported', { errCode: UNSUPPORTED });
  }
  const ret = (await complete(verifyId, await pick(phone))) ?? UNKNOWN_STEP;
  // Still running counts as done on the phone: only the server knows more.
  if (ret === PASSED || ret === 10_005) return { verifyResult: 'success' };
  throw new Refusal('verify failed', { errCode: ret });
}

export function facialApis(phone: Phone) {
  return {
    checkIsSupportFacialRecognition: callbackApi('checkIsSupportFacialRecognition', () => {
      if (phone.settings.current.facial !== 'unsupported') return {};
      throw new Refusal('device unsupported', { errCode: UNSUPPORTED });
    }),
    requestFacialVerify: callbackApi('requestFacialVerify', (given) => verify(phone, given)),
  };
}
