/** Which rows an operator takes with him. Pure. */
import { DAY_MS, dayText, parseDay, startOfDay } from './numbers';

export interface ExportForm {
  readonly what: 'usage' | 'ledger';
  readonly format: 'csv' | 'json';
  /** Days as they are typed; both are part of it. */
  readonly from: string;
  readonly to: string;
}

const USUAL_DAYS = 28;

export function newExport(now: number): ExportForm {
  const today = startOfDay(now);
  const from = dayText(today - (USUAL_DAYS - 1) * DAY_MS);
  return { what: 'usage', format: 'csv', from, to: dayText(today) };
}

export type ExportProblem = 'DAY' | 'ORDER';

export type ParsedExport =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly problems: { readonly from?: ExportProblem; readonly to?: ExportProblem } };

export function parseExport(form: ExportForm, now: number): ParsedExport {
  const from = parseDay(form.from);
  const to = parseDay(form.to);
  if (from === null || to === null) {
    const wrongFrom = from === null ? { from: 'DAY' as const } : {};
    const wrongTo = to === null ? { to: 'DAY' as const } : {};
    return { ok: false, problems: { ...wrongFrom, ...wrongTo } };
  }
  if (to < from || to > now) return { ok: false, problems: { to: 'ORDER' } };
  return { ok: true, from, to: to + DAY_MS };
}
