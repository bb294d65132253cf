/**
 * What was used, counted. Pure.
 *
 *   ledger → windows of ten minutes → days, and hours of a day
 *
 * A window is written once, when it is final: no row of it is undecided, and none can come to it any more.
 * Whatever is younger is counted from the ledger when somebody looks. So no paid call touches a counter,
 * no row is missing, and erasing or deleting a row later changes no count.
 */
import { ERRORS, isErrorCode } from '../../../../miniprogram/contract/errors';
import {
  type OutcomeCount,
  type UsageCounts,
  WINDOW_MS,
} from '../../../../miniprogram/contract/operator-usage';
import type { Charged, NextStep } from '../../../../miniprogram/contract/outcome';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import { RESERVATION_MS } from './attempt';
import { nextMidnight } from './limits';

const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;
const HOURS = 24;

/** Attempts that ended alike. */
export interface UsageGroup {
  /** Packages are the market's; WeChat's own verification has its own bill. */
  readonly source: Source;
  readonly state: OutcomeCount['state'];
  /** `RESERVED` while it is undecided. */
  readonly code: string;
  readonly charged: Charged;
  /** Whether anything was sent. */
  readonly isSent: boolean;
  readonly count: number;
  /** Milliseconds of the face API, added up. */
  readonly apiMs: number;
}

export interface UsageWindow {
  readonly start: number;
  readonly groups: readonly UsageGroup[];
}

export interface UsageDay {
  /** Midnight in China. */
  readonly start: number;
  /** Calls drawn in each hour. */
  readonly hours: readonly number[];
  readonly groups: readonly UsageGroup[];
}

/** How far windows are written: all that begin before `upTo` are, and the days that ended by then. */
export interface Progress {
  readonly rev: number;
  readonly upTo: number;
}

/** Calls drawn in a span of time that begins here. */
export interface Drawing {
  readonly start: number;
  readonly calls: number;
}

export const windowStart = (instant: number): number => Math.floor(instant / WINDOW_MS) * WINDOW_MS;
/** China's hours are whole hours of UTC, too. */
export const hourStart = (instant: number): number => Math.floor(instant / HOUR_MS) * HOUR_MS;
export const dayStart = (instant: number): number => nextMidnight(instant) - DAY_MS;

/**
 * A row is reserved by the clock of one instance and counted by that of another: so far they may differ,
 * the time in which an attempt is decided included.
 */
const SETTLES_AFTER_MS = 4 * 60 * 1000 + RESERVATION_MS;

/**
 * Up to where windows are final.
 *
 * @param oldestUndecided when the oldest row without a decision was reserved; null: there is none
 */
export function finalUpTo(now: number, oldestUndecided: number | null): number {
  return windowStart(Math.min(now - SETTLES_AFTER_MS, oldestUndecided ?? now));
}

const drawsFrom = ({ source, charged }: UsageGroup): boolean => source === 'market' && charged !== 'no';

/** Calls drawn from the packages: charged, and those of which nobody can say. */
export function drawnOf(groups: readonly UsageGroup[]): number {
  return groups.filter(drawsFrom).reduce((sum, { count }) => sum + count, 0);
}

const MENDED_BY_PERSON: ReadonlySet<string> = new Set([
  'retake',
  'edit-name',
  'edit-id',
  'edit-identity',
] satisfies NextStep[]);

/** Refused for what was submitted, before it was sent: a call that could not have succeeded. */
function isSaved({ state, code, charged, isSent }: UsageGroup): boolean {
  if (state !== 'refused' || charged !== 'no' || isSent || !isErrorCode(code)) return false;
  return MENDED_BY_PERSON.has(ERRORS[code].next);
}

export function countsOf(groups: readonly UsageGroup[]): UsageCounts {
  const count = (matches: (group: UsageGroup) => boolean): number =>
    groups.filter(matches).reduce((sum, group) => sum + group.count, 0);
  return {
    charged: count((group) => drawsFrom(group) && group.charged === 'yes'),
    unknown: count((group) => drawsFrom(group) && group.charged === 'unknown'),
    free: count(({ charged }) => charged === 'no'),
    saved: count(isSaved),
  };
}

/** Most frequent first. */
export function outcomesOf(groups: readonly UsageGroup[]): readonly OutcomeCount[] {
  const byWay = new Map<string, OutcomeCount>();
  for (const { state, code, charged, count } of groups) {
    const way = `${state}/${code}/${charged}`;
    byWay.set(way, { code, state, charged, count: count + (byWay.get(way)?.count ?? 0) });
  }
  return [...byWay.values()].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

/** Mean time of the calls that the face API answered; null: it answered none. */
export function apiMeanMs(groups: readonly UsageGroup[]): number | null {
  const answered = groups.filter(({ state }) => state === 'settled');
  const count = answered.reduce((sum, group) => sum + group.count, 0);
  const total = answered.reduce((sum, group) => sum + group.apiMs, 0);
  return count === 0 ? null : Math.round(total / count);
}

export function mergeGroups(lists: readonly (readonly UsageGroup[])[]): readonly UsageGroup[] {
  const merged = new Map<string, UsageGroup>();
  for (const group of lists.flat()) {
    const key = JSON.stringify([group.source, group.state, group.code, group.charged, group.isSent]);
    const known = merged.get(key);
    merged.set(key, {
      ...group,
      count: group.count + (known?.count ?? 0),
      apiMs: group.apiMs + (known?.apiMs ?? 0),
    });
  }
  return [...merged.values()];
}

/** @param windows all of that day */
export function dayOf(start: number, windows: readonly UsageWindow[]): UsageDay {
  const hours = Array.from({ length: HOURS }, (_, hour) => {
    const from = start + hour * HOUR_MS;
    const within = windows.filter((window) => hourStart(window.start) === from);
    return within.reduce((sum, { groups }) => sum + drawnOf(groups), 0);
  });
  return { start, hours, groups: mergeGroups(windows.map(({ groups }) => groups)) };
}

/** What was drawn, hour by hour, in order. */
export function drawingsOf(days: readonly UsageDay[], windows: readonly UsageWindow[]): readonly Drawing[] {
  const hours = days.flatMap((day) =>
    day.hours.map((calls, hour) => ({ start: day.start + hour * HOUR_MS, calls })),
  );
  const younger = windows.map(({ start, groups }) => ({ start: hourStart(start), calls: drawnOf(groups) }));
  return [...hours, ...younger].filter(({ calls }) => calls > 0).sort((a, b) => a.start - b.start);
}
