/** What the operator sees first: everything that was read, put together. Pure. */
import type { Overview, ServiceStatus } from '../../../../miniprogram/contract/operator';
import type { PackageView } from '../../../../miniprogram/contract/operator-usage';
import { advise, paceOf, playForward } from './forecast';
import { type Balances, balancesOf, type Package, stateOf, stockOf, yuanPerCall } from './packages';
import { admissionAt, type ServiceState } from './service-state';
import {
  countsOf,
  DAY_MS,
  dayStart,
  drawingsOf,
  mergeGroups,
  outcomesOf,
  type UsageDay,
  type UsageGroup,
  type UsageWindow,
} from './usage';

/** What was used, as far back as it matters. */
export interface Accounts {
  readonly packages: readonly Package[];
  /** Days that are over. */
  readonly days: readonly UsageDay[];
  /** Of the day that is not rolled up yet, and what was counted from the ledger just now. */
  readonly windows: readonly UsageWindow[];
  readonly service: ServiceState;
  readonly rolledUpTo: number | null;
}

const WEEK = 7;
const MONTH = 28;

export function statusOf(state: ServiceState, now: number): ServiceStatus {
  const { stopped, paused, heldUntil } = state;
  if (stopped !== null) return { state: 'stopped', ...stopped };
  if (paused !== null) return { state: 'paused', ...paused };
  return admissionAt(state, now) === 'held' ? { state: 'held', until: heldUntil } : { state: 'open' };
}

/** Groups from an instant on: whole days, and windows. */
export function groupsSince(
  { days, windows }: Pick<Accounts, 'days' | 'windows'>,
  from: number,
): readonly UsageGroup[] {
  const within = [...days, ...windows].filter(({ start }) => start >= from);
  return mergeGroups(within.map(({ groups }) => groups));
}

function viewPackages(
  balances: Balances,
  unused: ReadonlyMap<string, number>,
  now: number,
): readonly PackageView[] {
  return balances.packages.map((balance) => {
    const { rev: _rev, ...entered } = balance.package;
    const { drawn, remaining } = balance;
    const state = stateOf(balance, balances, now);
    return { ...entered, drawn, remaining, state, expiresUnused: unused.get(entered.id) ?? 0 };
  });
}

export interface OverviewFacts {
  readonly warnShares: readonly number[];
  readonly templateId: string | null;
  readonly reviewsWaiting: number;
}

export function overviewOf(accounts: Accounts, facts: OverviewFacts, now: number): Overview {
  const { packages, days, windows, service, rolledUpTo } = accounts;
  const drawings = drawingsOf(days, windows);
  const balances = balancesOf(packages, drawings);
  const { stocked, remaining, share } = stockOf(balances, now);
  const week = paceOf(WEEK, drawings, balances.packages, now);
  const month = paceOf(MONTH, drawings, balances.packages, now);
  const perDay = month.callsPerDay ?? week.callsPerDay;
  const { unused } = playForward(balances.packages, perDay ?? 0, now);
  const today = groupsSince(accounts, dayStart(now));
  const price = yuanPerCall(stocked.map((one) => one.package)) ?? yuanPerCall(packages);
  const saved = countsOf(groupsSince(accounts, dayStart(now) - MONTH * DAY_MS)).saved;
  return {
    at: now,
    service: statusOf(service, now),
    today: countsOf(today),
    outcomes: outcomesOf(today),
    remaining,
    remainingShare: share,
    warnsAt: facts.warnShares,
    uncovered: balances.uncovered,
    paces: { week, month },
    packages: viewPackages(balances, perDay === null ? new Map() : unused, now),
    advice: advise(perDay),
    yuanPerCall: price,
    savings: { calls: saved, yuan: price === null ? null : Math.round(saved * price * 100) / 100 },
    reviewsWaiting: facts.reviewsWaiting,
    rolledUpTo,
    warningTemplateId: facts.templateId,
  };
}
