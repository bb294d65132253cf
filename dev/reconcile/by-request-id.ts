/** The ledger against a list of the request ids that were billed. Pure. */
import { type Correction, correct, type LedgerEntry } from './entry';

export interface ByRequestId {
  /** Billed, and in no row. */
  readonly onlySeller: readonly string[];
  /** Attempts charged `yes` of which no request id was billed. */
  readonly onlyLedger: readonly string[];
  /** Attempts of which more than one request id was billed. */
  readonly billedTwice: readonly string[];
  /** Attempts charged `unknown` that left no request id: only the windows can tell. */
  readonly withoutId: readonly string[];
  /** Rows before the first or after the last that was found: the list may not cover them. */
  readonly outside: number;
  readonly corrections: readonly Correction[];
}

const ids = (entries: readonly LedgerEntry[]): string[] => entries.map(({ attemptId }) => attemptId);

export function compareRequestIds(entries: readonly LedgerEntry[], listed: readonly string[]): ByRequestId {
  const billed = new Set(listed);
  const billedOf = ({ requestIds }: LedgerEntry): number => requestIds.filter((id) => billed.has(id)).length;
  const found = entries.filter((entry) => billedOf(entry) > 0);
  const first = Math.min(...found.map(({ from }) => from));
  const last = Math.max(...found.map(({ from }) => from));
  const isCovered = ({ from }: LedgerEntry): boolean => from >= first && from <= last;
  const missed = entries.filter(
    (entry) => entry.charged !== 'no' && entry.requestIds.length > 0 && billedOf(entry) === 0,
  );
  const covered = missed.filter(isCovered);
  const known = new Set(entries.flatMap(({ requestIds }) => requestIds));
  return {
    onlySeller: listed.filter((id) => !known.has(id)),
    onlyLedger: ids(covered.filter(({ charged }) => charged === 'yes')),
    billedTwice: ids(found.filter((entry) => billedOf(entry) > 1)),
    withoutId: ids(
      entries.filter(({ charged, requestIds }) => charged === 'unknown' && requestIds.length === 0),
    ),
    outside: missed.length - covered.length,
    corrections: [
      ...found
        .filter(({ charged }) => charged !== 'yes')
        .map((entry) => correct(entry, 'yes', 'REQUEST_ID_BILLED')),
      ...covered.map((entry) => correct(entry, 'no', 'REQUEST_ID_NOT_BILLED')),
    ],
  };
}
