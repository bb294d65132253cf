/** Attributes that every built-in takes. `aria-*` and the role go to the DOM, so that assistive technology and tests see them. */
import { type Component, domOf, type GlassElement } from '../host/glass';

const ARIA = [
  'atomic',
  'busy',
  'checked',
  'controls',
  'current',
  'describedby',
  'disabled',
  'errormessage',
  'expanded',
  'haspopup',
  'hidden',
  'invalid',
  'label',
  'labelledby',
  'level',
  'live',
  'modal',
  'multiline',
  'orientation',
  'owns',
  'pressed',
  'readonly',
  'required',
  'roledescription',
  'selected',
  'sort',
  'valuemax',
  'valuemin',
  'valuenow',
  'valuetext',
] as const;

/** They name other elements by id; ids are private to a component, so the DOM has them with a prefix. */
const REFERENCES: readonly string[] = ['controls', 'describedby', 'errormessage', 'labelledby', 'owns'];

/** Roles that a keyboard must reach. WXML has no `tabindex`; on a phone, none is needed. */
const FOCUSABLE: readonly string[] = [
  'button',
  'checkbox',
  'link',
  'menuitem',
  'option',
  'radio',
  'switch',
  'tab',
];

/** Writes one attribute; `null`, `undefined` and an empty reference remove it. */
export function writeAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

function idsInDom(element: GlassElement, value: unknown): string | null {
  const ids = String(value ?? '')
    .split(/\s+/)
    .filter((id) => id !== '');
  const found = ids
    .map((id) => element.ownerShadowRoot?.getElementById(id))
    .map((target) => target && domOf(target)?.id);
  return found.filter(Boolean).join(' ') || null;
}

export type Rule = (dom: HTMLElement, value: unknown, element: Component) => void;

function ariaRule(name: string): Rule {
  if (!REFERENCES.includes(name))
    return (dom, value) => writeAttribute(dom, `aria-${name}`, value === '' ? null : value);
  return (dom, value, element) => {
    const write = () => writeAttribute(dom, `aria-${name}`, idsInDom(element, value));
    write();
    // What it names may stand further down in the template.
    queueMicrotask(write);
  };
}

const setRole: Rule = (dom, value) => {
  writeAttribute(dom, 'role', value || null);
  if (FOCUSABLE.includes(String(value)) && dom.tabIndex < 0) dom.tabIndex = 0;
};

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Known to WeChat and without meaning here: nothing happens, but the template is right to name them. */
const IGNORED = [
  'hover-class',
  'hover-stop-propagation',
  'hover-start-time',
  'hover-stay-time',
  'animation',
  'user-select',
];

export const COMMON_RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...ARIA.map((name): [string, Rule] => [camelCase(`aria-${name}`), ariaRule(name)]),
  ...IGNORED.map((name): [string, Rule] => [camelCase(name), () => {}]),
  ['ariaRole', setRole],
  ['role', setRole],
  ['hidden', (dom, value) => dom.toggleAttribute('hidden', Boolean(value))],
]);
