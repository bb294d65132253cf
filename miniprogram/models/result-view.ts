/** The result page: for each way an attempt can end, what it shows and what its main button does. Pure. */
import type { SessionView } from '../contract/actions';
import { ERRORS, type ErrorCode } from '../contract/errors';
import { type NextStep, OUTCOMES, type OutcomeState } from '../contract/outcome';
import { type Source, VERIFIERS } from '../contract/verifiers';
import type { Message, ResultAct, Words } from '../text/words';
import { HINT_OF, type Hint } from './hints';
import type { SubmitState } from './submit-flow';
import type { DecidedAttempt } from './verification';

export interface ResultContext {
  readonly session: SessionView | null;
  /** The verifier that is asked. */
  readonly source: Source;
  /** Name, number and photo are still in memory: without them nothing can be edited or sent again. */
  readonly hasSubmission: boolean;
}

export interface ResultScreen {
  readonly tone: 'pass' | 'warn' | 'bad' | 'info';
  readonly icon: string;
  readonly message: Message;
  /** What the last photo lacked, where a new one is what comes next. */
  readonly advice: Hint | null;
  readonly main: ResultAct;
  /** Seconds before the main button works. */
  readonly waitSeconds: number;
  readonly second: ResultAct | null;
  /** Attempts left are shown where another attempt is what comes next. */
  readonly showsAttempts: boolean;
  readonly maskedName: string;
  readonly reference: string;
  /** Milliseconds since the epoch; 0 = there is none to show. */
  readonly at: number;
  /** Small, beside the reference. */
  readonly code: string;
}

type Look = Pick<ResultScreen, 'tone' | 'icon'>;

const LOOKS: Readonly<Record<OutcomeState | 'paused', Look>> = {
  pass: { tone: 'pass', icon: 'check' },
  retry: { tone: 'warn', icon: 'alert' },
  fail: { tone: 'bad', icon: 'cross' },
  unknown: { tone: 'info', icon: 'question' },
  paused: { tone: 'info', icon: 'pause' },
};

const ACTS: Readonly<Record<Exclude<NextStep, 'wait'>, ResultAct>> = {
  done: 'finish',
  retake: 'retake',
  'edit-name': 'edit-name',
  'edit-id': 'edit-id',
  'edit-identity': 'edit-identity',
  'other-verifier': 'other-verifier',
  alternative: 'alternative',
};

/** After a fault of the service, and before an unknown outcome is looked up again. */
const WAIT_SECONDS = 10;

/** Refusals whose mending is not the table's next step: both are ticked on a page of their own. */
const CONSENT_ACTS: Partial<Record<ErrorCode, ResultAct>> = {
  CONSENT_REQUIRED: 'restart',
  GUARDIAN_CONSENT_REQUIRED: 'edit-identity',
};

/** Gone, but his own: nobody has to send him another. */
const OVER: readonly ErrorCode[] = ['SESSION_EXPIRED', 'SESSION_NOT_FOUND'];

const NEEDS_SUBMISSION: readonly ResultAct[] = [
  'retake',
  'step-again',
  'edit-name',
  'edit-id',
  'edit-identity',
  'again',
  'send',
];

const blank = {
  waitSeconds: 0,
  second: null,
  advice: null,
  showsAttempts: false,
  maskedName: '',
  reference: '',
  at: 0,
  code: '',
};

const isStep = (source: Source): boolean => VERIFIERS[source].needs === 'step';

/** The face once more is another photo, or another step. */
const actOf = (act: ResultAct, source: Source): ResultAct =>
  act === 'retake' && isStep(source) ? 'step-again' : act;

function secondOf(main: ResultAct, state: OutcomeState | 'paused'): ResultAct | null {
  if (main === 'alternative') return 'finish';
  return main === 'ask' && state === 'unknown' ? 'retake' : null;
}

