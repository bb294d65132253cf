/**
 * `finishAttempt`: the phone is back from the verifier's screen, and we ask the verifier.
 *
 * What the phone was told proves nothing and is not believed. It sends neither the step nor the person: both
 * are as they were recorded, and the open id is that of the caller. Asking is free, so that two phones, a
 * repeat or a lost answer do no harm: the ledger's compare-and-set lets one end stand.
 */
import type { FinishAttemptRequest, SubmitAttemptResponse } from '../../../../miniprogram/contract/actions';
import { type Attempt, decide } from '../domain/attempt';
import type { Reply } from '../domain/reply';
import { finishAttempt as finish, type Session } from '../domain/session';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import type { StepCaller } from './begin-attempt';
import { ownOf } from './own-session';
import { placesOf, settlePlaces } from './places';
import { finishSession, persist, settleService } from './record';
import { mendRow, recoverSession } from './recover';
import { respond } from './respond';
import { stepOf } from './sealed-step';
import { failedStepMark } from './verifier-order';

/**
 * The ledger first: of several who asked at the same moment its word stands, and whoever comes after a
 * crash mends the session by it (recover.ts).
 */
async function settle(
  attempt: Attempt,
  session: Session,
  reply: Reply,
  decision: NonNullable<Attempt['decision']>,
  services: Services,
): Promise<{ readonly attempt: Attempt; readonly session: Session }> {
  const { ledger, serviceStates, policy, log } = services;
  const isOurs = await ledger.decide(attempt.id, decision);
  const standing = isOurs ? decision : (await ledger.get(attempt.id))?.decision;
  // Erased meanwhile.
  if (standing === undefined || standing === null) throw new VerifyError('ATTEMPT_MISMATCH', 'attemptId');
  const decided: Attempt = { ...attempt, decision: standing, sealedStep: null };
  const ended = finish(session, attempt.id, standing, policy.likelyMatch);
  const current = ended === null ? session : await finishSession(ended, attempt.id, services);
  if (isOurs) {
    const mark = failedStepMark(attempt.source, attempt.subject);
    const [places, service] = await Promise.all([
      placesOf(attempt, services),
      serviceStates.get(attempt.source),
    ]);
    const rest = await Promise.all([
      persist(() => settlePlaces(places, attempt, standing, mark, services), log),
      persist(() => settleService({ service, attempt }, reply, services), log),
    ]);
    log({ event: rest.includes(false) ? 'not-recorded' : 'attempt', attempt: decided });
  }
  return { attempt: decided, session: current };
}

/**
 * @throws VerifyError SESSION_NOT_FOUND, SESSION_FOREIGN, ATTEMPT_MISMATCH where there is no such attempt
 * here, or the code with which it was refused
 */
export async function finishAttempt(
  { sessionId, attemptId, phoneCode }: FinishAttemptRequest,
  { user, openId }: StepCaller,
  services: Services,
): Promise<SubmitAttemptResponse> {
  const { sessions, ledger, verifiers, now } = services;
  const [found, recorded] = await Promise.all([sessions.get(sessionId), ledger.get(attemptId)]);
  const session = await recoverSession(ownOf(found, user), services);
  if (recorded?.sessionId !== sessionId || recorded.user !== user) {
    throw new VerifyError('ATTEMPT_MISMATCH', 'attemptId');
  }
  const row = await mendRow(recorded, session, services);
  const step = row.decision === null ? stepOf(row, services) : null;
  // Of another session's attempt in flight, or ended just now by its time: nothing is asked any more.
  const isOpen = session.inFlight?.attemptId === attemptId;
  const verifier = verifiers.find(({ source }) => source === row.source);
  if (step === null || !isOpen || verifier?.needs !== 'step') return respond(row, session, services);
  const asked = await verifier.ask(step, { attemptId, openId }, phoneCode ?? null);
  if (asked.kind === 'running') return respond(row, session, services);
  const decision = decide(asked.reply, asked.evidence, now());
  const ended = await settle(row, session, asked.reply, decision, services);
  return respond(ended.attempt, ended.session, services);
}
