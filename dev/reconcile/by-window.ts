/** The ledger against the seller's calls per window. Pure. */
import { type Correction, correct, type LedgerEntry } from './entry';
import type { UsageWindow } from './usage';

/**
 * - `equal`: as many calls as rows charged `yes`.
 * - `explained`: rows charged `unknown`, or on the edge to the next window, can make the difference.
 * - `seller-more`, `ledger-more`: they cannot.
 */
export type Verdict = 'equal' | 'explained' | 'seller-more' | 'ledger-more';

export interface WindowResult extends UsageWindow {
  /** Rows that were reserved in it. */
  readonly charged: number;
  readonly unknown: number;
  /** Rows, of those and of its neighbours, that may belong to this window or to the next one. */
  readonly onEdge: number;
  /** Calls of the seller less rows charged `yes`. */
  readonly difference: number;
  readonly verdict: Verdict;
}

export interface ByWindow {
  readonly windows: readonly WindowResult[];
  /** Charged `yes`, in a time within the export in which the seller shows no call at all. */
  readonly onlyLedger: readonly string[];
  /** Rows before the first or after the last window: nothing is said about them. */
  readonly outside: number;
  readonly corrections: readonly Correction[];
}

const touches = ({ from, until }: LedgerEntry, { start, end }: UsageWindow): boolean =>
  from < end && until >= start;
const isInside = ({ from, until }: LedgerEntry, { start, end }: UsageWindow): boolean =>
  from >= start && until < end;
const isBegunIn = ({ from }: LedgerEntry, { start, end }: UsageWindow): boolean =>
  from >= start && from < end;

const countOf = (entries: readonly LedgerEntry[], charged: LedgerEntry['charged']): number =>
  entries.filter((entry) => entry.charged === charged).length;

function verdictOf(calls: number, charged: number, least: number, most: number): Verdict {
  if (calls === charged) return 'equal';
  if (calls > most) return 'seller-more';
  return calls < least ? 'ledger-more' : 'explained';
}

function compare(window: UsageWindow, billable: readonly LedgerEntry[]): WindowResult {
  const near = billable.filter((entry) => touches(entry, window));
  const inside = near.filter((entry) => isInside(entry, window));
  const begun = billable.filter((entry) => isBegunIn(entry, window));
  const charged = countOf(begun, 'yes');
  return {
    ...window,
    charged,
    unknown: countOf(begun, 'unknown'),
    onEdge: near.length - inside.length,
    difference: window.calls - charged,
    verdict: verdictOf(window.calls, charged, countOf(inside, 'yes'), near.length),
  };
}

/** What the window says of its unknown rows: all of them were billed, or none; nothing where it could be some. */
function settle(window: WindowResult, billable: readonly LedgerEntry[]): Correction[] {
  if (window.onEdge > 0) return [];
  const unknown = billable.filter((entry) => entry.charged === 'unknown' && isInside(entry, window));
  if (window.difference === 0) return unknown.map((entry) => correct(entry, 'no', 'WINDOW_NOT_BILLED'));
  if (window.difference !== unknown.length) return [];
  return unknown.map((entry) => correct(entry, 'yes', 'WINDOW_BILLED'));
}

export function compareWindows(entries: readonly LedgerEntry[], usage: readonly UsageWindow[]): ByWindow {
  const billable = entries.filter(({ charged }) => charged !== 'no');
  const [first, last] = [usage[0], usage.at(-1)];
  if (first === undefined || last === undefined)
    return { windows: [], onlyLedger: [], outside: billable.length, corrections: [] };
  const isOutside = ({ from, until }: LedgerEntry): boolean => until < first.start || from >= last.end;
  const covered = billable.filter((entry) => !isOutside(entry));
  const windows = usage.map((window) => compare(window, covered));
  // The seller lists no window without a call: what lies between two of them was not billed.
  const between = covered.filter((entry) => !usage.some((window) => touches(entry, window)));
  const unknownBetween = between.filter(({ charged }) => charged === 'unknown');
  return {
    windows,
    onlyLedger: between.filter(({ charged }) => charged === 'yes').map(({ attemptId }) => attemptId),
    outside: billable.length - covered.length,
    corrections: [
      ...windows.flatMap((window) => settle(window, covered)),
      ...unknownBetween.map((entry) => correct(entry, 'no', 'WINDOW_NOT_BILLED')),
    ],
  };
}
