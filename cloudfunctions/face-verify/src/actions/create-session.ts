/** `createSession`: an integrator asks for a verification. Nobody owns it until somebody opens it. */
import { openNew } from '../domain/session';
import { VerifyError } from '../errors';
import type { CreatedSession, CreateSessionBody, Integrator } from '../integrators/contract';
import type { Services } from '../ports';

/** Where the mini-program begins (miniprogram/app.json); the same word as its entry reads. */
const START_PAGE = 'pages/start/start';

/** @throws VerifyError BAD_REQUEST for a webhook without an address in the settings */
export async function createSession(
  { reference, nonce, purpose, returnTo, webhook = false }: CreateSessionBody,
  integrator: Integrator,
  { sessions, policy, now, newId }: Services,
): Promise<CreatedSession> {
  if (webhook && integrator.webhook === undefined) throw new VerifyError('BAD_REQUEST', 'webhook');
  const { id, name } = integrator;
  const asked = { integrator: id, name, reference, nonce, purpose };
  const request = { ...asked, returnTo: returnTo ?? null, webhook };
  const session = openNew(newId(), null, policy.attemptsPerSession, now(), request);
  await sessions.create(session);
  return {
    sessionId: session.id,
    expiresAt: session.expiresAt,
    path: `${START_PAGE}?session=${session.id}`,
  };
}
