/** The seller's usage export: calls per window of ten minutes (face-api.md §3), in China time. Pure. */

export interface UsageWindow {
  /** Milliseconds since the epoch; the end belongs to the next window. */
  readonly start: number;
  readonly end: number;
  /** Over all packages. */
  readonly calls: number;
}

/** What is wrong with a file, by its line; never what stands there. */
export class FormatError extends Error {}

const TIME = '(\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2})';
const WINDOW = new RegExp(`${TIME}\\s*-\\s*${TIME}(.*)$`);

/** `2018-03-19 10:50:01` in China, which has one time zone. */
function instantOf(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}+08:00`);
}

/** The time as the seller writes it. */
export function inChina(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * Reads `2018-03-19 10:50:01 - 2018-03-19 11:00:01, 套餐包消耗, 7次`, a serial number in front or not, quoted
 * or not, in UTF-8 or GBK. The first line may be a heading. Lines of one window, one per package, are added up.
 *
 * @throws FormatError
 */
export function parseUsage(text: string): readonly UsageWindow[] {
  const windows = new Map<number, UsageWindow>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, from = '', to = '', rest = ''] = WINDOW.exec(line.replaceAll('"', '')) ?? [];
    // A heading of GBK read as UTF-8 is no text any more, but no window either.
    if (from === '' && index === 0) continue;
    const calls = /(\d+)\D*$/.exec(rest)?.[1];
    const [start, end] = [instantOf(from), instantOf(to)];
    if (calls === undefined || !(end > start)) throw new FormatError(`line ${index + 1} is no usage window`);
    const known = windows.get(start)?.calls ?? 0;
    windows.set(start, { start, end, calls: known + Number(calls) });
  }
  return [...windows.values()].sort((a, b) => a.start - b.start);
}
