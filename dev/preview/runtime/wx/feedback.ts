/** Toasts, dialogs, and what leaves the mini-program by a tap. */
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { type Answer, api, type Given, textOf } from './api';

const TOAST_MS = 1500;

async function showModal(phone: Phone, given: Given): Promise<Answer> {
  const cancel = { value: 'cancel', label: textOf(given, 'cancelText') || phone.say('cancel') };
  const confirm = { value: 'confirm', label: textOf(given, 'confirmText') || phone.say('ok'), main: true };
  const choices = given['showCancel'] === false ? [confirm] : [cancel, confirm];
  const answer = await phone.dialogs.ask({
    title: textOf(given, 'title'),
    body: textOf(given, 'content'),
    choices,
  });
  return { confirm: answer === 'confirm', cancel: answer === 'cancel' };
}

async function showActionSheet(phone: Phone, given: Given): Promise<Answer> {
  const items = Array.isArray(given['itemList']) ? given['itemList'].map(String) : [];
  const choices = [
    { value: '', label: phone.say('cancel') },
    ...items.map((label, index) => ({ value: String(index), label })),
  ];
  const answer = await phone.dialogs.ask({ title: textOf(given, 'alertText'), choices });
  if (answer === '') throw new Refusal('cancel');
  return { tapIndex: Number(answer) };
}

async function copy(phone: Phone, given: Given): Promise<undefined> {
  await phone.privacy.require('setClipboardData');
  phone.acts.push({ what: 'setClipboardData', detail: textOf(given, 'data') });
  // The browser may deny the real clipboard; what was copied is in the record of acts.
  await navigator.clipboard?.writeText(textOf(given, 'data')).catch(() => undefined);
  phone.dialogs.say(phone.say('copied'), 'success', TOAST_MS);
  return undefined;
}

async function call(phone: Phone, given: Given): Promise<undefined> {
  phone.acts.push({ what: 'makePhoneCall', detail: textOf(given, 'phoneNumber') });
  const choices = [{ value: 'close', label: phone.say('close'), main: true }] as const;
  await phone.dialogs.ask({ title: phone.say('call'), body: textOf(given, 'phoneNumber'), choices });
  return undefined;
}

export function feedbackApis(phone: Phone) {
  const { dialogs } = phone;
  const quiet = () => void dialogs.quiet();
  const act = (what: string) => api(what, () => void phone.acts.push({ what, detail: null }));
  return {
    showToast: api('showToast', (given) => {
      const { duration } = given;
      dialogs.say(
        textOf(given, 'title'),
        textOf(given, 'icon') || 'success',
        typeof duration === 'number' ? duration : TOAST_MS,
      );
      return undefined;
    }),
    hideToast: api('hideToast', quiet),
    showLoading: api('showLoading', (given) => void dialogs.say(textOf(given, 'title'), 'loading', 0)),
    hideLoading: api('hideLoading', quiet),
    showModal: api('showModal', (given) => showModal(phone, given)),
    showActionSheet: api('showActionSheet', (given) => showActionSheet(phone, given)),
    setClipboardData: api('setClipboardData', (given) => copy(phone, given)),
    makePhoneCall: api('makePhoneCall', (given) => call(phone, given)),
    vibrateShort: act('vibrateShort'),
    vibrateLong: act('vibrateLong'),
    setVisualEffectOnCapture: act('setVisualEffectOnCapture'),
    updateWeChatApp: act('updateWeChatApp'),
    setKeepScreenOn: act('setKeepScreenOn'),
    setScreenBrightness: act('setScreenBrightness'),
  };
}
