/** `openSession`: the first user who opens a verification owns it; without one, the person starts his own. */
import type { OpenSessionRequest, OpenSessionResponse } from '../../../../miniprogram/contract/actions';
import { requestOf } from '../domain/poster';
import { bind, openNew, type Session, stateAt } from '../domain/session';
import { viewSession } from '../domain/view';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import { checkService } from './admit';
import { readOwnSession } from './own-session';
import { firstOf, orderOf } from './verifier-order';

/**
 * His own whose attempt still runs, as after WeChat was killed: a phone keeps nothing, so it cannot name it. In a
 * new one he would pay for the same face a second time.
 */
async function leftInFlight(user: string, { sessions, now }: Services): Promise<Session | null> {
  const [last] = await sessions.ofUser(user, 1);
  const isOwn = last !== undefined && last.request === null && stateAt(last, now()) === 'open';
  return isOwn && last.inFlight !== null ? last : null;
}

async function openFor(user: string, sessionId: string | undefined, services: Services): Promise<Session> {
  const { sessions, policy, now, newId } = services;
  if (sessionId === undefined) {
    const left = await leftInFlight(user, services);
    if (left !== null) return left;
    const session = openNew(newId(), user, policy.attemptsPerSession, now());
    await sessions.create(session);
    return session;
  }
  const found = await sessions.get(sessionId);
  if (found === null) throw new VerifyError('SESSION_NOT_FOUND');
  const bound = bind(found, user);
  // Lost to another opener: what he wrote decides whose it is.
  if (bound !== null && (await sessions.replace(bound))) return bound;
  return readOwnSession(sessionId, user, services);
}

/** A fresh one each time: the code on the wall stays the same. */
async function openAtPoster(user: string, posterId: string, services: Services): Promise<Session> {
  const { sessions, operator, integrators, policy, now, newId } = services;
  const poster = await operator.posters.get(posterId);
  if (poster === null) throw new VerifyError('SESSION_NOT_FOUND');
  // Taken down, or its integrator was taken out of the settings.
  const isHeard = poster.integrator === null || integrators.some(({ id }) => id === poster.integrator);
  if (poster.endedAt !== null || !isHeard) throw new VerifyError('SESSION_CLOSED');
  const request = requestOf(poster, newId());
  const session = openNew(newId(), user, policy.attemptsPerSession, now(), request);
  await sessions.create(session);
  return session;
}

/** @throws VerifyError SERVICE_PAUSED, SERVICE_BUSY: nobody takes a photo for a service that cannot look at it */
export async function openSession(
  { sessionId, posterId }: OpenSessionRequest,
  user: string,
  services: Services,
): Promise<OpenSessionResponse> {
  if (sessionId !== undefined && posterId !== undefined) throw new VerifyError('BAD_REQUEST', 'posterId');
  const service = await services.serviceStates.get(firstOf(services));
  if (sessionId === undefined) checkService(service, services);
  const session =
    posterId === undefined
      ? await openFor(user, sessionId, services)
      : await openAtPoster(user, posterId, services);
  // One that has ended shows its end, whatever the service does now.
  if (stateAt(session, services.now()) === 'open') checkService(service, services);
  return { session: viewSession(session, orderOf(services), services.now()) };
}
