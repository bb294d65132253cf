/** `<button>` with the open types that the product needs. */
import type { Component } from '../host/glass';
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { writeAttribute } from './attributes';
import { attributeOf, type BuiltIn, trigger } from './define';

async function openSettings(phone: Phone, element: Component): Promise<void> {
  try {
    const authSetting = await phone.permissions.openSettings();
    trigger(element, 'opensetting', { errMsg: 'openSetting:ok', authSetting });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    trigger(element, 'opensetting', { errMsg: `openSetting:fail ${error.message}` });
  }
}

async function openContact(phone: Phone, element: Component): Promise<void> {
  phone.acts.push({ what: 'contact', detail: attributeOf(element, 'sessionFrom') ?? '' });
  await phone.dialogs.ask({
    title: phone.say('contact'),
    choices: [{ value: 'close', label: phone.say('close'), main: true }],
  });
  trigger(element, 'contact', { errMsg: 'enterContact:ok', path: '', query: {} });
}

function openType(phone: Phone, element: Component, type: unknown): void {
  if (type === 'agreePrivacyAuthorization') {
    phone.privacy.tapped(element.id);
    trigger(element, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  } else if (type === 'openSetting') void openSettings(phone, element);
  else if (type === 'contact') void openContact(phone, element);
  else if (type) phone.acts.push({ what: `button ${String(type)}`, detail: null });
}

const SHOWN = ['type', 'size'];
const IGNORED = [
  'lang',
  'sessionFrom',
  'sendMessageTitle',
  'sendMessagePath',
  'sendMessageImg',
  'showMessageCard',
  'appParameter',
  'openType',
  'name',
];

export function button(phone: Phone): BuiltIn {
  return {
    rules: {
      ...Object.fromEntries(
        SHOWN.map((name) => [
          name,
          (dom: HTMLElement, value: unknown) => writeAttribute(dom, `data-${name}`, value),
        ]),
      ),
      ...Object.fromEntries(IGNORED.map((name) => [name, () => {}])),
      plain: (dom, value) => dom.toggleAttribute('data-plain', Boolean(value)),
      loading: (dom, value) => dom.toggleAttribute('data-loading', Boolean(value)),
      disabled: (dom, value) => dom.toggleAttribute('disabled', Boolean(value)),
      formType: (dom, value) =>
        writeAttribute(dom, 'type', value === 'submit' || value === 'reset' ? value : 'button'),
    },
    attached: (dom, element) => {
      if (!dom.hasAttribute('type')) dom.setAttribute('type', 'button');
      dom.addEventListener('click', () => {
        const type = attributeOf(element, 'openType');
        // WeChat tells of the tap first.
        queueMicrotask(() => openType(phone, element, type));
      });
      return undefined;
    },
  };
}
