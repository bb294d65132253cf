/** The caller's own verification, mended where a function died on it. */
import type { Session } from '../domain/session';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import { recoverSession } from './recover';

/** @throws VerifyError SESSION_NOT_FOUND, SESSION_FOREIGN */
export function ownOf(session: Session | null, user: string): Session {
  if (session === null) throw new VerifyError('SESSION_NOT_FOUND');
  if (session.user !== user) throw new VerifyError('SESSION_FOREIGN');
  return session;
}

/** @throws VerifyError SESSION_NOT_FOUND, SESSION_FOREIGN */
export async function readOwnSession(sessionId: string, user: string, services: Services): Promise<Session> {
  return recoverSession(ownOf(await services.sessions.get(sessionId), user), services);
}
