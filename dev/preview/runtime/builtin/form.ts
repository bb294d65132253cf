/** `<form>` and `<label>`. */
import { domOf } from '../host/glass';
import { type BuiltIn, trigger } from './define';

function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const fields = [...form.elements].filter(
    (item) => item instanceof HTMLInputElement || item instanceof HTMLTextAreaElement,
  );
  const named = fields.filter(({ name }) => name !== '');
  return Object.fromEntries(
    named.map((item) => [
      item.name,
      item.getAttribute('role') === 'switch' ? item.matches(':checked') : item.value,
    ]),
  );
}

export const form: BuiltIn = {
  rules: { reportSubmit: () => {} },
  attached: (dom, element) => {
    if (!(dom instanceof HTMLFormElement)) return undefined;
    dom.noValidate = true;
    dom.addEventListener('submit', (event) => {
      event.preventDefault();
      trigger(element, 'submit', { value: valuesOf(dom) });
    });
    dom.addEventListener('reset', () => trigger(element, 'reset'));
    return undefined;
  },
};

let labels = 0;

export const label: BuiltIn = {
  rules: {
    for: (dom, value, element) => {
      // The control may stand further down in the template.
      queueMicrotask(() => {
        const host = element.ownerShadowRoot?.getElementById(String(value));
        const target = host ? domOf(host) : null;
        const control = target?.matches('input, textarea, button') ? target : target?.querySelector('input');
        if (!control || !(dom instanceof HTMLLabelElement)) return;
        labels += 1;
        control.id ||= `wx-labelled-${labels}`;
        dom.htmlFor = control.id;
      });
    },
  },
};
