/**
 * What nobody comes back for: attempts whose function died, sessions whose time is over, webhooks that
 * are due, data that is too old. Called by the timer; safe to run twice, also at the same moment.
 */
import { type Attempt, abandon, RESERVATION_MS, STEP_MS } from '../domain/attempt';
import { expire } from '../domain/session';
import { DAY_MS } from '../domain/usage';
import type { Services } from '../ports';
import { deliverDueEvents } from './deliver-events';
import { rollUp } from './operator/roll-up';
import { sendAlerts } from './operator/send-alerts';
import { warn } from './operator/warn';
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
  /** Warnings that reached an operator. */
  readonly alerted: number;
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

/** Windows are looked at for weeks, days for as long as packages overlap; both name nobody. */
const WINDOWS_KEPT_MS = 400 * DAY_MS;
const DAYS_KEPT_MS = 1100 * DAY_MS;

/** @param rolledUpTo no row goes before it was counted */
async function deleteOld(
  { sessions, ledger, tallies, dailyCalls, nonces, operator, policy, now }: Services,
  rolledUpTo: number | null,
): Promise<number> {
  const old = now() - policy.retentionMs;
  const counts = await Promise.all([
    sessions.removeBefore(old),
    ledger.removeBefore(Math.min(old, rolledUpTo ?? old)),
    operator.usage.removeBefore(now() - WINDOWS_KEPT_MS, now() - DAYS_KEPT_MS),
    operator.alerts.removeBefore(now() - DAYS_KEPT_MS),
    tallies.removeExpired(now()),
    dailyCalls.removeExpired(now()),
    nonces.removeExpired(now()),
  ]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function warnAll(isWhole: boolean, services: Services): Promise<number> {
  try {
    await warn(isWhole, services);
    return await sendAlerts(services);
  } catch (error) {
    services.log({ event: 'failure', error });
    return 0;
  }
}

export async function sweep(services: Services): Promise<SweepReport> {
  // In this order: an attempt ends before its session does, and a session before its webhook goes out.
  const abandoned = await endAllAbandoned(services);
  const expired = await expireAll(services);
  const { delivered } = await deliverDueEvents(services);
  const { upTo, advanced } = await rollUp(services);
  // A warning that fails keeps nothing from being deleted in time.
  const alerted = await warnAll(advanced, services);
  return { abandoned, expired, delivered, alerted, deleted: await deleteOld(services, upTo) };
}
