/**
 * The outcome table: one row per status code of the face API, one for each way in which a step in a
 * verifier's own screen ends without a face, and the unknown row. Which of WeChat's numbers is which row
 * stands in the function (wechat/verify-ret-rows.ts).
 *
 * Everything reads it: function, pages, texts, stand-in, tests, and the table in the docs.
 * Codes and meanings: face-api.md §2 (the seller's guide). State, next step and what counts: ours.
 */

export type OutcomeState = 'pass' | 'retry' | 'fail' | 'unknown';

/** Whether a call costs money. `unknown` where nobody can say, so that nobody calls it free. */
export type Charged = 'yes' | 'no' | 'unknown';

/** What the person does next. */
export type NextStep =
  | 'done'
  /** The face once more: another photo, or the verifier's step again. */
  | 'retake'
  | 'edit-name'
  | 'edit-id'
  | 'edit-identity'
  | 'wait'
  /** The next verifier of the order (contract/verifiers.ts). */
  | 'other-verifier'
  | 'alternative';

/** What is known of one of the two checks that the face API makes. */
export type CheckResult =
  | 'passed'
  | 'unsure'
  | 'failed'
  | 'no-record'
  | 'no-photo'
  | 'malformed'
  | 'unusable'
  | 'not-run'
  | 'unknown';

/** What a verifier says of one attempt. */
export interface Outcome {
  /** The seller's `status`, as text; null where he never says it. */
  readonly status: string | null;
  readonly state: OutcomeState;
  /** Name and ID number against the register. */
  readonly nameCheck: CheckResult;
  /** Selfie against the register's photo. */
  readonly faceCheck: CheckResult;
  /**
   * Whether an answer with this code at HTTP 200 is charged. The seller does not publish it:
   * `yes` is an estimate from such sellers' usual terms, "HTTP 200 is charged" (face-api.md §2).
   */
  readonly charged: Charged;
  /** False where the person is not to blame: the attempt is given back. */
  readonly countsAsAttempt: boolean;
  /** While attempts are left; without, a state other than pass leads to `alternative`. */
  readonly next: NextStep;
}

/**
 * A step that brought no face. It is used up wherever a phone can bring it about at will: each one opened
 * a step at the verifier's. What that costs is not published.
 */
const withoutFace = <State extends OutcomeState, Next extends NextStep>(state: State, next: Next) =>
  ({
    status: null,
    state,
    nameCheck: 'not-run',
    faceCheck: 'not-run',
    charged: 'unknown',
    countsAsAttempt: true,
    next,
  }) as const;

const rows = {
  SAME_PERSON: {
    status: '1',
    state: 'pass',
    nameCheck: 'passed',
    faceCheck: 'passed',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'done',
  },
  LIKELY_SAME_PERSON: {
    status: '2',
    state: 'retry',
    nameCheck: 'passed',
    faceCheck: 'unsure',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'retake',
  },
  DIFFERENT_PERSON: {
    status: '3',
    state: 'fail',
    nameCheck: 'passed',
    faceCheck: 'failed',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'retake',
  },
  NAME_ID_MISMATCH: {
    status: '-1',
    state: 'fail',
    nameCheck: 'failed',
    faceCheck: 'not-run',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'edit-identity',
  },
  ID_NOT_FOUND: {
    status: '-2',
    state: 'fail',
    nameCheck: 'no-record',
    faceCheck: 'not-run',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'alternative',
  },
  NO_ID_PHOTO: {
    status: '-3',
    state: 'fail',
    nameCheck: 'no-photo',
    faceCheck: 'not-run',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'alternative',
  },
  PHOTO_UNUSABLE: {
    status: '-4',
    state: 'retry',
    nameCheck: 'unknown',
    faceCheck: 'unusable',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'retake',
  },
  // Our own fault: the function promises to send less than 100 k.
  PHOTO_TOO_LARGE: {
    status: '-5',
    state: 'retry',
    nameCheck: 'unknown',
    faceCheck: 'unusable',
    charged: 'yes',
    countsAsAttempt: false,
    next: 'retake',
  },
  SERVICE_EXCEPTION: {
    status: '203',
    state: 'retry',
    nameCheck: 'unknown',
    faceCheck: 'unknown',
    charged: 'yes',
    countsAsAttempt: false,
    next: 'wait',
  },
  NAME_MALFORMED: {
    status: '204',
    state: 'retry',
    nameCheck: 'malformed',
    faceCheck: 'not-run',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'edit-name',
  },
  ID_MALFORMED: {
    status: '205',
    state: 'retry',
    nameCheck: 'malformed',
    faceCheck: 'not-run',
    charged: 'yes',
    countsAsAttempt: true,
    next: 'edit-id',
  },
  STEP_NOT_COMPLETED: withoutFace('retry', 'retake'),
  STEP_CANCELLED: withoutFace('retry', 'retake'),
  STEP_TIMED_OUT: withoutFace('retry', 'retake'),
  STEP_OFFLINE: withoutFace('retry', 'retake'),
  CAMERA_REFUSED: withoutFace('retry', 'retake'),
  CAMERA_FAILED: withoutFace('retry', 'retake'),
  TOO_OFTEN: withoutFace('fail', 'alternative'),
  DEVICE_UNSUPPORTED: withoutFace('fail', 'other-verifier'),
  // Any other answer, and an answer that never arrived: not a pass, not a failure, not free.
  UNRECOGNISED: {
    status: null,
    state: 'unknown',
    nameCheck: 'unknown',
    faceCheck: 'unknown',
    charged: 'unknown',
    countsAsAttempt: false,
    next: 'wait',
  },
} as const satisfies Record<string, Outcome>;

export type OutcomeCode = keyof typeof rows;

/** Codes that the market's face API has a status for: the others come from a step in a verifier's own screen. */
export type MarketOutcomeCode = {
  [Code in OutcomeCode]: (typeof rows)[Code]['status'] extends string ? Code : never;
}[OutcomeCode];

export function isMarketOutcome(code: OutcomeCode): code is MarketOutcomeCode {
  return OUTCOMES[code].status !== null;
}

/** The table. A missing text, screen or test for a row does not compile: `Record<OutcomeCode, …>`. */
export const OUTCOMES: Readonly<Record<OutcomeCode, Outcome>> = rows;

/** All codes in the order of the table. */
export const OUTCOME_CODES: readonly OutcomeCode[] = Object.keys(rows).filter(isOutcomeCode);

export function isOutcomeCode(text: string): text is OutcomeCode {
  // Not Object.hasOwn: iOS before 15.4 lacks it.
  return Object.keys(rows).includes(text);
}

/**
 * The row for a `status` as the face API sends it: text, or a number ("accept a number too",
 * face-api.md §1). Anything else, and any code that is not in the table, is `UNRECOGNISED`.
 */
export function outcomeOfStatus(status: unknown): OutcomeCode {
  if (typeof status !== 'string' && typeof status !== 'number') return 'UNRECOGNISED';
  const text = String(status).trim();
  return OUTCOME_CODES.find((code) => OUTCOMES[code].status === text) ?? 'UNRECOGNISED';
}
