/**
 * Webhooks that are due, sent by the sweep. At least once: a crash between delivery and its record sends
 * the same event, with the same id, again.
 *
 * There is no collection of events. The session carries its notice (domain/request.ts), so that ending it
 * and owing the message are one write, and the paid path has no trip more.
 */
import { MOST_DELIVERIES, type VerificationEvent } from '../domain/request';
import { isReviewed } from '../domain/review';
import { claimNotice, dropNotice, type Session } from '../domain/session';
import type { Services } from '../ports';
import { changeSession } from './requested-session';

/** Of one sweep, all at once: a receiver that hangs takes its time-out, once. */
const MOST_AT_ONCE = 20;

type Delivery = 'delivered' | 'failed' | 'given-up' | 'not-ours';

/** Null where nobody wants to hear of it, or it has not ended. */
function eventOf(session: Session): VerificationEvent | null {
  const { id, state, request, endedAt } = session;
  if (request === null || endedAt === null || state === 'open' || state === 'review') return null;
  const { reference, nonce } = request;
  const type = 'verification.finished';
  // An end that a person decided is another one, also where it failed before.
  const end = isReviewed(session) ? 'reviewed' : 'finished';
  return { id: `${id}.${end}`, type, sessionId: id, reference, nonce, state, at: endedAt };
}

/** Takes the notice away, unless it is a newer one by now. */
async function settle(claimed: Session, services: Services): Promise<void> {
  const read = async () => ({ session: (await services.sessions.get(claimed.id)) ?? claimed });
  const drop = ({ session }: { readonly session: Session }): Session | null =>
    session.notice !== null && session.notice.dueAt === claimed.notice?.dueAt ? dropNotice(session) : null;
  await changeSession(read, drop, services);
}

async function deliver(session: Session, services: Services): Promise<Delivery> {
  const { sessions, webhooks, log, now } = services;
  const { request } = session;
  const event = eventOf(session);
  const claimed = claimNotice(session, now());
  // Claimed by the write: of two sweeps at once one goes on.
  if (request === null || event === null || !(await sessions.replace(claimed))) return 'not-ours';
  const sent = claimed.notice === null ? null : await webhooks.send(request.integrator, event);
  const tries = claimed.notice?.tries ?? MOST_DELIVERIES;
  const end = sent?.ok === true ? 'delivered' : tries >= MOST_DELIVERIES ? 'given-up' : 'failed';
  const { integrator } = request;
  const told = { integrator, sessionId: session.id, tries, problem: sent?.problem ?? null };
  log({ event: `webhook-${end}`, ...told });
  if (end !== 'failed') await settle(claimed, services);
  return end;
}

/** Never throws for one event: the others go on. @returns how many ended how */
export async function deliverDueEvents(services: Services): Promise<Readonly<Record<Delivery, number>>> {
  const due = await services.sessions.withDueNotice(services.now(), MOST_AT_ONCE);
  const ends = await Promise.all(
    due.map((session) => deliver(session, services).catch(() => 'failed' as const)),
  );
  const count = (end: Delivery): number => ends.filter((other) => other === end).length;
  return {
    delivered: count('delivered'),
    failed: count('failed'),
    'given-up': count('given-up'),
    'not-ours': count('not-ours'),
  };
}
