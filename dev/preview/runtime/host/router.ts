/** The page stack. */
import type { Root } from 'glass-easel-miniprogram-adapter';
import { EventChannel } from './event-channel';
import { Page, rootOf } from './page';
import { parseQuery } from './query';
import type { Selecting } from './selector-query';
import type { Styles } from './styles';

/** WeChat's limit. */
const DEEPEST = 10;

export interface RouterParts {
  readonly pages: readonly string[];
  readonly styles: Styles;
  readonly area: HTMLElement;
  readonly create: (path: string, query: string) => Root;
  /** Told when another page is shown. */
  readonly shown: (page: Page, depth: number) => void;
  /** The page that opened the first one; none: nothing lies under it. */
  readonly opener?: Opener | undefined;
}

/** A page of the same mini-program that is not of the source. */
export interface Opener {
  /** It is in front again. */
  readonly shown: () => void;
  /** It was closed with all the others. */
  readonly closed: () => void;
}

/** A reason in WeChat's words, after `navigateTo:fail `. */
export class NavigationError extends Error {}

export class Router {
  readonly #parts: RouterParts;
  #stack: Page[] = [];
  #opener: Opener | undefined;

  constructor(parts: RouterParts) {
    this.#parts = parts;
    this.#opener = parts.opener;
  }

  get hasOpener(): boolean {
    return this.#opener !== undefined;
  }

  get pages(): readonly Page[] {
    return this.#stack;
  }

  get current(): Page | undefined {
    return this.#stack.at(-1);
  }

  /** The page whose component, or a component inside it, is `caller`. */
  pageOf(caller: Selecting): Page | undefined {
    const root = rootOf(caller._$);
    return this.#stack.find((page) => page.component === root);
  }

  /** @throws NavigationError */
  push(url: string, channel = new EventChannel()): Page {
    if (this.#stack.length >= DEEPEST) throw new NavigationError('page limit exceeded: 10');
    const target = this.#target(url);
    const covered = this.current;
    covered?.hide();
    covered?.cover();
    return this.#open(target, channel);
  }

  /** @throws NavigationError */
  replace(url: string): Page {
    const target = this.#target(url);
    this.#stack.pop()?.unload();
    return this.#open(target, new EventChannel());
  }

  /** @throws NavigationError */
  relaunch(url: string): Page {
    const target = this.#target(url);
    for (let page = this.#stack.pop(); page !== undefined; page = this.#stack.pop()) page.unload();
    this.#opener?.closed();
    this.#opener = undefined;
    return this.#open(target, new EventChannel());
  }

  /** @throws NavigationError on the first page. */
  back(delta: number): void {
    const lowest = this.hasOpener ? 0 : 1;
    if (this.#stack.length <= lowest) throw new NavigationError('cannot navigate back at first page.');
    const steps = Math.min(Math.max(delta, 1), this.#stack.length - lowest);
    for (let step = 0; step < steps; step += 1) this.#stack.pop()?.unload();
    const page = this.current;
    if (page === undefined) {
      this.#opener?.shown();
      return;
    }
    page.show();
    this.#parts.shown(page, this.#stack.length);
  }

  #target(url: string): { path: string; query: string } {
    const [target = '', query = ''] = url.split('?');
    const base =
      target.startsWith('/') || this.current === undefined ? [] : this.current.route.split('/').slice(0, -1);
    const parts: string[] = [];
    for (const part of [...base, ...target.split('/')]) {
      if (part === '..') parts.pop();
      else if (part !== '' && part !== '.') parts.push(part);
    }
    const path = parts.join('/');
    if (!this.#parts.pages.includes(path)) throw new NavigationError(`page "${path}" is not found`);
    return { path, query };
  }

  #open({ path, query }: { path: string; query: string }, channel: EventChannel): Page {
    const { styles, area, create } = this.#parts;
    const page = new Page({
      route: path,
      query: parseQuery(query),
      channel,
      styles,
      area,
      create: () => create(path, query),
    });
    this.#stack.push(page);
    this.#parts.shown(page, this.#stack.length);
    page.mount();
    // Known only now: `<page-meta>` speaks while the page is mounted.
    if (this.current === page) this.#parts.shown(page, this.#stack.length);
    return page;
  }
}
