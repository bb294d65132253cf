/** CSV as RFC 4180 has it, in UTF-8 with a mark so that Excel reads Chinese, and safe to open. Pure. */

/** Excel takes a file without it for the system's own character set. */
export const BYTE_ORDER_MARK = '\uFEFF';

const LINE_END = '\r\n';
/** What a spreadsheet would run as a formula; a plain number is none. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

export type Cell = string | number | null;

function cell(value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(cells: readonly Cell[]): string {
  return cells.map(cell).join(',') + LINE_END;
}
