/**
 * What nobody comes back for: attempts whose function died, sessions whose time is over, webhooks that
 * are due, data that is too old. Called by the timer; safe to run twice, also at the same moment.
 */
import { type Attempt, abandon, RESERVATION_MS, STEP_MS } from '../domain/attempt';
import { expire } from '../domain/session';
import type { Services } from '../ports';
import { deliverDueEvents } from './deliver-events';
import { releaseAbandoned } from './places';
import { mendRow, recoverSession } from './recover';

/** In one sweep; the next one goes on. */
const MOST = 100;

export interface SweepReport {
  /** Attempts that read `unknown` now. */
  readonly abandoned: number;
  readonly expired: number;
  /** Documents of any kind that were too old. */
  readonly deleted: number;
  /** Webhooks. */
  readonly delivered: number;
}

/** The session ends its own attempt; a row that no session holds (any more) ends by itself. */
async function endAbandoned(row: Attempt, services: Services): Promise<void> {
  const { sessions, ledger, now } = services;
  const session = await sessions.get(row.sessionId);
  if (session?.inFlight?.attemptId === row.id) {
    await recoverSession(session, services);
    return;
  }
  if (session !== null && (await mendRow(row, session, services)).decision !== null) return;
  if (await ledger.decide(row.id, abandon(now()))) await releaseAbandoned(row, services);
}

async function endAllAbandoned(services: Services): Promise<number> {
  const { ledger, now } = services;
  const dead = await ledger.undecidedBefore(now() - RESERVATION_MS, MOST, 'without-step');
  await Promise.all(dead.map((row) => endAbandoned(row, services)));
  // Asked after the others, which are among all: what is left has had the time of a step.
  const left = await ledger.undecidedBefore(now() - STEP_MS, MOST, 'all');
  await Promise.all(left.map((row) => endAbandoned(row, services)));
  return dead.length + left.length;
}

async function expireAll(services: Services): Promise<number> {
  const { sessions, now } = services;
  const open = await sessions.openBefore(now(), MOST);
  const ends = await Promise.all(
    open.map(async (found) => {
      const expired = expire(await recoverSession(found, services), now());
      // A lost race: somebody changed it just now, and the next sweep looks again.
      return expired !== null && (await sessions.replace(expired));
    }),
  );
  return ends.filter(Boolean).length;
}

async function deleteOld({
  sessions,
  ledger,
  tallies,
  dailyCalls,
  nonces,
  policy,
  now,
}: Services): Promise<number> {
  const old = now() - policy.retentionMs;
  const counts = await Promise.all([
    sessions.removeBefore(old),
    ledger.removeBefore(old),
    tallies.removeExpired(now()),
    dailyCalls.removeExpired(now()),
    nonces.removeExpired(now()),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

export async function sweep(services: Services): Promise<SweepReport> {
  // In this order: an attempt ends before its session does, and a session before its webhook goes out.
  const abandoned = await endAllAbandoned(services);
  const expired = await expireAll(services);
  const { delivered } = await deliverDueEvents(services);
  return { abandoned, expired, delivered, deleted: await deleteOld(services) };
}
