/**
 * From "identity filled in" through the verifier's own screen to an answer that can be believed. Pure.
 *
 * Opening is repeated under the same id, which gives the same step; asking is free. What the screen says
 * when it closes only ever leads to the question.
 */
import type { AttemptView } from '../contract/actions';
import { ERRORS, type ErrorCode } from '../contract/errors';
import { afterQuestion, FIRST_QUESTION, ofAttempt, type SubmitState, submitWaitingMs } from './submit-flow';

export type StepEvent =
  | { readonly type: 'opened'; readonly handle: string }
  | { readonly type: 'reply'; readonly attempt: AttemptView }
  | { readonly type: 'refusal'; readonly code: ErrorCode }
  | { readonly type: 'lost' | 'timeout' }
  /** Back from the verifier's screen. */
  | { readonly type: 'closed' }
  /** The person's own taps. */
  | { readonly type: 'send-again' | 'ask-again' };

export const FIRST_STEP_STATE: SubmitState = { name: 'sending' };

/** The function waits ten minutes for the person to come back. */
const IN_STEP_MS = 570_000;
/** The function asks the verifier's server in turn: longer than the services' own deadline, the second net. */
const ASKING_MS = 27_000;

export function stepWaitingMs(state: SubmitState): number | null {
  if (state.name === 'in-step') return IN_STEP_MS;
  return state.name === 'asking' ? ASKING_MS : submitWaitingMs(state);
}

/** An end of the attempt, or a question that was put at the wrong place: neither is asked again. */
const isEnd = (code: ErrorCode): boolean => ERRORS[code].afterSend || code === 'ATTEMPT_MISMATCH';

export function nextStepState(state: SubmitState, event: StepEvent): SubmitState {
  switch (state.name) {
    case 'sending':
      if (event.type === 'opened') return { name: 'in-step', handle: event.handle };
      if (event.type === 'reply') return ofAttempt(event.attempt) ?? FIRST_QUESTION;
      // A twin is opening it at this moment; sent again it gives the same step.
      if (event.type === 'refusal' && event.code !== 'ATTEMPT_IN_PROGRESS') {
        return { name: 'refused', code: event.code };
      }
      return event.type === 'closed' ? state : { name: 'not-sent' };
    case 'in-step':
      return event.type === 'closed' || event.type === 'timeout' ? FIRST_QUESTION : state;
    case 'asking': {
      const asked = state.asked + 1;
      if (event.type === 'reply') return ofAttempt(event.attempt) ?? afterQuestion(asked, 0);
      if (event.type === 'refusal' && isEnd(event.code)) return { name: 'refused', code: event.code };
      const hasEnded = event.type === 'lost' || event.type === 'refusal' || event.type === 'timeout';
      return hasEnded ? afterQuestion(asked, 0) : state;
    }
    case 'pausing':
      return event.type === 'timeout' ? { ...state, name: 'asking' } : state;
    case 'not-sent':
      return event.type === 'send-again' ? FIRST_STEP_STATE : state;
    case 'unresolved':
      return event.type === 'ask-again' ? FIRST_QUESTION : state;
    case 'answered':
      return event.type === 'ask-again' && state.attempt.state === 'unknown' ? FIRST_QUESTION : state;
    default:
      return state;
  }
}
