/**
 * The outcome table: one row per status code of the face API, plus the unknown row.
 *
 * Everything reads it: function, pages, texts, stand-in, tests, and the table in the docs.
 * Codes and meanings: face-api.md §2 (the seller's guide). State, next step and what counts: ours.
 */

export type OutcomeState = 'pass' | 'retry' | 'fail' | 'unknown';

/** Whether a call costs money. `unknown` where nobody can say, so that nobody calls it free. */
export type Charged = 'yes' | 'no' | 'unknown';

/** What the person does next. */
export type NextStep = 'done' | 'retake' | 'edit-name' | 'edit-id' | 'edit-identity' | 'wait' | 'alternative';

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

/** What the face API says of one attempt. */
export interface Outcome {
  /** The seller's `status`, as text; null in the unknown row. */
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
