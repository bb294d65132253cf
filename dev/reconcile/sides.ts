/** Holds the ledger against what the seller says. Pure: no file, no clock, no environment. */
import { type ByRequestId, compareRequestIds } from './by-request-id';
import { type ByWindow, compareWindows } from './by-window';
import { type Correction, type LedgerEntry, withCorrections } from './entry';
import type { UsageWindow } from './usage';

export interface Reconciliation {
  readonly rows: number;
  readonly ledgerCharged: number;
  readonly ledgerUnknown: number;
  /** Calls in all windows; null without a usage export. */
  readonly sellerCalls: number | null;
  readonly byWindow: ByWindow | null;
  readonly byRequestId: ByRequestId | null;
  /** Proposed. What a request id says stands above what a window says. */
  readonly corrections: readonly Correction[];
  /** Nothing is left that only one side has. */
  readonly agrees: boolean;
}

export interface Sides {
  readonly ledger: readonly LedgerEntry[];
  readonly made: readonly Pick<Correction, 'corrects' | 'charged'>[];
  readonly usage: readonly UsageWindow[] | null;
  readonly requestIds: readonly string[] | null;
}

export function reconcile({ ledger, made, usage, requestIds }: Sides): Reconciliation {
  const entries = withCorrections(ledger, made);
  const byRequestId = requestIds === null ? null : compareRequestIds(entries, requestIds);
  const fromIds = byRequestId?.corrections ?? [];
  // What the ids have told is known when the windows are looked at.
  const byWindow = usage === null ? null : compareWindows(withCorrections(entries, fromIds), usage);
  const count = (charged: LedgerEntry['charged']): number =>
    entries.filter((entry) => entry.charged === charged).length;
  const unequal = byWindow?.windows.some(({ verdict }) => verdict.endsWith('-more')) ?? false;
  const single = [
    ...[byRequestId?.onlySeller, byRequestId?.onlyLedger, byRequestId?.billedTwice, byWindow?.onlyLedger],
  ].flatMap((found) => found ?? []);
  return {
    rows: entries.length,
    ledgerCharged: count('yes'),
    ledgerUnknown: count('unknown'),
    sellerCalls: usage?.reduce((sum, { calls }) => sum + calls, 0) ?? null,
    byWindow,
    byRequestId,
    corrections: [...fromIds, ...(byWindow?.corrections ?? [])],
    agrees: !unequal && single.length === 0,
  };
}
