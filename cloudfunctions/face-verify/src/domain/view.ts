/** What the person may see of a session and of an attempt: no hash, no operator's word. */
import type { AttemptView, SessionView } from '../../../../miniprogram/contract/actions';
import { OUTCOMES } from '../../../../miniprogram/contract/outcome';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import { type Attempt, abandon, isAbandoned } from './attempt';
import { attemptsLeft, type Session, stateAt, verifiersOf } from './session';

/** @param order the verifiers of the settings, first choice first */
export function viewSession(session: Session, order: readonly Source[], now: number): SessionView {
  const { request } = session;
  return {
    sessionId: session.id,
    state: stateAt(session, now),
    expiresAt: session.expiresAt,
    attempts: { limit: session.attemptLimit, remaining: attemptsLeft(session) },
    requester: request && { name: request.name, purpose: request.purpose, returnTo: request.returnTo },
    verifiers: verifiersOf(session, order),
  };
}

/** An attempt as of now: one whose function died reads `unknown`, swept or not. */
export function viewAttempt(
  attempt: Attempt,
  session: Session,
  order: readonly Source[],
  now: number,
): AttemptView {
  const attemptId = attempt.id;
  const decision = attempt.decision ?? (isAbandoned(attempt, now) ? abandon(now) : null);
  if (decision === null) return { attemptId, status: 'in-progress' };
  // Answered, and the session as it was read has not ended it yet: what it comes to is known when it has.
  const isBehind = session.rev < attempt.sessionRev || session.inFlight?.attemptId === attemptId;
  if (decision.state === 'settled' && isBehind) return { attemptId, status: 'in-progress' };
  if (decision.state === 'refused') {
    return { attemptId, status: 'refused', code: decision.code, at: decision.decidedAt };
  }
  const row = OUTCOMES[decision.code];
  const isOpen = stateAt(session, now) === 'open';
  // The session decides: status 2 passes where the operator says so, and status 1 not once it was cancelled.
  const passed = session.passedBy === attemptId;
  const hasOther = verifiersOf(session, order).some((source) => source !== attempt.source);
  const next = row.next === 'other-verifier' && !hasOther ? 'alternative' : row.next;
  const unless = row.state === 'pass' ? 'unknown' : row.state;
  return {
    attemptId,
    status: 'decided',
    code: decision.code,
    source: attempt.source,
    state: passed ? 'pass' : unless,
    next: passed ? 'done' : isOpen ? next : 'alternative',
    maskedName: attempt.maskedName,
    reference: decision.requestIds.at(-1) ?? null,
    ...(attempt.photoWarnings.length > 0 ? { warnings: attempt.photoWarnings } : {}),
    at: decision.decidedAt,
  };
}
