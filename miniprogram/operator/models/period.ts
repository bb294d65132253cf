/** What one screen of the usage page covers: windows of ten minutes, hours or days. Pure. */
import type { UsageStep } from '../../contract/operator';
import { WINDOW_MS } from '../../contract/operator-usage';
import { clockText, DAY_MS, dayText, shortDayText, startOfDay } from './numbers';

export const STEPS: readonly UsageStep[] = ['window', 'hour', 'day'];

interface StepRow {
  readonly windowMs: number;
  /** Windows on one screen. */
  readonly windows: number;
  /** A time stands under every so many bars. */
  readonly tickEvery: number;
  readonly tick: (atMs: number) => string;
}

const HOUR_MS = 60 * 60 * 1000;

/** Few enough bars that each can be seen on 320 pixels, and ticks that do not touch in a large font. */
const ROWS: Readonly<Record<UsageStep, StepRow>> = {
  window: { windowMs: WINDOW_MS, windows: 36, tickEvery: 12, tick: clockText },
  hour: { windowMs: HOUR_MS, windows: 24, tickEvery: 6, tick: clockText },
  day: { windowMs: DAY_MS, windows: 28, tickEvery: 7, tick: shortDayText },
};

/** `from` inclusive, `to` exclusive; milliseconds. */
export interface Period {
  readonly step: UsageStep;
  readonly from: number;
  readonly to: number;
}

const lengthOf = (step: UsageStep): number => ROWS[step].windowMs * ROWS[step].windows;

/**
 * The screen that `atMs` lies in. Hours fill one day and ten minutes a quarter of it; days are the last
 * four weeks, because no week ends with a month.
 */
export function periodAt(step: UsageStep, atMs: number): Period {
  const length = lengthOf(step);
  const day = startOfDay(atMs);
  const from = step === 'day' ? day + DAY_MS - length : day + Math.floor((atMs - day) / length) * length;
  return { step, from, to: from + length };
}

/** The screen before or after. */
export function shifted({ step, from }: Period, screens: 1 | -1): Period {
  const length = lengthOf(step);
  return { step, from: from + screens * length, to: from + (screens + 1) * length };
}

/** Starts of its windows, in order. */
export function windowsOf({ step, from }: Period): readonly number[] {
  const { windowMs, windows } = ROWS[step];
  return Array.from({ length: windows }, (_, index) => from + index * windowMs);
}

export function ticksOf(period: Period): readonly { readonly index: number; readonly label: string }[] {
  const { tickEvery, tick } = ROWS[period.step];
  return windowsOf(period)
    .map((at, index) => ({ index, label: tick(at) }))
    .filter(({ index }) => index % tickEvery === 0);
}

/** One window as a row: `09:00–10:00`, or the day. */
export function windowText(step: UsageStep, from: number): string {
  if (step === 'day') return dayText(from);
  return `${clockText(from)}–${clockText(from + ROWS[step].windowMs)}`;
}

/** The whole screen: `2026-11-24 06:00–12:00`, `2026-10-28 – 2026-11-24`. */
export function periodText({ step, from, to }: Period): string {
  const lastDay = dayText(to - 1);
  if (step === 'day') return `${dayText(from)} – ${lastDay}`;
  const end = to === startOfDay(to) ? '24:00' : clockText(to);
  return `${dayText(from)} ${clockText(from)}–${end}`;
}
