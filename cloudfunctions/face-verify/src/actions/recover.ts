/** Mends a session whose function died, or whose last write was lost. Safe to run any number of times. */
import { type Attempt, abandon, type Decision, isAbandoned } from '../domain/attempt';
import { dropAttempt, finishAttempt, type Session } from '../domain/session';
import type { Services } from '../ports';
import { releaseAbandoned } from './places';

/** How the attempt in flight ended; null while its function may still be running. */
async function endOf(
  session: Session,
  { attemptId, until }: NonNullable<Session['inFlight']>,
  services: Services,
): Promise<Decision | 'never-sent' | null> {
  const { ledger, now } = services;
  const attempt = await ledger.get(attemptId);
  // The session was written and its row was not: nothing can have been sent without both. A row of
  // another session is no answer to this one: whoever used the id there must not pass here.
  if (attempt?.sessionId !== session.id) return until < now() ? 'never-sent' : null;
  if (attempt.decision !== null) return attempt.decision;
  if (!isAbandoned(attempt, now())) return null;
  const abandoned = abandon(now());
  if (await ledger.decide(attemptId, abandoned)) {
    await releaseAbandoned(attempt, services);
    return abandoned;
  }
  // Decided by someone else just now: take his word.
  return (await ledger.get(attemptId))?.decision ?? null;
}

/**
 * Two writes end an attempt, and the session's may be the only one that arrived. It is held against the
 * ledger before the next attempt takes its place in the session, or the session is deleted.
 */
export async function mendLatest({ latest }: Session, { ledger }: Services): Promise<void> {
  if (latest !== null) await ledger.decide(latest.attemptId, latest.decision);
}

/** The session with its attempt in flight ended, if it has ended; otherwise the session as it is. */
export async function recoverSession(session: Session, services: Services): Promise<Session> {
  if (session.inFlight === null) return session;
  const { attemptId } = session.inFlight;
  const end = await endOf(session, session.inFlight, services);
  if (end === null) return session;
  const { sessions, policy } = services;
  if (end !== 'never-sent') await mendLatest(session, services);
  const finished =
    end === 'never-sent'
      ? dropAttempt(session, attemptId)
      : finishAttempt(session, attemptId, end, policy.likelyMatch);
  if (finished === null || (await sessions.replace(finished))) return finished ?? session;
  return (await sessions.get(session.id)) ?? session;
}

/** Two writes end an attempt. Where only the session's arrived, it mends the ledger's row. */
export async function mendRow(row: Attempt, session: Session, services: Services): Promise<Attempt> {
  if (row.decision !== null || session.latest?.attemptId !== row.id) return row;
  await services.ledger.decide(row.id, session.latest.decision);
  return { ...row, decision: session.latest.decision };
}
