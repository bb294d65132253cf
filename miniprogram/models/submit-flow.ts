/**
 * From "use this photo" to an answer that can be believed. Pure: a state and an event give the next state.
 *
 * One flow belongs to one attempt id. After an answer was lost it only ever asks (`getSession`, free); it
 * sends again only when the person says so and the service has said that nothing arrived, and then under
 * the same id, so that the function cannot pay twice (design.md §4).
 */
import type { AttemptView } from '../contract/actions';
import type { ErrorCode } from '../contract/errors';
import type { DecidedAttempt } from './verification';

export type SubmitState =
  /** A photo that could not be redrawn goes to cloud storage first. */
  | { readonly name: 'uploading' }
  | { readonly name: 'sending' }
  /** In the verifier's own screen (step-flow.ts). */
  | { readonly name: 'in-step'; readonly handle: string }
  | { readonly name: 'asking'; readonly asked: number; readonly absent: number }
  /** Between two questions. */
  | { readonly name: 'pausing'; readonly asked: number; readonly absent: number }
  | { readonly name: 'answered'; readonly attempt: DecidedAttempt }
  | { readonly name: 'refused'; readonly code: ErrorCode }
  /** Nothing of it reached the service. */
  | { readonly name: 'not-sent' }
  /** Nobody answers; nothing is known. */
  | { readonly name: 'unresolved' };

export type SubmitEvent =
  | { readonly type: 'uploaded' | 'upload-failed' }
  | { readonly type: 'reply'; readonly attempt: AttemptView }
  | { readonly type: 'refusal'; readonly code: ErrorCode }
  | { readonly type: 'lost' }
  | { readonly type: 'attempts'; readonly attempts: readonly AttemptView[] }
  | { readonly type: 'timeout' }
  /** The person's own taps. */
  | { readonly type: 'send-again'; readonly needsUpload: boolean }
  | { readonly type: 'ask-again' };

/** Longer than the services' own deadlines: the second net, not the first. */
const UPLOADING_MS = 22_000;
const SENDING_MS = 27_000;
const ASKING_MS = 10_000;
/** Milliseconds before each further question; the last repeats. */
const PAUSES_MS = [1_000, 1_500, 2_500, 4_000, 6_000] as const;
/** Then the person is asked to look again later. About 50 seconds where every answer is quick. */
const MOST_QUESTIONS = 12;
/** The function may still be starting when it is asked for the first time. */
const ABSENT_UNTIL_NOT_SENT = 3;

export function submitWaitingMs(state: SubmitState): number | null {
  switch (state.name) {
    case 'uploading':
      return UPLOADING_MS;
    case 'sending':
      return SENDING_MS;
    case 'asking':
      return ASKING_MS;
    case 'pausing':
      return PAUSES_MS[Math.min(state.asked, PAUSES_MS.length) - 1] ?? PAUSES_MS[0];
    default:
      return null;
  }
}

export function beginSubmit(needsUpload: boolean): SubmitState {
  return { name: needsUpload ? 'uploading' : 'sending' };
}

/** For an attempt that was sent earlier. */
export const FIRST_QUESTION: SubmitState = { name: 'asking', asked: 0, absent: 0 };

export function afterQuestion(asked: number, absent: number): SubmitState {
  if (absent >= ABSENT_UNTIL_NOT_SENT) return { name: 'not-sent' };
  return asked >= MOST_QUESTIONS ? { name: 'unresolved' } : { name: 'pausing', asked, absent };
}

export function ofAttempt(attempt: AttemptView): SubmitState | null {
  if (attempt.status === 'decided') return { name: 'answered', attempt };
  return attempt.status === 'refused' ? { name: 'refused', code: attempt.code } : null;
}

/** @param attemptId the id of this flow, for finding it among the session's attempts */
export function nextSubmitState(state: SubmitState, event: SubmitEvent, attemptId: string): SubmitState {
  switch (state.name) {
    case 'uploading':
      if (event.type === 'uploaded') return { name: 'sending' };
      return event.type === 'upload-failed' || event.type === 'timeout' ? { name: 'not-sent' } : state;
    case 'sending':
      if (event.type === 'reply') return ofAttempt(event.attempt) ?? FIRST_QUESTION;
      if (event.type === 'refusal') {
        return event.code === 'ATTEMPT_IN_PROGRESS' ? FIRST_QUESTION : { name: 'refused', code: event.code };
      }
      return event.type === 'lost' || event.type === 'timeout' ? FIRST_QUESTION : state;
    case 'asking': {
      const asked = state.asked + 1;
      if (event.type === 'attempts') {
        const own = event.attempts.find((attempt) => attempt.attemptId === attemptId);
        if (own !== undefined) return ofAttempt(own) ?? afterQuestion(asked, 0);
        // Another one in progress says nothing about ours.
        const isBusy = event.attempts.some(({ status }) => status === 'in-progress');
        return afterQuestion(asked, isBusy ? state.absent : state.absent + 1);
      }
      // Whatever refuses a question says nothing about the attempt.
      const hasEnded = event.type === 'lost' || event.type === 'refusal' || event.type === 'timeout';
      return hasEnded ? afterQuestion(asked, state.absent) : state;
    }
    case 'pausing':
      return event.type === 'timeout' ? { ...state, name: 'asking' } : state;
    case 'not-sent':
      return event.type === 'send-again' ? beginSubmit(event.needsUpload) : state;
    case 'unresolved':
      return event.type === 'ask-again' ? FIRST_QUESTION : state;
    case 'answered':
      // An unknown outcome may have been looked up meanwhile.
      return event.type === 'ask-again' && state.attempt.state === 'unknown' ? FIRST_QUESTION : state;
    case 'in-step':
    case 'refused':
      return state;
  }
}

const WORKING: readonly SubmitState['name'][] = ['uploading', 'sending', 'in-step', 'asking', 'pausing'];

export function isWorking({ name }: SubmitState): boolean {
  return WORKING.includes(name);
}
