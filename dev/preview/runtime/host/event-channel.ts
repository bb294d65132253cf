/** The channel between a page and the one that opened it. */
type Listener = (...values: unknown[]) => void;

export class EventChannel {
  readonly #listeners = new Map<string, { call: Listener; once: boolean }[]>();
  readonly #spy: ((name: string, values: unknown[]) => void) | undefined;

  constructor(spy?: (name: string, values: unknown[]) => void) {
    this.#spy = spy;
  }

  on(name: string, call: Listener): void {
    this.#add(name, call, false);
  }

  once(name: string, call: Listener): void {
    this.#add(name, call, true);
  }

  off(name: string, call?: Listener): void {
    const kept = (this.#listeners.get(name) ?? []).filter((item) => call !== undefined && item.call !== call);
    this.#listeners.set(name, kept);
  }

  emit(name: string, ...values: unknown[]): void {
    this.#spy?.(name, values);
    for (const { call, once } of this.#listeners.get(name) ?? []) {
      if (once) this.off(name, call);
      call(...values);
    }
  }

  #add(name: string, call: Listener, once: boolean): void {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), { call, once }]);
  }
}
