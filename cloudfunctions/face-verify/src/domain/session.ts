/**
 * One verification: who may use it, how many attempts are left, how it ended.
 *
 * Pure. Every change makes a new session with the next `rev`; the store writes it only where the old
 * `rev` still stands, so that of two changes at once exactly one happens.
 */
import type { Consent, SessionState } from '../../../../miniprogram/contract/actions';
import type { ErrorCode } from '../../../../miniprogram/contract/errors';
import { OUTCOMES } from '../../../../miniprogram/contract/outcome';
import { type Source, VERIFIERS } from '../../../../miniprogram/contract/verifiers';
import { countsAsAttempt, type Decision, RESERVATION_MS, STEP_MS } from './attempt';
import type { Review } from './look';
import { beginDelivery, type Notice, type SessionRequest } from './request';

/** How long a verification stays open (design.md §5). */
export const SESSION_MS = 30 * 60 * 1000;

/** What the operator makes of status 2, "probably the same person" (design.md §7). */
export const LIKELY_MATCH = ['retry', 'pass', 'review'] as const;
export type LikelyMatch = (typeof LIKELY_MATCH)[number];

export interface Session {
  readonly id: string;
  readonly rev: number;
  readonly state: SessionState;
  /** Keyed hash of the user key; null until somebody opens it. */
  readonly user: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly attemptLimit: number;
  /** Attempts that count, the one in flight included. */
  readonly attemptsUsed: number;
  /** At most one attempt at a time: two taps, or two phones, cannot both pay. */
  readonly inFlight: {
    readonly attemptId: string;
    readonly until: number;
    readonly source: Source;
  } | null;
  /** The verifier that has looked at this person, or may have: no other takes its place any more. */
  readonly boundTo: Source | null;
  /**
   * How the latest attempt ended. Written here and in the ledger in one trip: whichever of the two
   * writes survives a crash mends the other.
   */
  readonly latest: { readonly attemptId: string; readonly decision: Decision } | null;
  readonly passedBy: string | null;
  readonly consent: { readonly version: string; readonly guardian: boolean; readonly at: number } | null;
  /** Null where the person started by himself. */
  readonly request: SessionRequest | null;
  /** When it ended; an expiry is written by the sweep. */
  readonly endedAt: number | null;
  /** When the integrator got the result: he gets it once. */
  readonly resultReadAt: number | null;
  /** Null where nobody wants to hear of the end, or has heard. */
  readonly notice: Notice | null;
  /** Null where nobody asked for one, and no operator has looked. */
  readonly review: Review | null;
}

/** @param user null: whoever opens it first */
export function openNew(
  id: string,
  user: string | null,
  attemptLimit: number,
  now: number,
  request: SessionRequest | null = null,
): Session {
  return {
    id,
    rev: 1,
    state: 'open',
    user,
    createdAt: now,
    expiresAt: now + SESSION_MS,
    attemptLimit,
    attemptsUsed: 0,
    inFlight: null,
    boundTo: null,
    latest: null,
    passedBy: null,
    consent: null,
    request,
    endedAt: null,
    resultReadAt: null,
    notice: null,
    review: null,
  };
}

export const changed = (session: Session, change: Partial<Session>): Session => ({
  ...session,
  ...change,
  rev: session.rev + 1,
});

/** The state as of now: an open session whose time is over has expired, written or not. */
export function stateAt(session: Session, now: number): SessionState {
  const waiting = session.inFlight !== null && session.inFlight.until >= now;
  return session.state === 'open' && session.expiresAt <= now && !waiting ? 'expired' : session.state;
}

export const attemptsLeft = (session: Session): number =>
  Math.max(0, session.attemptLimit - session.attemptsUsed);

/** The first user who opens it owns it. Null where there is nothing to change. */
export function bind(session: Session, user: string): Session | null {
  return session.user === null ? changed(session, { user }) : null;
}

/** Why this user may not submit now; null when he may. */
export function whyNotSubmit(session: Session, user: string, now: number): ErrorCode | null {
  if (session.user !== user) return 'SESSION_FOREIGN';
  const state = stateAt(session, now);
  if (state === 'expired') return 'SESSION_EXPIRED';
  if (session.inFlight !== null) return 'ATTEMPT_IN_PROGRESS';
  if (state !== 'open' && state !== 'failed') return 'SESSION_CLOSED';
  return attemptsLeft(session) === 0 ? 'ATTEMPTS_USED_UP' : null;
}

const lifeMs = (source: Source): number => (VERIFIERS[source].needs === 'step' ? STEP_MS : RESERVATION_MS);

