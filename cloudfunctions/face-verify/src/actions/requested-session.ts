/** The session that an integrator asked for, and changes of it that others may be making at the same moment. */
import type { SessionRequest } from '../domain/request';
import type { Session } from '../domain/session';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import { recoverSession } from './recover';

/** Others change a session now and then: so often it is read again. */
const MOST_TRIES = 3;

export interface Requested {
  readonly session: Session;
  readonly request: SessionRequest;
}

/**
 * Somebody else's session is as good as none.
 *
 * @throws VerifyError SESSION_NOT_FOUND
 */
export async function readRequested(
  sessionId: string,
  integrator: string,
  services: Services,
): Promise<Requested> {
  const found = await services.sessions.get(sessionId);
  if (found?.request?.integrator !== integrator) throw new VerifyError('SESSION_NOT_FOUND');
  return { session: await recoverSession(found, services), request: found.request };
}

/**
 * Reads, changes and writes, read anew where another change was first.
 *
 * @param change of what was read; null where there is nothing to change; it may refuse by throwing
 * @returns what stands
 * @throws VerifyError SERVICE_UNAVAILABLE where others are first again and again
 */
export async function changeSession<Read extends { readonly session: Session }>(
  read: () => Promise<Read>,
  change: (current: Read) => Session | null,
  { sessions }: Services,
): Promise<Session> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const current = await read();
    const changed = change(current);
    if (changed === null) return current.session;
    if (await sessions.replace(changed)) return changed;
  }
  throw new VerifyError('SERVICE_UNAVAILABLE');
}
