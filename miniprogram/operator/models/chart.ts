/** From numbers over time to bars with axes that can be read. Pure. */
import { countText } from './numbers';

export interface Point {
  readonly key: string;
  readonly value: number;
}

export interface Tick {
  /** Which point it stands under. */
  readonly index: number;
  readonly label: string;
}

export interface ChartView {
  /** Lines across, from the top; `at` in percent of the height. */
  readonly lines: readonly { readonly label: string; readonly at: number }[];
  /** Height in percent. Only the highest says its number: the others are read off the lines, or in the rows. */
  readonly bars: readonly {
    readonly key: string;
    readonly height: number;
    readonly label: string;
    readonly side: 'start' | 'middle' | 'end';
  }[];
  /** `at` in percent of the width. */
  readonly ticks: readonly { readonly label: string; readonly at: number }[];
}

/** So many lines at most above zero: more would be a grid, not an axis. */
const MOST_LINES = 4;
/** The shortest bar that still shows that there was something. */
const LEAST_HEIGHT = 1.5;

/** The smallest of 1, 2, 5, 10, 20, 50, … of which four or fewer reach over `most`. Calls are whole. */
export function stepFor(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (power * factor * MOST_LINES >= most) return power * factor;
    }
  }
}

/** Two decimals are finer than any screen, and short. */
const short = (percent: number): number => Math.round(percent * 100) / 100;

function sideOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index < count / 10) return 'start';
  return index >= count - count / 10 ? 'end' : 'middle';
}

/** @param points in the order of time, none left out */
export function chartView(points: readonly Point[], ticks: readonly Tick[]): ChartView {
  const most = Math.max(0, ...points.map(({ value }) => value));
  const step = stepFor(most);
  const count = Math.max(1, Math.ceil(most / step));
  const top = step * count;
  const peak = points.findIndex(({ value }) => value === most);
  return {
    lines: Array.from({ length: count + 1 }, (_, fromTop) => {
      const value = step * (count - fromTop);
      return { label: countText(value), at: short((value / top) * 100) };
    }),
    bars: points.map(({ key, value }, index) => ({
      key,
      height: value === 0 ? 0 : Math.max(LEAST_HEIGHT, short((value / top) * 100)),
      label: most > 0 && index === peak ? countText(value) : '',
      side: sideOf(index, points.length),
    })),
    ticks: ticks.map(({ index, label }) => ({ label, at: short((index / points.length) * 100) })),
  };
}
