/** `App()`, `getApp()`, and how the mini-program was opened. */
import { attempt, methodOf, onFailure } from './failures';

/** What `onLaunch` and `onShow` get. */
export interface EntryOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly shareTicket: undefined;
  readonly referrerInfo: { readonly appId?: string; readonly extraData?: unknown };
}

export class MiniApp {
  readonly entry: EntryOptions;
  #app: object = { globalData: {} };
  readonly #listeners = { show: new Set<(entry: EntryOptions) => void>(), hide: new Set<() => void>() };

  constructor(entry: EntryOptions) {
    this.entry = entry;
    onFailure((text) => this.call('onError', text));
  }

  register(app: object): void {
    this.#app = app;
  }

  get instance(): object {
    return this.#app;
  }

  call(name: string, value?: unknown): void {
    const method = methodOf(this.#app, name);
    // An exception of `onError` itself must not call it again.
    if (name === 'onError') method?.(value);
    else attempt(`App ${name}`, () => method?.(value));
  }

  launch(): void {
    this.call('onLaunch', this.entry);
    this.show();
  }

  show(): void {
    this.call('onShow', this.entry);
    for (const listener of this.#listeners.show) attempt('onAppShow', () => listener(this.entry));
  }

  hide(): void {
    this.call('onHide');
    for (const listener of this.#listeners.hide) attempt('onAppHide', () => listener());
  }

  get shown() {
    return this.#listeners.show;
  }

  get hidden() {
    return this.#listeners.hide;
  }
}
