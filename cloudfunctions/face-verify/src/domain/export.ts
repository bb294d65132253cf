/** What is exported, and how it is written. Nothing that points at a person: no mask, no hash, no session. Pure. */
import { WINDOW_MS } from '../../../../miniprogram/contract/operator-usage';
import type { Attempt } from './attempt';
import { BYTE_ORDER_MARK, type Cell, csvLine } from './csv';
import { apiMeanMs, countsOf, type UsageWindow } from './usage';

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** As the seller writes times: `2026-11-24 10:50:00` in China. */
const inChina = (instant: number): string =>
  new Date(instant + CHINA_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');

/** One kind of row: its columns for CSV, its object for JSON. */
export interface Sheet<Row> {
  readonly columns: readonly string[];
  cells(row: Row): readonly Cell[];
  object(row: Row): object;
}

export const LEDGER_SHEET: Sheet<Attempt> = {
  columns: [
    ...['attempt_id', 'source', 'reserved_at', 'decided_at', 'state', 'code', 'charged', 'problem'],
    ...['http_status', 'gateway_code', 'seller_status', 'request_ids', 'sends'],
    ...['image_bytes', 'image_ms', 'api_ms'],
  ],
  cells({ id, source, reservedAt, imageBytes, imageMs, decision }) {
    const own = [id, source, inChina(reservedAt)];
    if (decision === null) {
      const undecided = Array.from({ length: 6 }, () => null);
      return [...own, null, 'reserved', null, 'unknown', ...undecided, imageBytes, imageMs, null];
    }
    const { decidedAt, state, code, charged, problem, httpStatus, gatewayCode, status } = decision;
    return [
      ...[...own, inChina(decidedAt), state, code, charged, problem, httpStatus, gatewayCode, status],
      ...[decision.requestIds.join(' '), decision.sends, imageBytes, imageMs, decision.apiMs],
    ];
  },
  // As `npm run reconcile` reads the collection itself.
  object: ({ id, source, reservedAt, imageBytes, imageMs, decision }) => ({
    ...{ _id: id, source, reservedAt, imageBytes, imageMs, decision },
  }),
};

function usageOf({ start, groups }: UsageWindow) {
  const counts = countsOf(groups);
  const calls = counts.charged + counts.unknown;
  return { start, end: start + WINDOW_MS, calls, ...counts, apiMeanMs: apiMeanMs(groups) };
}

export const USAGE_SHEET: Sheet<UsageWindow> = {
  columns: ['start', 'end', 'calls', 'charged', 'unknown', 'free', 'saved', 'api_mean_ms'],
  cells(window) {
    const { start, end, calls, charged, unknown, free, saved, apiMeanMs: mean } = usageOf(window);
    return [inChina(start), inChina(end), calls, charged, unknown, free, saved, mean];
  },
  object: usageOf,
};

export interface PagePlace {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One page; all of them one after the other are the file. */
export function writePage<Row>(
  format: 'csv' | 'json',
  sheet: Sheet<Row>,
  rows: readonly Row[],
  { isFirst, isLast }: PagePlace,
): string {
  if (format === 'csv') {
    const head = isFirst ? BYTE_ORDER_MARK + csvLine(sheet.columns) : '';
    return head + rows.map((row) => csvLine(sheet.cells(row))).join('');
  }
  const objects = rows.map((row) => JSON.stringify(sheet.object(row))).join(',\n');
  // A page that is not the first follows a row.
  const between = !isFirst && rows.length > 0 ? ',\n' : '';
  return (isFirst ? '[\n' : between) + objects + (isLast ? '\n]\n' : '');
}
