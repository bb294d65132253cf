/** `cancelSession`: by the integrator who asked, or by the person whose it is. */
import type { CancelSessionRequest, CancelSessionResponse } from '../../../../miniprogram/contract/actions';
import { cancel, type Session } from '../domain/session';
import { viewSession } from '../domain/view';
import { VerifyError } from '../errors';
import type { CancelledSession, Integrator, SessionIdBody } from '../integrators/contract';
import type { Services } from '../ports';
import { readOwnSession } from './own-session';
import { changeSession, readRequested } from './requested-session';
import { orderOf } from './verifier-order';

/** @throws VerifyError SESSION_NOT_FOUND, SESSION_CLOSED where it ended otherwise */
export async function cancelForIntegrator(
  { sessionId }: SessionIdBody,
  integrator: Integrator,
  services: Services,
): Promise<CancelledSession> {
  await cancelWith(() => readRequested(sessionId, integrator.id, services), services);
  return { sessionId, state: 'cancelled' };
}

/** @throws VerifyError SESSION_NOT_FOUND, SESSION_FOREIGN, SESSION_CLOSED where it ended otherwise */
export async function cancelOwn(
  { sessionId }: CancelSessionRequest,
  user: string,
  services: Services,
): Promise<CancelSessionResponse> {
  const read = async () => ({ session: await readOwnSession(sessionId, user, services) });
  return { session: viewSession(await cancelWith(read, services), orderOf(services), services.now()) };
}

/** A repeat finds it cancelled: that is what he wants. */
function cancelWith(
  read: () => Promise<{ readonly session: Session }>,
  services: Services,
): Promise<Session> {
  return changeSession(
    read,
    ({ session }) => {
      const cancelled = cancel(session, services.now());
      if (cancelled === null && session.state !== 'cancelled') throw new VerifyError('SESSION_CLOSED');
      return cancelled;
    },
    services,
  );
}
