/** Makes a component of glass-easel whose host is the DOM element, from a few rules. */
import type { BuiltInTag } from '../../tags';
import { fail } from '../host/failures';
import { type Component, domOf, type glassEasel } from '../host/glass';
import { COMMON_RULES, type Rule } from './attributes';

export interface BuiltIn {
  /** Attributes in camel case. They run at the start and at each change. */
  readonly rules?: Readonly<Record<string, Rule>>;
  /** The element inside the host that role and `aria-*` belong to, if it is not the host. */
  readonly control?: (dom: HTMLElement) => HTMLElement;
  /** Runs when the element comes into the page. What it answers runs when it leaves. */
  readonly attached?: (dom: HTMLElement, element: Component) => (() => void) | undefined;
}

/** Triggers an event of WeChat on a built-in; its `detail` is an object, always. */
export function trigger(element: Component, name: string, detail: object = {}, bubbles = false): void {
  element.triggerEvent(name, detail, { bubbles, composed: bubbles });
}

/** The value of an attribute now; null if it is not set. */
export function attributeOf(element: Component, name: string): unknown {
  return Reflect.get(element.data, name);
}

export function define(space: glassEasel.ComponentSpace, tag: BuiltInTag, builtIn: BuiltIn) {
  const { control } = builtIn;
  const common = [...COMMON_RULES].map(([name, rule]): [string, Rule] => [
    name,
    control ? (dom, value, element) => rule(name === 'hidden' ? dom : control(dom), value, element) : rule,
  ]);
  const rules = new Map<string, Rule>([...common, ...Object.entries(builtIn.rules ?? {})]);
  const leave = new WeakMap<Component, () => void>();
  const property = ([name, rule]: [string, Rule]) => {
    const observer = function (this: Component, value: unknown) {
      const dom = domOf(this);
      if (dom !== null) rule(dom, value, this);
    };
    // A type of `null` takes any value, as WXML gives them; a value of null: not set.
    return [name, { type: null, value: null, observer }] as const;
  };
  return space.defineComponent({
    options: { virtualHost: false },
    properties: Object.fromEntries([...rules].map(property)),
    lifetimes: {
      attached(this: Component) {
        const dom = domOf(this);
        if (dom === null) fail(`<${tag}>`, new Error('has no element'));
        const left = dom && builtIn.attached?.(dom, this);
        if (left) leave.set(this, left);
      },
      detached(this: Component) {
        leave.get(this)?.();
      },
    },
  });
}
