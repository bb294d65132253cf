/** What reconciling needs of a row of the ledger: nothing that points at a person. */

export type Charged = 'yes' | 'no' | 'unknown';

export interface LedgerEntry {
  readonly attemptId: string;
  /** Without a decision it is `unknown`: never free. */
  readonly charged: Charged;
  readonly requestIds: readonly string[];
  /** The call was made between these two instants, milliseconds since the epoch. */
  readonly from: number;
  readonly until: number;
}

/** A row of its own in the collection `corrections`: a settled row is never changed. */
export interface Correction {
  /** The same proposal made twice has the same id, so that importing it twice adds nothing. */
  readonly _id: string;
  /** Id of the attempt. */
  readonly corrects: string;
  readonly charged: Exclude<Charged, 'unknown'>;
  readonly reason: 'REQUEST_ID_BILLED' | 'REQUEST_ID_NOT_BILLED' | 'WINDOW_BILLED' | 'WINDOW_NOT_BILLED';
}

export function correct(
  { attemptId }: LedgerEntry,
  charged: Correction['charged'],
  reason: Correction['reason'],
): Correction {
  return { _id: `${attemptId}:${charged}`, corrects: attemptId, charged, reason };
}

/** The ledger as it reads with the corrections that were made before; the latest of one attempt counts. */
export function withCorrections(
  entries: readonly LedgerEntry[],
  made: readonly Pick<Correction, 'corrects' | 'charged'>[],
): readonly LedgerEntry[] {
  const charges = new Map(made.map(({ corrects, charged }) => [corrects, charged]));
  return entries.map((entry) => ({ ...entry, charged: charges.get(entry.attemptId) ?? entry.charged }));
}
