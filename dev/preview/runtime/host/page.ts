/** One page of the stack: its component, its part of the DOM, and its life. */
import type { Root } from 'glass-easel-miniprogram-adapter';
import type { EventChannel } from './event-channel';
import { attempt, methodOf } from './failures';
import { type glassEasel, inGlass } from './glass';
import type { Styles } from './styles';

export interface PageParts {
  readonly route: string;
  /** Not decoded, as `onLoad` gets it. */
  readonly query: Readonly<Record<string, string>>;
  readonly channel: EventChannel;
  readonly styles: Styles;
  /** Where pages are mounted. */
  readonly area: HTMLElement;
  readonly create: () => Root;
}

export class Page {
  readonly route: string;
  readonly channel: EventChannel;
  readonly caller: object;
  readonly component: glassEasel.GeneralComponent;
  readonly viewport: HTMLElement;
  /** Of `<page-meta root-font-size>`; without it, 20 rem are the width (WeChat's default). */
  rootFontSize = '5vw';
  /** Set by `setNavigationBarTitle`. */
  title: string | undefined;
  /** Set by `setNavigationBarColor`, in the words of a page's `.json`. */
  barColors: Readonly<Record<string, unknown>> = {};
  readonly #root: Root;
  readonly #sheets: readonly number[];
  readonly #parts: PageParts;

  constructor(parts: PageParts) {
    this.#parts = parts;
    this.route = parts.route;
    this.channel = parts.channel;
    let root: Root | undefined;
    this.#sheets = parts.styles.collect(() => {
      root = parts.create();
    });
    if (root === undefined) throw new Error(`Page ${parts.route} was not created`);
    this.#root = root;
    this.component = root.getComponent();
    this.caller = Object.assign(root.get(), { route: parts.route, options: parts.query });
    this.viewport = document.createElement('div');
    this.viewport.className = 'wx-viewport';
    this.viewport.innerHTML = '<div class="wx-scroller"><span></span></div>';
    parts.area.append(this.viewport);
  }

  get scroller(): HTMLElement {
    const scroller = this.viewport.firstElementChild;
    if (!(scroller instanceof HTMLElement)) throw new Error(`Page ${this.route} is unloaded`);
    return scroller;
  }

  /** Puts the page on the screen for the first time. */
  mount(): void {
    const { scroller } = this;
    const placeholder = scroller.firstElementChild;
    if (!(placeholder instanceof HTMLElement)) throw new Error(`Page ${this.route} is mounted twice`);
    this.#root.attach(inGlass(scroller), inGlass(placeholder));
    this.#call('onLoad', this.#parts.query);
    this.show();
    // After the `ready` of its components, which was asked for a moment earlier.
    requestAnimationFrame(() => this.#call('onReady'));
  }

  show(): void {
    this.viewport.hidden = false;
    this.#parts.styles.enable(this.#sheets, true);
    this.component.triggerPageLifetime('show', []);
    this.#call('onShow');
  }

  hide(): void {
    this.component.triggerPageLifetime('hide', []);
    this.#call('onHide');
  }

  /** Takes a hidden page off the screen; it keeps its state. */
  cover(): void {
    this.viewport.hidden = true;
    this.#parts.styles.enable(this.#sheets, false);
  }

  unload(): void {
    this.#call('onUnload');
    this.#root.release();
    this.viewport.remove();
    for (const sheet of this.#sheets) this.#parts.styles.remove(sheet);
  }

  #call(name: string, ...values: unknown[]): void {
    const method = methodOf(this.caller, name);
    attempt(`${this.route} ${name}`, () => method?.(...values));
  }
}

/** The page that a component belongs to. */
export function rootOf(component: glassEasel.Element): glassEasel.Element {
  let current: glassEasel.Element = component;
  for (let owner = current.ownerShadowRoot; owner; owner = current.ownerShadowRoot)
    current = owner.getHostNode();
  return current;
}
