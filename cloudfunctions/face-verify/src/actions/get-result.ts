/** `getResult`: how a verification ended, told once, to the integrator who asked for it. */
import { markResultRead, type Session, stateAt } from '../domain/session';
import { claimsOf, outcomeOf } from '../domain/ticket';
import { VerifyError } from '../errors';
import type { FinalState, Integrator, SessionIdBody, SessionResult } from '../integrators/contract';
import { IntegratorError } from '../integrators/errors';
import type { Services } from '../ports';
import { changeSession, type Requested, readRequested } from './requested-session';
import { firstOf } from './verifier-order';

/** @throws IntegratorError RESULT_PENDING, RESULT_IN_REVIEW, RESULT_ALREADY_READ */
function finalState(session: Session, now: number): FinalState {
  const state = stateAt(session, now);
  if (state === 'open') throw new IntegratorError('RESULT_PENDING');
  if (state === 'review') throw new IntegratorError('RESULT_IN_REVIEW');
  if (session.resultReadAt !== null) throw new IntegratorError('RESULT_ALREADY_READ');
  return state;
}

async function signTicket({ session, request }: Requested, services: Services): Promise<string> {
  const { ledger, tickets, keys, newId, now } = services;
  // A person who never showed his face said who he is when he asked for the review.
  const asked = session.passedBy === null ? session.review?.subject?.hash : undefined;
  const attemptId = session.passedBy ?? session.latest?.attemptId;
  const attempt = attemptId === undefined || asked !== undefined ? null : await ledger.get(attemptId);
  const subject = asked ?? attempt?.subject;
  const { user } = session;
  if (subject === undefined || user === null) throw new VerifyError('SERVICE_UNAVAILABLE');
  const forIntegrator = (hash: string): string => keys.forIntegrator(request.integrator, hash);
  // A review that never saw a verifier names the one that would have been asked first.
  const source = attempt?.source ?? firstOf(services);
  const parts = { jti: newId(), sub: forIntegrator(user), subject: forIntegrator(subject), source };
  return tickets.sign(claimsOf(session, request, parts, now()));
}

/**
 * @throws VerifyError SESSION_NOT_FOUND, SETTING_MISSING where no ticket can be signed
 * @throws IntegratorError RESULT_PENDING, RESULT_IN_REVIEW, RESULT_ALREADY_READ
 */
export async function getResult(
  { sessionId }: SessionIdBody,
  integrator: Integrator,
  services: Services,
): Promise<SessionResult> {
  const read = (): Promise<Requested> => readRequested(sessionId, integrator.id, services);
  const found = await read();
  const { session, request } = found;
  const state = finalState(session, services.now());
  // Signed before it is marked: a missing key must not use the result up.
  const ticket = state === 'passed' ? await signTicket(found, services) : null;
  const mark = (current: Requested): Session => {
    finalState(current.session, services.now());
    return markResultRead(current.session, services.now());
  };
  await changeSession(read, mark, services);
  const { reference, nonce } = request;
  const at = session.endedAt ?? session.expiresAt;
  return { sessionId, reference, nonce, state, outcome: outcomeOf(session), at, ticket };
}
