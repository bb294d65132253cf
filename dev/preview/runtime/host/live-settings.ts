/** The settings while the phone runs. */
import { formatSettings, type PreviewSettings } from '../../settings';

type Listener = (now: Readonly<PreviewSettings>, before: Readonly<PreviewSettings>) => void;

export class LiveSettings {
  #current: Readonly<PreviewSettings>;
  readonly #listeners: Listener[] = [];

  constructor(settings: PreviewSettings) {
    this.#current = settings;
  }

  get current(): Readonly<PreviewSettings> {
    return this.#current;
  }

  set(change: Partial<PreviewSettings>): void {
    const before = this.#current;
    this.#current = { ...before, ...change };
    // A reload, by hand or after a change of the source, keeps what was set.
    history.replaceState(null, '', `?${formatSettings(this.#current)}`);
    for (const listener of this.#listeners) listener(this.#current, before);
  }

  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }
}