/** Uses one attempt, in flight until it is decided, its function must be dead, or its step is over. */
export function takeAttempt(
  session: Session,
  { id: attemptId, source }: { readonly id: string; readonly source: Source },
  consent: Consent,
  now: number,
): Session {
  return changed(session, {
    attemptsUsed: session.attemptsUsed + 1,
    inFlight: { attemptId, until: now + lifeMs(source), source },
    consent: { version: consent.version, guardian: consent.guardian, at: now },
  });
}

/** Takes an attempt back that was never sent, as if it had not been. Null where it is not in flight (any more). */
export function dropAttempt(session: Session, attemptId: string): Session | null {
  if (session.inFlight?.attemptId !== attemptId) return null;
  return changed(session, { attemptsUsed: session.attemptsUsed - 1, inFlight: null });
}

/** A pass is status 1, and status 2 only where the operator says so. */
function isPass(decision: Decision, likelyMatch: LikelyMatch): boolean {
  if (decision.state !== 'settled') return false;
  if (decision.code === 'LIKELY_SAME_PERSON') return likelyMatch === 'pass';
  return OUTCOMES[decision.code].state === 'pass';
}

function stateAfter(decision: Decision, left: number, likelyMatch: LikelyMatch): SessionState {
  if (isPass(decision, likelyMatch)) return 'passed';
  const likely = decision.state === 'settled' && decision.code === 'LIKELY_SAME_PERSON';
  if (likely && (likelyMatch === 'review' || left === 0)) return 'review';
  return left === 0 ? 'failed' : 'open';
}

/** A review has not ended for whoever asked: he hears of its decision. */
export function endedWith(session: Session, state: SessionState, at: number): Partial<Session> {
  const isHeard = session.request?.webhook === true && state !== 'review';
  return { state, endedAt: at, notice: isHeard ? { dueAt: at, tries: 0 } : null };
}

/** Writes what {@link stateAt} says anyway. Null where its time is not over, or it has ended otherwise. */
export function expire(session: Session, now: number): Session | null {
  if (session.state !== 'open' || stateAt(session, now) !== 'expired') return null;
  return changed(session, endedWith(session, 'expired', session.expiresAt));
}

/**
 * Whether this end keeps another verifier from being asked: everything does that may come from a face.
 * What was refused never reached one, and a phone that cannot do it is what the order is for.
 */
function binds(decision: Decision): boolean {
  return decision.state !== 'refused' && OUTCOMES[decision.code].next !== 'other-verifier';
}

/** The verifiers that may be asked here, in their order. */
export function verifiersOf({ boundTo }: Session, order: readonly Source[]): readonly Source[] {
  return boundTo === null || !order.includes(boundTo) ? order : [boundTo];
}

/** Ends the attempt in flight. Null where it is not in flight (any more): there is nothing to do. */
export function finishAttempt(
  session: Session,
  attemptId: string,
  decision: Decision,
  likelyMatch: LikelyMatch,
): Session | null {
  if (session.inFlight?.attemptId !== attemptId) return null;
  const attemptsUsed = session.attemptsUsed - (countsAsAttempt(decision) ? 0 : 1);
  const ended = {
    attemptsUsed,
    inFlight: null,
    boundTo: binds(decision) ? (session.boundTo ?? session.inFlight.source) : session.boundTo,
    latest: { attemptId, decision },
    passedBy: isPass(decision, likelyMatch) ? attemptId : session.passedBy,
  };
  // A verification that was cancelled meanwhile stays so; the attempt is recorded all the same.
  if (session.state !== 'open') return changed(session, { ...ended, passedBy: session.passedBy });
  const state = stateAfter(decision, session.attemptLimit - attemptsUsed, likelyMatch);
  const end = state === 'open' ? {} : endedWith(session, state, decision.decidedAt);
  return changed(session, { ...ended, ...end });
}

/** Null where it has ended already. An attempt in flight is recorded all the same, and changes nothing. */
export function cancel(session: Session, now: number): Session | null {
  if (stateAt(session, now) !== 'open') return null;
  return changed(session, endedWith(session, 'cancelled', now));
}

export function markResultRead(session: Session, now: number): Session {
  return changed(session, { resultReadAt: now });
}

/** Begins one delivery of the notice, before it is sent: of two sweeps at once one sends it. */
export function claimNotice(session: Session, now: number): Session {
  return changed(session, { notice: session.notice && beginDelivery(session.notice, now) });
}

export function dropNotice(session: Session): Session {
  return changed(session, { notice: null });
}