function build(
  state: OutcomeState | 'paused',
  wanted: ResultAct,
  context: ResultContext,
): Pick<ResultScreen, 'tone' | 'icon' | 'main' | 'second' | 'waitSeconds' | 'showsAttempts'> {
  const possible = (given: ResultAct): ResultAct => {
    const act = actOf(given, context.source);
    return NEEDS_SUBMISSION.includes(act) && !context.hasSubmission ? 'restart' : act;
  };
  const main = possible(wanted);
  const second = secondOf(wanted, state);
  const goesOn = state !== 'pass' && wanted !== 'alternative';
  return {
    ...LOOKS[state],
    main,
    second: second === null ? null : possible(second),
    waitSeconds: main === 'again' || main === 'ask' ? WAIT_SECONDS : 0,
    showsAttempts: goesOn && (context.session?.attempts.remaining ?? 0) > 0,
  };
}

/** The row's words; "once more" is not said to someone who has no attempt left. */
function messageOf({ code, state, next, source }: DecidedAttempt, words: Words): Message {
  // No photo was taken: the words of such a step speak of none.
  const outcomes = isStep(source) ? { ...words.outcomes, ...words.step.outcomes } : words.outcomes;
  // Status 2 counts as a pass where the operator says so: then its words are those of a pass.
  if (state === 'pass') return outcomes.SAME_PERSON;
  const usual = OUTCOMES[code].next;
  // Where no other verifier may be asked, attempts may well be left.
  const isLast = next === 'alternative' && usual !== 'alternative' && usual !== 'other-verifier';
  return isLast ? { ...outcomes[code], todo: words.result.usedUp } : outcomes[code];
}

function adviceOf({ next, warnings }: DecidedAttempt): Hint | null {
  const first = next === 'retake' ? warnings?.[0] : undefined;
  return first === undefined ? null : HINT_OF[first];
}

/** Null while there is nothing but waiting. */
export function resultScreen(state: SubmitState, context: ResultContext, words: Words): ResultScreen | null {
  switch (state.name) {
    case 'uploading':
    case 'sending':
    case 'in-step':
    case 'asking':
    case 'pausing':
      return null;
    case 'answered': {
      const { attempt } = state;
      const waits = attempt.state === 'unknown' ? 'ask' : 'again';
      const act = attempt.next === 'wait' ? waits : ACTS[attempt.next];
      return {
        ...blank,
        ...build(attempt.state, act, context),
        message: messageOf(attempt, words),
        advice: adviceOf(attempt),
        maskedName: attempt.state === 'pass' ? attempt.maskedName : '',
        at: attempt.state === 'pass' ? attempt.at : 0,
        reference: attempt.reference ?? attempt.attemptId,
        code: attempt.code,
      };
    }
    case 'refused': {
      const { state: refusal, next } = ERRORS[state.code];
      const isOver = OVER.includes(state.code) && context.session?.requester === null;
      const usual = CONSENT_ACTS[state.code] ?? (next === 'wait' ? 'again' : ACTS[next]);
      const act = isOver ? 'restart' : usual;
      const message = words.errors[state.code];
      return {
        ...blank,
        ...build(refusal, act, context),
        // Nothing was said of the person: a red cross would.
        ...(refusal === 'fail' ? LOOKS.retry : {}),
        message: isOver ? { ...message, todo: words.result.startAgain } : message,
        code: state.code,
      };
    }
    case 'not-sent':
      return {
        ...blank,
        ...build('retry', 'send', context),
        waitSeconds: 0,
        message: isStep(context.source) ? words.step.notOpened : words.situations['not-sent'],
        code: 'NOT-SENT',
      };
    case 'unresolved':
      return {
        ...blank,
        ...build('unknown', 'ask', context),
        // A new photo would be a new, second payment while the first is open.
        second: null,
        waitSeconds: 0,
        showsAttempts: false,
        message: words.situations.unresolved,
        code: 'UNRESOLVED',
      };
  }
}

/** Whether the photo of this attempt can serve once more. */
export function keepsSelfie({ main }: ResultScreen): boolean {
  return main !== 'retake' && main !== 'finish' && main !== 'alternative' && main !== 'restart';
}

/** Whether the service has recorded an end under this id: then another try is another attempt. */
export function endsAttempt(state: SubmitState): boolean {
  if (state.name === 'refused') return ERRORS[state.code].afterSend;
  return state.name === 'answered';
}
