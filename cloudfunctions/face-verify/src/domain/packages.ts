/**
 * What was bought, and what is left of it. Pure.
 *
 * Every call draws from the package that expires first, hour by hour. A package that begins, ends or was
 * counted by the seller within an hour takes part in the whole of it: we would rather warn too early.
 */
import type { PackageEntry, PackageState } from '../../../../miniprogram/contract/operator-usage';
import type { Drawing } from './usage';

const HOUR_MS = 60 * 60 * 1000;

export interface Package extends PackageEntry {
  readonly id: string;
  /** Each correction writes the next one. */
  readonly rev: number;
  readonly enteredAt: number;
}

export interface Balance {
  readonly package: Package;
  /** Used before we counted, included. */
  readonly drawn: number;
  readonly remaining: number;
}

export interface Balances {
  /** In the order in which they are drawn from. */
  readonly packages: readonly Balance[];
  /** Calls that no package could cover. */
  readonly uncovered: number;
}

/** Those that expire first come first. */
export const byExpiry = (a: Package, b: Package): number =>
  a.to - b.to || a.from - b.from || (a.id < b.id ? -1 : 1);

/** From when on our own count draws from it. */
const countedFrom = ({ from, used }: Package): number => (used === null ? from : Math.max(from, used.at));

/**
 * From when on usage matters for what is left now: the packages that can still be drawn from, those that they
 * overlapped with, those that these overlapped with … What the seller counted of one (`used`) ends the chain.
 */
export function relevantFrom(packages: readonly Package[], now: number): number {
  let from = now;
  for (const one of [...packages].sort(byExpiry).reverse()) {
    if (one.to > from) from = Math.min(from, countedFrom(one));
  }
  return from;
}

/** @param drawings in order of time */
export function balancesOf(packages: readonly Package[], drawings: readonly Drawing[]): Balances {
  const inOrder = [...packages].sort(byExpiry);
  const left = new Map(inOrder.map(({ id, calls, used }) => [id, Math.max(0, calls - (used?.calls ?? 0))]));
  const firstAt = Math.min(...inOrder.map(countedFrom));
  let uncovered = 0;
  for (const { start, calls } of drawings) {
    // What was used before the first package was entered is no concern of any.
    if (start + HOUR_MS <= firstAt) continue;
    let toDraw = calls;
    for (const one of inOrder) {
      if (toDraw === 0) break;
      if (countedFrom(one) >= start + HOUR_MS || one.to <= start) continue;
      const remaining = left.get(one.id) ?? 0;
      const taken = Math.min(remaining, toDraw);
      left.set(one.id, remaining - taken);
      toDraw -= taken;
    }
    uncovered += toDraw;
  }
  return {
    packages: inOrder.map((one) => {
      const remaining = left.get(one.id) ?? 0;
      return { package: one, remaining, drawn: one.calls - remaining };
    }),
    uncovered,
  };
}

export const isValidAt = ({ from, to }: Package, now: number): boolean => from <= now && now < to;

export function stateOf(balance: Balance, { packages }: Balances, now: number): PackageState {
  const { package: own, remaining } = balance;
  if (own.to <= now) return 'expired';
  if (remaining === 0) return 'used-up';
  if (own.from > now) return 'waiting';
  const inUse = packages.find((other) => isValidAt(other.package, now) && other.remaining > 0);
  return inUse === balance ? 'in-use' : 'next';
}

/** Calls left now, and the packages that they are in; those that are used up are behind us. */
export function stockOf({ packages }: Balances, now: number) {
  const stocked = packages.filter((one) => isValidAt(one.package, now) && one.remaining > 0);
  const remaining = stocked.reduce((sum, one) => sum + one.remaining, 0);
  const calls = stocked.reduce((sum, one) => sum + one.package.calls, 0);
  const share = packages.length === 0 ? null : calls === 0 ? 0 : remaining / calls;
  return { stocked, remaining, calls, share };
}

/** What a call of these costs; null where none has a price. */
export function yuanPerCall(packages: readonly Package[]): number | null {
  const paid = packages.filter(({ priceYuan }) => priceYuan > 0);
  const calls = paid.reduce((sum, one) => sum + one.calls, 0);
  const yuan = paid.reduce((sum, one) => sum + one.priceYuan, 0);
  return calls === 0 ? null : yuan / calls;
}
