/** Both sides of the money, held against each other. Pure. */
import type { Attempt } from '../../cloudfunctions/face-verify/src/domain/attempt';

/** What the stand-in billed for one attempt. */
export interface Bill {
  readonly attemptId: string;
  readonly billed: number;
}

export interface Totals {
  /** Billed calls without a row. */
  readonly lost: number;
  /** Attempts with more than one billed call. */
  readonly double: number;
  /** Rows charged `yes`. */
  readonly ledgerCharged: number;
  /** Rows charged `unknown`, and those without a decision: never free. */
  readonly ledgerUnknown: number;
  readonly billed: number;
  /** Rows that call a billed call free, or charge for one that was not billed. */
  readonly contradictions: number;
}

/** Of a row. */
export type Charge = Pick<Attempt, 'id' | 'decision'>;

/** @param billedInAll calls that the stand-in billed, whomever they were about */
export function totalsOf(rows: readonly Charge[], bills: readonly Bill[], billedInAll: number): Totals {
  const charges = new Map(rows.map(({ id, decision }) => [id, decision?.charged ?? 'unknown']));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const known = sum(bills.map(({ billed }) => billed));
  const withoutRow = bills.filter(({ attemptId }) => !charges.has(attemptId));
  const count = (charged: string): number =>
    [...charges.values()].filter((value) => value === charged).length;
  const contradictions = bills.filter(({ attemptId, billed }) => {
    const charged = charges.get(attemptId);
    return (charged === 'no' && billed > 0) || (charged === 'yes' && billed === 0);
  });
  return {
    // A bill about somebody whom nobody sent is lost, too.
    lost: sum(withoutRow.map(({ billed }) => billed)) + billedInAll - known,
    double: bills.filter(({ billed }) => billed > 1).length,
    ledgerCharged: count('yes'),
    ledgerUnknown: count('unknown'),
    billed: billedInAll,
    contradictions: contradictions.length,
  };
}

/** Whether the two sides can be about the same calls. */
export function isConsistent(totals: Totals): boolean {
  const { lost, double, ledgerCharged, ledgerUnknown, billed, contradictions } = totals;
  const isBetween = billed >= ledgerCharged && billed <= ledgerCharged + ledgerUnknown;
  return lost === 0 && double === 0 && contradictions === 0 && isBetween;
}
