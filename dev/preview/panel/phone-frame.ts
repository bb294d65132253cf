/** The phone in its frame, driven from the panel. */
import type { PreviewControl } from '../control';
import { formatSettings, type PreviewSettings, parseSettings } from '../settings';

/** What the phone reads once, at its start. */
const AT_START: readonly (keyof PreviewSettings)[] = [
  'lang',
  'platform',
  'openid',
  'sdk',
  'path',
  'query',
  'referrer',
  'extra',
  'scene',
  'opener',
];

export class PhoneFrame {
  readonly #frame: HTMLIFrameElement;
  #settings: PreviewSettings;

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    this.#settings = parseSettings(new URLSearchParams(location.search));
    this.#resize();
    this.restart();
  }

  /** The control of the phone; undefined while it starts, or if it cannot. */
  get control(): PreviewControl | undefined {
    return this.#frame.contentWindow?.__preview;
  }

  /** As set here, and as the phone changed it, e.g. when a permission was given. */
  get settings(): PreviewSettings {
    return { ...(this.control?.settings ?? this.#settings), frame: true };
  }

  set(change: Partial<PreviewSettings>): void {
    this.#settings = { ...this.settings, ...change };
    history.replaceState(null, '', `?${formatSettings(this.#settings)}`);
    this.#resize();
    if (AT_START.some((name) => name in change)) this.restart();
    else this.control?.set(change);
  }

  /** Opens the mini-program anew with the settings as they are. */
  restart(): void {
    this.#frame.src = `/?${formatSettings({ ...this.#settings, frame: false })}`;
  }

  #resize(): void {
    this.#frame.style.width = `${this.#settings.width}px`;
  }
}

/** Types one text into a field of the phone, as a person would. */
export function fillField(phone: PhoneFrame, document: Document, index: number, text: string): boolean {
  const field = [...document.querySelectorAll('input')].filter(({ type }) => type === 'text')[index];
  if (field === undefined || phone.control === undefined) return false;
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.blur();
  return true;
}
