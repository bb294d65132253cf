/** When the operators are warned, and of what. Pure. */
import { isOutcomeCode, OUTCOMES } from '../../../../miniprogram/contract/outcome';
import type { Event } from './alerts';
import { type Balance, type Balances, isValidAt, stockOf } from './packages';
import type { ServiceState } from './service-state';
import { dayStart, type UsageGroup } from './usage';

export interface WarningPolicy {
  /** Shares of the stock, largest first. */
  readonly warnShares: readonly number[];
  readonly warnBeforeExpiryMs: number;
}

/** Two stocks are two events: after a purchase the same share is told anew. */
const stockId = (stocked: readonly Balance[], calls: number): string =>
  `${stocked.at(-1)?.package.id ?? ''}:${calls}`;

function lowStock(
  balances: Balances,
  daysLeft: number | null,
  { warnShares }: WarningPolicy,
  now: number,
): readonly Event[] {
  const { stocked, remaining, calls, share } = stockOf(balances, now);
  const begun = balances.packages.filter((one) => one.package.from <= now);
  if (share === null || begun.length === 0) return [];
  if (stocked.length === 0) {
    return [{ id: `none-left:${begun.at(-1)?.package.id ?? ''}`, at: now, incident: { kind: 'NONE_LEFT' } }];
  }
  const reached = warnShares.filter((threshold) => share <= threshold);
  return reached.map((threshold) => ({
    id: `low:${threshold}:${stockId(stocked, calls)}`,
    at: now,
    incident: { kind: 'LOW', remaining, share, threshold, daysLeft },
    isSilent: threshold !== reached.at(-1),
  }));
}

function expiring(
  { packages }: Balances,
  { warnBeforeExpiryMs }: WarningPolicy,
  now: number,
): readonly Event[] {
  const soon = packages.filter(
    (one) => one.remaining > 0 && isValidAt(one.package, now) && one.package.to - now <= warnBeforeExpiryMs,
  );
  return soon.map(({ package: { id, to }, remaining }) => ({
    id: `expiring:${id}:${to}`,
    at: now,
    incident: { kind: 'EXPIRING', remaining, to },
  }));
}

/** A handful of failures is no rise. */
const LEAST_FAILED = 5;
const LEAST_SHARE = 0.2;
const RISE = 3;

/** Sent, and no answer about the person came of it. */
function isFailed({ state, code }: UsageGroup): boolean {
  if (state !== 'settled') return state !== 'reserved';
  return isOutcomeCode(code) && !OUTCOMES[code].countsAsAttempt;
}

const sum = (groups: readonly UsageGroup[]): number => groups.reduce((total, { count }) => total + count, 0);

/** An abandoned attempt may have been sent, and nobody wrote it down. */
const sentOf = (groups: readonly UsageGroup[]): readonly UsageGroup[] =>
  groups.filter(({ isSent, state }) => isSent || state === 'unknown');

/**
 * Told once a day at most: a fifth or more of the last calls failed, and that is three times as often as before.
 *
 * @param lately groups of about an hour
 * @param before groups of the days before
 */
export function risingFailures(
  lately: readonly UsageGroup[],
  before: readonly UsageGroup[],
  now: number,
): readonly Event[] {
  const sent = sentOf(lately);
  const failed = sum(sent.filter(isFailed));
  const total = sum(sent);
  const usual = sentOf(before);
  const usualShare = sum(usual) === 0 ? 0 : sum(usual.filter(isFailed)) / sum(usual);
  const share = total === 0 ? 0 : failed / total;
  if (failed < LEAST_FAILED || share < LEAST_SHARE || share < RISE * usualShare) return [];
  return [{ id: `failures:${dayStart(now)}`, at: now, incident: { kind: 'FAILURES', failed, sent: total } }];
}

export function stockWarnings(
  balances: Balances,
  daysLeft: number | null,
  policy: WarningPolicy,
  now: number,
): readonly Event[] {
  return [...lowStock(balances, daysLeft, policy, now), ...expiring(balances, policy, now)];
}

export function serviceWarnings({ paused, stopped }: ServiceState, now: number): readonly Event[] {
  const events: Event[] = [];
  if (paused !== null) {
    const { since, problem } = paused;
    events.push({ id: `paused:${since}`, at: now, incident: { kind: 'PAUSED', problem } });
  }
  if (stopped !== null) {
    events.push({ id: `stopped:${stopped.since}`, at: now, incident: { kind: 'STOPPED' } });
  }
  return events;
}
