/**
 * One attempt in the ledger: reserved before money is spent, decided once, never changed after.
 *
 *   reserved → settled   the face API answered with one of its codes
 *            → unknown   nobody can say: lost answer, unlisted code, or a function that died
 *            → refused   ended without an answer of the face API: paused, busy, never sent
 */
import type { ErrorCode } from '../../../../miniprogram/contract/errors';
import { type Charged, OUTCOMES, type OutcomeCode } from '../../../../miniprogram/contract/outcome';
import type { PhotoCheck } from '../../../../miniprogram/contract/photo-quality';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Problem, Reply } from './reply';

/** The time limit that the function is deployed with, milliseconds: longer than any path through it. */
export const FUNCTION_TIMEOUT_MS = 30_000;

/** After this an undecided reservation belongs to a function that died: its time limit, twice. */
export const RESERVATION_MS = 2 * FUNCTION_TIMEOUT_MS;

/**
 * How long a step in the verifier's own screen may take. It takes a minute; WeChat would wait an hour, and
 * nobody else can submit meanwhile.
 */
export const STEP_MS = 10 * 60_000;

/** What is known before the call. Holds no name, number or picture: masks and keyed hashes only. */
export interface Reservation {
  /** The attempt's id, made on the phone. */
  readonly id: string;
  readonly sessionId: string;
  /**
   * The revision of the session that this attempt was to make. Exactly one submit can have made it, so
   * of all submits with this id that one alone may be paid.
   */
  readonly sessionRev: number;
  /** Keyed hash of the user key. */
  readonly user: string;
  /** Keyed hash of name and number. */
  readonly subject: string;
  readonly maskedName: string;
  /** The verifier that is asked. */
  readonly source: Source;
  /** Keyed hash of all that was submitted: the same id with anything else is another attempt. */
  readonly fingerprint: string;
  /** Bytes of the JPEG that is sent; 0 where the photo was refused. */
  readonly imageBytes: number;
  /** Milliseconds from the photo as received to the JPEG. */
  readonly imageMs: number;
  /** What the quality table warned of. */
  readonly photoWarnings: readonly PhotoCheck[];
  readonly reservedAt: number;
}

/** What the face API or its gateway left us to look the call up by. */
export interface Evidence {
  /** Gateway request ids, one per send that was answered. */
  readonly requestIds: readonly string[];
  /** Requests that went out, or tried to. */
  readonly sends: number;
  readonly httpStatus: number | null;
  readonly gatewayCode: string | null;
  /** The seller's status code where it is a number, listed or not; never his text. */
  readonly status: string | null;
  /** Milliseconds from the first send to the last answer. */
  readonly apiMs: number;
}

/** How an attempt ended. */
export type Decision = Evidence & {
  readonly charged: Charged;
  readonly problem: Problem | null;
  readonly decidedAt: number;
} & (
    | { readonly state: 'settled' | 'unknown'; readonly code: OutcomeCode }
    | { readonly state: 'refused'; readonly code: ErrorCode }
  );

/** A row of the ledger. Without a decision it is reserved, and what it costs is unknown: never free. */
export type Attempt = Reservation & {
  readonly decision: Decision | null;
  /**
   * Set while the person is in the verifier's own screen: what the verifier is asked by, sealed
   * (seal.ts). Gone with the decision.
   */
  readonly sealedStep: string | null;
};

export const NO_EVIDENCE: Evidence = {
  requestIds: [],
  sends: 0,
  httpStatus: null,
  gatewayCode: null,
  status: null,
  apiMs: 0,
};

/** The ledger's word for what came back. */
export function decide(reply: Reply, evidence: Evidence, now: number): Decision {
  const base = { ...evidence, charged: reply.charged, decidedAt: now };
  switch (reply.kind) {
    case 'answered':
      return { ...base, state: 'settled', code: reply.outcome, problem: null };
    case 'refused':
      return { ...base, state: 'refused', code: reply.code, problem: reply.problem };
    case 'busy':
      return { ...base, state: 'refused', code: 'SERVICE_BUSY', problem: reply.problem };
    case 'unknown':
      return { ...base, state: 'unknown', code: 'UNRECOGNISED', problem: reply.problem };
  }
}

/** An attempt that ended before anything was sent. */
export function refuseUnsent(code: ErrorCode, now: number): Decision {
  return { ...NO_EVIDENCE, state: 'refused', code, charged: 'no', problem: null, decidedAt: now };
}

/** What is left of an attempt whose function died between the reservation and the record. */
export function abandon(now: number): Decision {
  return {
    ...NO_EVIDENCE,
    state: 'unknown',
    code: 'UNRECOGNISED',
    charged: 'unknown',
    problem: 'ABANDONED',
    decidedAt: now,
  };
}

/** True once the function that reserved it cannot be running any more, or its step is over. */
export function isAbandoned({ decision, reservedAt, sealedStep }: Attempt, now: number): boolean {
  return decision === null && reservedAt + (sealedStep === null ? RESERVATION_MS : STEP_MS) < now;
}

/** Whether the attempt is used up; false gives it back to the person. */
export function countsAsAttempt(decision: Decision): boolean {
  return decision.state === 'settled' && OUTCOMES[decision.code].countsAsAttempt;
}
