/**
 * Renders one of our components in jsdom with WeChat's own simulator. One component a test file: loaded
 * twice, a component inside it is not found (preview-and-tests.md).
 */
import { resolve } from 'node:path';
import simulate, { type ComponentJSON } from 'miniprogram-simulate';

const ROOT = resolve(__dirname, '../../miniprogram');

export interface Rendered {
  /** The words on it, without the spaces that WXML keeps. */
  readonly text: () => string;
  /** Whether an element of this class is there. */
  readonly has: (className: string) => boolean;
  /** A WXML attribute of every element of this class, in the order of the page. */
  readonly attributes: (className: string, name: string) => readonly unknown[];
  /** A WXML attribute of the first element of this class; null = it has none. */
  readonly attribute: (className: string, name: string) => unknown;
  /** Sends an event of WeChat's to the first element of this class. */
  readonly send: (className: string, event: string, detail?: object) => Promise<void>;
  /** Details of every event of this name that the component sent. */
  readonly heard: (event: string) => readonly unknown[];
  readonly set: (properties: object) => Promise<void>;
  /** The component itself, as `selectComponent` gives it. */
  readonly instance: unknown;
  /** Ends its life, as leaving the page does. */
  readonly remove: () => void;
}

export type Render = (properties?: object) => Promise<Rendered>;

const classesOf = ({ attrs }: ComponentJSON): readonly string[] =>
  String(attrs.find(({ name }) => name === 'class')?.value ?? '').split(/\s+/);

/** The element and everything in it, in the order of the page. */
function flatten(element: ComponentJSON): ComponentJSON[] {
  // A piece of text has no children.
  return [element, ...(element.children ?? []).flatMap(flatten)].filter(({ attrs }) => attrs !== undefined);
}

interface Listening {
  addEventListener(event: string, hear: (sent: { readonly detail: unknown }) => void): void;
}

/** The simulator can listen; its typings do not say so. */
const canListen = (component: object): component is Listening => 'addEventListener' in component;

/**
 * @param events names that the tests listen for
 * @param folder of the package that the component belongs to; empty = the main one
 */
export function loadComponent(name: string, events: readonly string[] = [], folder = ''): Render {
  const path = resolve(ROOT, folder, 'components', name, name);
  const id = simulate.load(path, name, { rootPath: ROOT, compiler: 'simulate' });

  return async (properties = {}) => {
    const component = simulate.render(id, properties);
    const parent = document.createElement('div');
    component.attach(parent);
    const heard = new Map<string, unknown[]>(events.map((event) => [event, []]));
    if (!canListen(component)) throw new Error('This simulator does not listen');
    for (const event of events) {
      component.addEventListener(event, ({ detail }) => heard.get(event)?.push(detail));
    }
    await simulate.sleep(0);
    const all = (className: string) =>
      flatten(component.toJSON()).filter((element) => classesOf(element).includes(className));
    const find = (className: string) => all(className)[0];
    return {
      text: () => (parent.textContent ?? '').replace(/\s+/g, ' ').trim(),
      has: (className) => find(className) !== undefined,
      attributes: (className, attribute) =>
        all(className).map(({ attrs }) => attrs.find(({ name: one }) => one === attribute)?.value ?? null),
      attribute: (className, attribute) => {
        const element = find(className);
        if (element === undefined) throw new Error(`${name} has no .${className}`);
        return element.attrs.find((attr) => attr.name === attribute)?.value ?? null;
      },
      send: async (className, event, detail = {}) => {
        const element = component.querySelector(`.${className}`);
        if (element === undefined) throw new Error(`${name} has no .${className}`);
        element.dispatchEvent(event, { detail });
        await simulate.sleep(0);
      },
      heard: (event) => heard.get(event) ?? [],
      set: async (changes) => {
        component.setData(changes);
        await simulate.sleep(0);
      },
      instance: component.instance,
      remove: () => component.triggerLifeTime('detached'),
    };
  };
}
