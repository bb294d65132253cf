/** Runs the states of one attempt: each asks for something, whose answer counts only while that state lasts. */
import type { SessionView } from '../contract/actions';
import type { ErrorCode } from '../contract/errors';
import type { SubmitState } from '../models/submit-flow';
import type { Verification } from '../models/verification';
import type { Answer } from '../services/cloud';
import type { Clock } from '../services/deadline';

/** One attempt as the result page drives it, whichever verifier is asked. */
export interface Submit {
  readonly state: () => SubmitState;
  /** Sends what is there; or asks about what was sent earlier. */
  readonly load: () => void;
  /** Another try with what is there. */
  readonly begin: () => void;
  /** The very same attempt, after the service has said that it did not arrive. */
  readonly sendAgain: () => void;
  readonly askAgain: () => void;
  readonly stop: () => void;
}

/** Events that every flow knows. */
type CommonEvent =
  | { readonly type: 'timeout' | 'lost' }
  | { readonly type: 'refusal'; readonly code: ErrorCode };

export interface Flow<Event> {
  /** @returns the state itself where the event changes nothing */
  readonly next: (state: SubmitState, event: Event | CommonEvent, attemptId: string) => SubmitState;
  /** After this long a state gets the event `timeout`; null = it waits for the person. */
  readonly waitingMs: (state: SubmitState) => number | null;
  /** What a state asks of the cloud, or of the phone. */
  readonly answerOf: (state: SubmitState) => Promise<Event | CommonEvent | null>;
}

export function createRunner<Event>(
  verification: Verification,
  first: SubmitState,
  { next, waitingMs, answerOf }: Flow<Event>,
  changed: () => void,
  clock: Clock,
) {
  let state = first;
  let attemptId = '';
  let cancelTimer = () => {};
  let isStopped = false;

  function enter(entered: SubmitState, id: string = attemptId): void {
    if (isStopped) return;
    attemptId = id;
    state = entered;
    remember();
    cancelTimer();
    const ms = waitingMs(state);
    cancelTimer = ms === null ? () => {} : clock.after(ms, () => send({ type: 'timeout' }));
    changed();
    void work(state);
  }

  function send(event: Event | CommonEvent): void {
    const following = next(state, event, attemptId);
    if (following !== state) enter(following);
  }

  /** What the other pages have to know of this attempt, even when this page is gone. */
  function remember(): void {
    switch (state.name) {
      case 'answered':
        verification.latest = { kind: 'answered', attempt: state.attempt };
        break;
      case 'refused':
        verification.latest = { kind: 'refused', code: state.code };
        break;
      case 'uploading':
      case 'not-sent':
        verification.latest = null;
        break;
      default:
        verification.latest = { kind: 'open', attemptId };
    }
  }

  async function work(entered: SubmitState): Promise<void> {
    const event = await answerOf(entered);
    if (event !== null && state === entered) send(event);
  }

  return {
    state: () => state,
    enter,
    send,
    isStopped: () => isStopped,
    stop: () => {
      isStopped = true;
      cancelTimer();
    },
  };
}

/** Keeps the session that every answer brings. */
export function eventOf<Data extends { readonly session: SessionView }, Event>(
  verification: Verification,
  answer: Answer<Data>,
  read: (data: Data) => Event,
): Event | CommonEvent {
  if (answer.kind === 'lost') return { type: 'lost' };
  if (answer.kind === 'refused') return { type: 'refusal', code: answer.code };
  verification.session = answer.data.session;
  return read(answer.data);
}
