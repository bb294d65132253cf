/** The third database trip: what came back, written everywhere at once. */
import { type Attempt, abandon, type Decision } from '../domain/attempt';
import type { Reply } from '../domain/reply';
import { stateAfter } from '../domain/service-state';
import { finishAttempt, type Session } from '../domain/session';
import type { Log, Services } from '../ports';
import { settlePlaces } from './places';
import type { Reserved } from './reserve';

/** The call is paid: a passing fault of the database must not lose its answer. */
const MOST_TRIES = 3;

/** True once the write has happened. It is safe to repeat: a write that did happen changes nothing. */
export async function persist(write: () => Promise<unknown>, log: Log): Promise<boolean> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      await write();
      return true;
    } catch (error) {
      log({ event: 'failure', error });
    }
  }
  return false;
}

/** @returns the session as it stands then */
export async function finishSession(
  ended: Session,
  attemptId: string,
  { sessions, policy }: Services,
): Promise<Session> {
  if (await sessions.replace(ended)) return ended;
  // Changed meanwhile (cancelled, or this very write was lost on its way back): apply to what stands.
  const current = await sessions.get(ended.id);
  const decision = ended.latest?.decision;
  // Erased meanwhile: then the ledger alone can have it.
  if (current === null) throw new Error('session gone');
  if (decision === undefined) return ended;
  const again = finishAttempt(current, attemptId, decision, policy.likelyMatch);
  if (again !== null && !(await sessions.replace(again))) throw new Error('session changed again');
  return again ?? current;
}

/** Pauses, holds back or re-opens the service. A lost race means that another reply said it just now. */
export async function settleService(
  { service, attempt }: Pick<Reserved, 'service' | 'attempt'>,
  reply: Reply,
  services: Services,
): Promise<void> {
  const { serviceStates, policy, log, now } = services;
  const next = policy.selfPause ? stateAfter(service, reply, now(), policy.probeIntervalMs) : null;
  if (next === null || !(await serviceStates.replace(attempt.source, next))) return;
  const isChange = (next.paused === null) !== (service.paused === null);
  if (isChange)
    log({
      event: next.paused === null ? 'service-open' : 'service-paused',
      problem: next.paused?.problem ?? null,
    });
}

/**
 * Records a decision. Of ledger and session one write is enough: reading mends the other (recover.ts).
 * Where neither happens the answer is not told either: it reads `unknown`, now and later.
 */
export async function recordReply(
  reserved: Reserved,
  reply: Reply,
  decision: Decision,
  photoHash: string,
  services: Services,
): Promise<{ readonly attempt: Attempt; readonly session: Session }> {
  const { attempt, session, places } = reserved;
  const { ledger, policy, log, now } = services;
  const ended = finishAttempt(session, attempt.id, decision, policy.likelyMatch) ?? session;
  const decided: Attempt = { ...attempt, decision };
  // Until it is written nobody can say how the session ends: it may be cancelled at this moment.
  let standing = session;
  const finish = async (): Promise<void> => {
    standing = await finishSession(ended, attempt.id, services);
  };
  const [isInLedger, isInSession, ...others] = await Promise.all([
    persist(() => ledger.decide(attempt.id, decision), log),
    persist(finish, log),
    persist(() => settlePlaces(places, attempt, decision, photoHash, services), log),
    persist(() => settleService(reserved, reply, services), log),
  ]);
  const isComplete = isInLedger && isInSession && !others.includes(false);
  log({ event: isComplete ? 'attempt' : 'not-recorded', attempt: decided });
  if (isInLedger || isInSession) return { attempt: decided, session: standing };
  return { attempt: { ...attempt, decision: abandon(now()) }, session };
}
