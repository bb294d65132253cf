/** `window.__preview`: how a test drives the phone and sees what it did. */
import type { PreviewSettings } from './settings';

/** One call of a cloud function, as seen on the phone. */
export interface PhoneCall {
  readonly name: string;
  /** `data.action`, if it is a text. */
  readonly action: string;
  /** Bytes of the data as JSON. */
  readonly bytes: number;
  /** Milliseconds since the page was loaded (`performance.now`). */
  readonly startedAt: number;
  /** Absent while the call is under way. */
  readonly durationMs?: number;
  /** `ok`, or the `errCode`. */
  readonly outcome?: string;
}

/** Something that left the phone or the mini-program: nothing of it really happens. */
export interface PhoneAct {
  /** Name of the API or of the event, e.g. `makePhoneCall`, `navigateBackMiniProgram`, `opener:result`. */
  readonly what: string;
  readonly detail: unknown;
}

export interface PreviewControl {
  /** true once the first page is ready. */
  readonly started: boolean;
  readonly settings: Readonly<PreviewSettings>;
  /** Changes the phone while it runs. Entry, openid and sdk take effect with the next `restart`. */
  set(change: Partial<PreviewSettings>): void;
  /** Closes the mini-program and opens it again: a cold start with these settings. */
  restart(change?: Partial<PreviewSettings>): void;
  /** Routes of the page stack, the shown one last. */
  routes(): string[];
  /** Data of the shown page: JSON. */
  pageData(): unknown;
  /** Sends WeChat to the background, and brings it back. */
  hide(): void;
  show(): void;
  /** Another app takes the camera, as a phone call does. */
  loseCamera(): void;
  calls(): PhoneCall[];
  acts(): PhoneAct[];
  /** What the mini-program has stored on the phone. */
  storage(): Record<string, unknown>;
  /** Paths of temporary files that still exist. */
  files(): string[];
}
