/** How long calls last at the pace at which they are used, and which package to buy next. Pure. */
import type { Advice, Pace } from '../../../../miniprogram/contract/operator-usage';
import { type Offer, PRICE_LIST, VALIDITY_DAYS } from '../../../../miniprogram/contract/price-list';
import { type Balance, byExpiry } from './packages';
import { DAY_MS, type Drawing, dayStart } from './usage';

/** Beyond it nobody's pace says anything. */
const HORIZON_MS = 2 * 366 * DAY_MS;

/**
 * Calls a day over the last whole days in China: today is not over, and would make every morning look calm.
 *
 * @param drawings in order of time
 * @returns null while there is not one whole day
 */
export function callsPerDay(drawings: readonly Drawing[], overDays: number, now: number): number | null {
  const today = dayStart(now);
  const first = drawings[0];
  if (first === undefined) return null;
  const days = Math.min(overDays, Math.round((today - dayStart(first.start)) / DAY_MS));
  if (days < 1) return null;
  const from = today - days * DAY_MS;
  const within = drawings.filter(({ start }) => start >= from && start < today);
  return within.reduce((sum, { calls }) => sum + calls, 0) / days;
}

interface End {
  /** Null: not within two years. */
  readonly endsAt: number | null;
  readonly endsBy: Pace['endsBy'];
  /** Calls of each package, by its id, that go by unused. */
  readonly unused: ReadonlyMap<string, number>;
}

/** Plays the time to come: the package that expires first is drawn from, until none is left. */
export function playForward(balances: readonly Balance[], perDay: number, now: number): End {
  const perMs = perDay / DAY_MS;
  const left = new Map(balances.map(({ package: { id }, remaining }) => [id, remaining]));
  const packages = balances.map((balance) => balance.package).sort(byExpiry);
  const unused = new Map<string, number>();
  const end = (endsAt: number | null, endsBy: Pace['endsBy']): End => ({ endsAt, endsBy, unused });
  let at = now;
  let endsBy: Pace['endsBy'] = 'used-up';
  while (at < now + HORIZON_MS) {
    const present = at;
    const one = packages.find(
      ({ id, from, to }) => from <= present && present < to && (left.get(id) ?? 0) > 0,
    );
    if (one === undefined) return end(at, endsBy);
    const remaining = left.get(one.id) ?? 0;
    const usedUpAt = perMs === 0 ? Number.POSITIVE_INFINITY : at + remaining / perMs;
    // One that begins meanwhile, and expires before this one, goes first.
    const earlier = packages.filter(({ from, to }) => from > present && to < one.to).map(({ from }) => from);
    const until = Math.min(usedUpAt, one.to, ...earlier);
    const drawn = until === usedUpAt ? remaining : (until - at) * perMs;
    left.set(one.id, remaining - drawn);
    if (until === one.to && until < usedUpAt) unused.set(one.id, Math.floor(remaining - drawn));
    endsBy = until === usedUpAt ? 'used-up' : 'expired';
    at = until;
  }
  return end(null, null);
}

/** The forecast at the pace of the last 7 or 28 days. */
export function paceOf(
  overDays: number,
  drawings: readonly Drawing[],
  balances: readonly Balance[],
  now: number,
): Pace {
  const perDay = callsPerDay(drawings, overDays, now);
  if (perDay === null) return { overDays, callsPerDay: null, daysLeft: null, endsAt: null, endsBy: null };
  const { endsAt, endsBy } = playForward(balances, perDay, now);
  const daysLeft = endsAt === null ? null : (endsAt - now) / DAY_MS;
  return { overDays, callsPerDay: perDay, daysLeft, endsAt, endsBy };
}

function adviceFor({ calls, priceYuan }: Offer, perDay: number): Advice {
  const usable = Math.min(calls, perDay * VALIDITY_DAYS);
  return {
    calls,
    priceYuan,
    yuanPerCall: priceYuan / usable,
    lastsDays: Math.min(VALIDITY_DAYS, calls / perDay),
    expiresUnused: Math.max(0, Math.round(calls - usable)),
  };
}

/**
 * The offer whose verifications cost least, those that expire unused paid for by the others: a larger one
 * costs less per call only where its calls are really made within the year.
 */
export function advise(perDay: number | null, offers: readonly Offer[] = PRICE_LIST): Advice | null {
  if (perDay === null || perDay <= 0) return null;
  const [best = null] = offers
    .filter(({ isTrial }) => !isTrial)
    .map((offer) => adviceFor(offer, perDay))
    .sort((a, b) => a.yuanPerCall - b.yuanPerCall || a.priceYuan - b.priceYuan);
  return best;
}
