/** `<input>` and `<textarea>`. */
import type { Component } from '../host/glass';
import { writeAttribute } from './attributes';
import { attributeOf, type BuiltIn, trigger } from './define';

type Field = HTMLInputElement | HTMLTextAreaElement;

const isField = (dom: HTMLElement): dom is Field =>
  dom instanceof HTMLInputElement || dom instanceof HTMLTextAreaElement;

/** The keyboard of a type, as near as a browser comes. What is pasted may hold anything, as on a phone. */
const KEYBOARDS = new Map<unknown, string>([
  ['number', 'numeric'],
  ['digit', 'decimal'],
]);

const DEFAULT_LENGTH = 140;

function setLength(dom: HTMLElement, value: unknown): void {
  const length = Number(value ?? DEFAULT_LENGTH);
  writeAttribute(dom, 'maxlength', length < 0 ? null : length);
}

function setValue(dom: HTMLElement, value: unknown): void {
  const text = value === null || value === undefined ? '' : String(value);
  // Writing the same text would move the cursor to the end.
  if (isField(dom) && dom.value !== text) dom.value = text;
}

function announceInput(dom: Field, element: Component): void {
  const detail = { value: dom.value, cursor: dom.selectionStart ?? dom.value.length, keyCode: 0 };
  // The own property follows, so that `model:value` reaches the page.
  element.setData({ value: dom.value });
  element.triggerEvent('input', detail, {
    // A handler may answer the text that is to stand there instead.
    handleListenerReturn: (answer: unknown) => {
      if (typeof answer === 'string') element.setData({ value: answer });
    },
  });
}

const IGNORED = [
  'placeholderStyle',
  'placeholderClass',
  'cursorSpacing',
  'adjustPosition',
  'holdKeyboard',
  'confirmHold',
  'cursor',
  'cursorColor',
  'selectionStart',
  'selectionEnd',
  'alwaysEmbed',
  'safePasswordCertPath',
  'controlled',
  'showConfirmBar',
  'disableDefaultPadding',
  'autoHeight',
  'fixed',
];

export const field: BuiltIn = {
  rules: {
    ...Object.fromEntries(IGNORED.map((name) => [name, () => {}])),
    value: setValue,
    maxlength: setLength,
    name: (dom, value) => writeAttribute(dom, 'name', value),
    placeholder: (dom, value) => writeAttribute(dom, 'placeholder', value),
    disabled: (dom, value) => dom.toggleAttribute('disabled', Boolean(value)),
    password: (dom, value) => writeAttribute(dom, 'type', value ? 'password' : 'text'),
    type: (dom, value) => {
      writeAttribute(dom, 'inputmode', KEYBOARDS.get(value) ?? 'text');
      if (value === 'safe-password') writeAttribute(dom, 'type', 'password');
    },
    confirmType: (dom, value) => writeAttribute(dom, 'enterkeyhint', value === 'return' ? 'enter' : value),
    focus: (dom, value) => {
      if (value) requestAnimationFrame(() => dom.focus());
    },
    autoFocus: (dom, value) => {
      if (value) requestAnimationFrame(() => dom.focus());
    },
  },
  attached: (dom, element) => {
    if (!isField(dom)) return undefined;
    dom.setAttribute('autocomplete', 'off');
    dom.setAttribute('spellcheck', 'false');
    setLength(dom, attributeOf(element, 'maxlength'));
    dom.addEventListener('input', () => announceInput(dom, element));
    dom.addEventListener('focus', () => trigger(element, 'focus', { value: dom.value, height: 0 }));
    dom.addEventListener('blur', () =>
      trigger(element, 'blur', { value: dom.value, cursor: dom.selectionStart ?? 0 }),
    );
    dom.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.isComposing) return;
      if (dom instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      trigger(element, 'confirm', { value: dom.value });
    });
    return undefined;
  },
};
