/**
 * From "may we use the camera" to "this photo". Pure: a state and an event give the next state.
 *
 * Every state that waits for the phone stands in {@link WAITING_MS} and leaves by success, by failure and
 * by `timeout`; the others wait for the person and have a button.
 */
import type { CameraRefusal } from './camera-refusal';
import type { Selfie } from './verification';

export type CaptureState =
  /** Looks at privacy setting and permission. */
  | { readonly name: 'checking' }
  /** The person reads WeChat's privacy question. */
  | { readonly name: 'privacy' }
  /** WeChat's own permission dialog is open. */
  | { readonly name: 'asking' }
  /** The camera is mounted and has not said that it runs. */
  | { readonly name: 'opening' }
  | { readonly name: 'ready' }
  | { readonly name: 'countdown'; readonly left: number }
  | { readonly name: 'taking' }
  | { readonly name: 'fitting'; readonly path: string }
  | { readonly name: 'review'; readonly selfie: Selfie }
  | { readonly name: 'used'; readonly selfie: Selfie }
  /** The page is in the background, without its camera. */
  | { readonly name: 'away' }
  | { readonly name: 'refused'; readonly reason: CameraRefusal };

export type CaptureEvent =
  | { readonly type: 'granted' | 'unasked' | 'privacy-open' }
  | { readonly type: 'failed'; readonly reason: CameraRefusal }
  | { readonly type: 'agreed' | 'disagreed' }
  | { readonly type: 'opened' | 'stopped' }
  | { readonly type: 'shutter'; readonly countdownSeconds: number }
  | { readonly type: 'taken'; readonly path: string }
  | { readonly type: 'fitted'; readonly base64: string | null }
  | { readonly type: 'retake' | 'use' | 'retry' | 'flip' }
  | { readonly type: 'hidden' | 'shown' | 'timeout' };

/** How long each waiting state may last, in milliseconds. */
export const WAITING_MS = {
  checking: 10_000,
  // The dialog is the person's time; it ends only where no dialog came.
  asking: 120_000,
  opening: 8_000,
  countdown: 1_000,
  taking: 6_000,
  fitting: 8_000,
} as const satisfies Partial<Record<CaptureState['name'], number>>;

export function waitingMs({ name }: CaptureState): number | null {
  const limits: Partial<Record<CaptureState['name'], number>> = WAITING_MS;
  return limits[name] ?? null;
}

export const FIRST_CAPTURE_STATE: CaptureState = { name: 'checking' };

const CHECKING: CaptureState = { name: 'checking' };
const refused = (reason: CameraRefusal): CaptureState => ({ name: 'refused', reason });

function shoot(left: number): CaptureState {
  return left > 0 ? { name: 'countdown', left } : { name: 'taking' };
}

/** Anything that can happen while the camera is mounted, whatever it is doing. */
function withCamera(state: CaptureState, event: CaptureEvent): CaptureState {
  if (event.type === 'hidden') return { name: 'away' };
  if (event.type === 'stopped') return refused('lost');
  if (event.type === 'privacy-open') return { name: 'privacy' };
  return event.type === 'failed' ? refused(event.reason) : state;
}

/** The next state; the very same object where the event means nothing here (a late answer, a second tap). */
export function nextCaptureState(state: CaptureState, event: CaptureEvent): CaptureState {
  switch (state.name) {
    case 'checking':
      if (event.type === 'granted') return { name: 'opening' };
      if (event.type === 'unasked') return { name: 'asking' };
      if (event.type === 'privacy-open') return { name: 'privacy' };
      if (event.type === 'failed') return refused(event.reason);
      return event.type === 'timeout' ? refused('silent') : state;
    case 'privacy':
      if (event.type === 'agreed') return CHECKING;
      return event.type === 'disagreed' ? refused('privacy') : state;
    case 'asking':
      if (event.type === 'granted') return { name: 'opening' };
      if (event.type === 'privacy-open') return { name: 'privacy' };
      if (event.type === 'failed') return refused(event.reason);
      return event.type === 'timeout' ? refused('silent') : state;
    case 'opening':
      if (event.type === 'opened') return { name: 'ready' };
      return event.type === 'timeout' ? refused('silent') : withCamera(state, event);
    case 'ready':
      if (event.type === 'shutter') return shoot(event.countdownSeconds);
      // Mounted anew: nothing says that `initdone` comes a second time from a camera that only turns round.
      return event.type === 'flip' ? CHECKING : withCamera(state, event);
    case 'countdown':
      return event.type === 'timeout' ? shoot(state.left - 1) : withCamera(state, event);
    case 'taking':
      if (event.type === 'taken') return { name: 'fitting', path: event.path };
      return event.type === 'timeout' ? refused('photo-failed') : withCamera(state, event);
    case 'fitting':
      // Not redrawn in time is no refusal: the file itself is sent by the other way.
      if (event.type === 'timeout') return { name: 'review', selfie: { path: state.path, base64: null } };
      return event.type === 'fitted'
        ? { name: 'review', selfie: { path: state.path, base64: event.base64 } }
        : state;
    case 'review':
      if (event.type === 'retake') return CHECKING;
      return event.type === 'use' ? { name: 'used', selfie: state.selfie } : state;
    case 'away':
      return event.type === 'shown' ? CHECKING : state;
    case 'refused':
      // Back from the settings, or one tap: the same step again.
      if (event.type === 'shown' || event.type === 'retry' || event.type === 'agreed') return CHECKING;
      return state;
    case 'used':
      return state;
  }
}

/** Whether the camera element is on the page. */
export function hasCamera({ name }: CaptureState): boolean {
  return name === 'opening' || name === 'ready' || name === 'countdown' || name === 'taking';
}
