/** `createSession`: an integrator asks for a verification. Nobody owns it until somebody opens it. */
import { START_PAGE } from '../domain/request';
import { openNew } from '../domain/session';
import { VerifyError } from '../errors';
import type {
  CreatedSession,
  CreateSessionBody,
  Entries,
  EntryKind,
  Integrator,
} from '../integrators/contract';
import type { EntryPoints } from '../operator-ports';
import type { Services } from '../ports';

async function makeEntries(
  sessionId: string,
  kinds: readonly EntryKind[],
  entryPoints: EntryPoints,
): Promise<Entries> {
  const query = `session=${sessionId}`;
  const [code, urlLink, scheme] = await Promise.all([
    kinds.includes('code') ? entryPoints.code(sessionId) : undefined,
    kinds.includes('url-link') ? entryPoints.urlLink(query) : undefined,
    kinds.includes('scheme') ? entryPoints.scheme(query) : undefined,
  ]);
  return {
    ...(code === undefined ? {} : { code }),
    ...(urlLink === undefined ? {} : { urlLink }),
    ...(scheme === undefined ? {} : { scheme }),
  };
}

/** @throws VerifyError BAD_REQUEST for a webhook without an address in the settings */
export async function createSession(
  { reference, nonce, purpose, returnTo, webhook = false, entries }: CreateSessionBody,
  integrator: Integrator,
  { sessions, operator, policy, now, newId }: Services,
): Promise<CreatedSession> {
  if (webhook && integrator.webhook === undefined) throw new VerifyError('BAD_REQUEST', 'webhook');
  const { id, name } = integrator;
  const asked = { integrator: id, name, reference, nonce, purpose };
  const request = { ...asked, returnTo: returnTo ?? null, webhook };
  const session = openNew(newId(), null, policy.attemptsPerSession, now(), request);
  await sessions.create(session);
  const { id: sessionId, expiresAt } = session;
  const created = { sessionId, expiresAt, path: `${START_PAGE}?session=${sessionId}` };
  // After the session stands: whatever WeChat does not make, its path leads there, too.
  return entries === undefined
    ? created
    : { ...created, entries: await makeEntries(sessionId, entries, operator.entryPoints) };
}
