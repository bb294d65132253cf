/**
 * Writes down what was used, window by window and day by day, as far as it is final. Called by the timer.
 *
 * Safe to run twice, also at the same moment, and to die anywhere: what is final is counted the same by
 * everybody, is written once, and how far it is written is written last.
 */
import { WINDOW_MS } from '../../../../../miniprogram/contract/operator-usage';
import { nextMidnight } from '../../domain/limits';
import {
  dayOf,
  dayStart,
  finalUpTo,
  mergeGroups,
  type Progress,
  type UsageGroup,
  type UsageWindow,
  windowStart,
} from '../../domain/usage';
import type { OperatorServices } from '../../operator-ports';
import type { Services } from '../../ports';

/** What one query of the database answers at most (cloudbase.md). */
export const MOST_DOCUMENTS = 1000;
/** Of one run, each a day at most: the next run goes on. */
const MOST_SPANS = 40;
const WINDOWS_A_DAY = 144;

export type CountedGroup = UsageGroup & { readonly window: number };

export function windowsOf(counted: readonly CountedGroup[]): readonly UsageWindow[] {
  const starts = [...new Set(counted.map(({ window }) => window))].sort((a, b) => a - b);
  return starts.map((start) => {
    const within = counted.filter(({ window }) => window === start);
    return { start, groups: mergeGroups([within.map(({ window: _start, ...group }) => group)]) };
  });
}

/** Counts as long a span as one answer can hold. A single window always fits: there are fewer ways to end. */
async function countSpan(
  from: number,
  to: number,
  services: OperatorServices,
): Promise<{ readonly to: number; readonly windows: readonly UsageWindow[] }> {
  const counted = await services.books.countBetween(from, to, MOST_DOCUMENTS);
  if (counted.length < MOST_DOCUMENTS || to - from <= WINDOW_MS) return { to, windows: windowsOf(counted) };
  return countSpan(from, windowStart(from + Math.max(WINDOW_MS, (to - from) / 2)), services);
}

/** Counts however long a span: one trip, unless so much happened in it that one answer cannot hold it. */
export async function countAll(
  from: number,
  to: number,
  services: OperatorServices,
): Promise<readonly UsageWindow[]> {
  const windows: UsageWindow[] = [];
  let at = from;
  while (at < to) {
    const counted = await countSpan(at, to, services);
    windows.push(...counted.windows);
    at = counted.to;
  }
  return windows;
}

/** @returns how far it is written now; null where another run was first */
async function writeSpan(
  { rev, upTo }: Progress,
  until: number,
  services: OperatorServices,
): Promise<Progress | null> {
  const { usage } = services;
  const midnight = nextMidnight(upTo);
  const { to, windows } = await countSpan(upTo, Math.min(until, midnight), services);
  await Promise.all(windows.map((window) => usage.addWindow(window)));
  if (to === midnight) {
    const start = dayStart(upTo);
    const ofDay = await usage.windows(start, midnight, WINDOWS_A_DAY);
    if (ofDay.length > 0) await usage.addDay(dayOf(start, ofDay));
  }
  const next = { rev: rev + 1, upTo: to };
  return (await usage.advance(next)) ? next : null;
}

/** Null where there is nothing to begin with. */
async function begin({ books }: OperatorServices): Promise<Progress | null> {
  const oldest = await books.oldestAt();
  return oldest === null ? null : { rev: 0, upTo: windowStart(oldest) };
}

/** @returns how far everything is written, and whether that is further than before */
export async function rollUp({ operator, now }: Pick<Services, 'operator' | 'now'>): Promise<{
  readonly upTo: number | null;
  readonly advanced: boolean;
}> {
  const { books, usage } = operator;
  const [stored, undecided] = await Promise.all([usage.progress(), books.oldestUndecidedAt()]);
  let progress = stored ?? (await begin(operator));
  const until = finalUpTo(now(), undecided);
  let advanced = false;
  for (let spans = 0; spans < MOST_SPANS && progress !== null && progress.upTo < until; spans += 1) {
    const next = await writeSpan(progress, until, operator);
    // Another run is at it.
    if (next === null) break;
    progress = next;
    advanced = true;
  }
  return { upTo: progress?.upTo ?? null, advanced };
}
