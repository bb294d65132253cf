/** What the person may see of a session and of an attempt: no hash, no operator's word. */
import type { AttemptView, SessionView } from '../../../../miniprogram/contract/actions';
import { OUTCOMES } from '../../../../miniprogram/contract/outcome';
import { type Attempt, abandon, isAbandoned } from './attempt';
import { attemptsLeft, type Session, stateAt } from './session';

export function viewSession(session: Session, now: number): SessionView {
  const { request } = session;
  return {
    sessionId: session.id,
    state: stateAt(session, now),
    expiresAt: session.expiresAt,
    attempts: { limit: session.attemptLimit, remaining: attemptsLeft(session) },
    requester: request && { name: request.name, purpose: request.purpose, returnTo: request.returnTo },
  };
}

/** An attempt as of now: one whose function died reads `unknown`, swept or not. */
export function viewAttempt(attempt: Attempt, session: Session, now: number): AttemptView {
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
  const unless = row.state === 'pass' ? 'unknown' : row.state;
  return {
    attemptId,
    status: 'decided',
    code: decision.code,
    state: passed ? 'pass' : unless,
    next: passed ? 'done' : isOpen ? row.next : 'alternative',
    maskedName: attempt.maskedName,
    reference: decision.requestIds.at(-1) ?? null,
    at: decision.decidedAt,
  };
}
