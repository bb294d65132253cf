/** Check boxes, radio buttons, switches and their groups: a native control inside WeChat's element. */
import type { Component } from '../host/glass';
import { writeAttribute } from './attributes';
import { type BuiltIn, trigger } from './define';

/** The native control of a host; made when it is first asked for. */
function controlOf(dom: HTMLElement, type: 'checkbox' | 'radio'): HTMLInputElement {
  const [first] = dom.children;
  if (first instanceof HTMLInputElement) return first;
  const made = document.createElement('input');
  made.type = type;
  dom.prepend(made);
  return made;
}

function choice(type: 'checkbox' | 'radio', role?: 'switch'): BuiltIn {
  const control = (dom: HTMLElement): HTMLInputElement => {
    const found = controlOf(dom, type);
    if (role) found.setAttribute('role', role);
    return found;
  };
  return {
    control,
    rules: {
      value: (dom, value) => writeAttribute(control(dom), 'value', value),
      name: (dom, value) => writeAttribute(control(dom), 'name', value),
      checked: (dom, value) => {
        control(dom).checked = Boolean(value);
      },
      disabled: (dom, value) => {
        control(dom).disabled = Boolean(value);
      },
      color: (dom, value) => dom.style.setProperty('accent-color', String(value)),
      type: () => {},
    },
    attached: (dom, element) => {
      const found = control(dom);
      if (role) found.addEventListener('change', () => trigger(element, 'change', { value: found.checked }));
      return undefined;
    },
  };
}

export const checkbox = choice('checkbox');
export const radio = choice('radio');
export const switchBox = choice('checkbox', 'switch');

function inputsOf(dom: HTMLElement): HTMLInputElement[] {
  return [...dom.querySelectorAll('input')];
}

function group(
  role: 'group' | 'radiogroup',
  answer: (changed: HTMLInputElement, dom: HTMLElement) => unknown,
): BuiltIn {
  return {
    rules: { name: (dom, value) => writeAttribute(dom, 'data-name', value) },
    attached: (dom: HTMLElement, element: Component) => {
      if (!dom.hasAttribute('role')) dom.setAttribute('role', role);
      dom.addEventListener('change', ({ target }) => {
        if (target instanceof HTMLInputElement) trigger(element, 'change', { value: answer(target, dom) });
      });
      return undefined;
    },
  };
}

export const checkboxGroup = group('group', (_, dom) =>
  inputsOf(dom)
    .filter(({ checked }) => checked)
    .map(({ value }) => value),
);

export const radioGroup = group('radiogroup', (changed, dom) => {
  for (const other of inputsOf(dom)) other.checked = other === changed;
  return changed.value;
});
