/** What one screen of the usage page covers: windows of ten minutes, hours or days. Pure. */
import { clockText, DAY_MS, dayText, shortDayText, startOfDay } from './numbers';

export const GRAINS = ['ten-minutes', 'hour', 'day'] as const;
export type Grain = (typeof GRAINS)[number];

interface GrainRow {
  readonly windowMs: number;
  /** Windows on one screen. */
  readonly windows: number;
  /** A time stands under every so many bars. */
  readonly tickEvery: number;
  readonly tick: (atMs: number) => string;
}

const TEN_MINUTES_MS = 10 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

/** Few enough bars that each can be seen on 320 pixels, and ticks that do not touch in a large font. */
const ROWS: Readonly<Record<Grain, GrainRow>> = {
  'ten-minutes': { windowMs: TEN_MINUTES_MS, windows: 36, tickEvery: 12, tick: clockText },
  hour: { windowMs: HOUR_MS, windows: 24, tickEvery: 6, tick: clockText },
  day: { windowMs: DAY_MS, windows: 28, tickEvery: 7, tick: shortDayText },
};

/** `from` inclusive, `to` exclusive; milliseconds. */
export interface Period {
  readonly grain: Grain;
  readonly from: number;
  readonly to: number;
}

const lengthOf = (grain: Grain): number => ROWS[grain].windowMs * ROWS[grain].windows;

/**
 * The screen that `atMs` lies in. Hours fill one day and ten minutes a quarter of it; days are the last
 * four weeks, because no week ends with a month.
 */
export function periodAt(grain: Grain, atMs: number): Period {
  const length = lengthOf(grain);
  const day = startOfDay(atMs);
  const from = grain === 'day' ? day + DAY_MS - length : day + Math.floor((atMs - day) / length) * length;
  return { grain, from, to: from + length };
}

/** The screen before or after. */
export function shifted({ grain, from }: Period, screens: 1 | -1): Period {
  const length = lengthOf(grain);
  return { grain, from: from + screens * length, to: from + (screens + 1) * length };
}

/** Starts of its windows, in order. */
export function windowsOf({ grain, from }: Period): readonly number[] {
  const { windowMs, windows } = ROWS[grain];
  return Array.from({ length: windows }, (_, index) => from + index * windowMs);
}

export function ticksOf(period: Period): readonly { readonly index: number; readonly label: string }[] {
  const { tickEvery, tick } = ROWS[period.grain];
  return windowsOf(period)
    .map((at, index) => ({ index, label: tick(at) }))
    .filter(({ index }) => index % tickEvery === 0);
}

/** One window as a row: `09:00–10:00`, or the day. */
export function windowText(grain: Grain, from: number): string {
  if (grain === 'day') return dayText(from);
  return `${clockText(from)}–${clockText(from + ROWS[grain].windowMs)}`;
}

/** The whole screen: `2026-11-24 06:00–12:00`, `2026-10-28 – 2026-11-24`. */
export function periodText({ grain, from, to }: Period): string {
  const lastDay = dayText(to - 1);
  if (grain === 'day') return `${dayText(from)} – ${lastDay}`;
  const end = to === startOfDay(to) ? '24:00' : clockText(to);
  return `${dayText(from)} ${clockText(from)}–${end}`;
}
