/** The table of docs/faults.md: ways to fail that come to the same at one step share a row. */
import { code, table } from '../../scripts/markdown';
import type { CaseResult } from './run-case';

const HEAD = [
  'step',
  'fault',
  'the person sees',
  'ledger, charged',
  'billed',
  'a minute later',
  'ledger then',
  'the same sent again',
] as const;

const shown = (words: string): string =>
  words.replace(/[A-Z][A-Z_]{3,}/g, code).replace(/^(pass|retry|fail|unknown|paused)\b/, '**$1**');

function cellsOf(result: CaseResult): readonly string[] {
  const { seen, ledger, billed, later, ledgerLater, again, billedInAll, isFileLeft } = result;
  const paidThen = billedInAll > billed ? '; billed then' : '';
  const file = isFileLeft ? '; photo still there' : '';
  return [
    shown(seen),
    ledger,
    String(billed),
    shown(later) + file,
    ledgerLater === ledger ? 'the same' : ledgerLater,
    shown(again) + paidThen,
  ];
}

/** As Markdown. */
export function matrixTable(results: readonly CaseResult[]): string {
  const rows: { readonly step: string; readonly faults: string[]; readonly cells: readonly string[] }[] = [];
  for (const result of results) {
    const cells = cellsOf(result);
    const same = rows.find(
      (row) => row.step === result.step && JSON.stringify(row.cells) === JSON.stringify(cells),
    );
    if (same === undefined) rows.push({ step: result.step, faults: [result.fault], cells });
    else same.faults.push(result.fault);
  }
  return table(
    HEAD,
    rows.map(({ step, faults, cells }) => [step, faults.join(', '), ...cells]),
  );
}
