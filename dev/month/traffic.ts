/** When people verify themselves in the simulated month, and how it ends for them. Generated, and the same for a seed. */
import type { ScenarioName } from '../face-api';
import type { Random } from '../load/random';

export const DAYS = 30;
const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Calls of a day of the week, Monday first: offices are closed at the weekend. */
const WEEK = [1.1, 1.05, 1, 1, 1.15, 0.8, 0.7] as const;
/** Calls of an hour in China. */
const HOURS = [...[1, 1, 0, 0, 0, 1, 2, 5, 9, 12, 11, 9, 7, 8, 10, 10, 9, 7, 6, 6, 7, 6, 4, 2]] as const;
/** The business grows by so much a day. */
const GROWTH = 1.004;

/** Ends, and how many of a thousand end so. `null`: our own look at the picture refused it. */
const ENDS: readonly (readonly [scenario: ScenarioName | null, perMille: number])[] = [
  ['status-1', 745],
  ['status-2', 25],
  ['status-3', 40],
  ['status--1', 40],
  ['status--2', 4],
  ['status--3', 4],
  ['status--4', 55],
  ['status-203', 3],
  ['status-204', 2],
  ['status-205', 1],
  ['throttled-once-then-pass', 10],
  ['X500ER-once-then-pass', 3],
  ['gateway-D503BB', 2],
  // Nobody can say what became of these: the work was done, and billed, or it was not.
  ['cut-after-body', 3],
  ['gateway-D504TO', 2],
  ['gateway-D504RE', 1],
  [null, 60],
];

function weighted<Value>(choices: readonly (readonly [Value, number])[], chance: number): Value | undefined {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance * total;
  return choices.find(([, weight]) => {
    left -= weight;
    return left < 0;
  })?.[0];
}

export function endOf(random: Random): ScenarioName | null {
  const end = weighted(ENDS, random.next());
  return end === undefined ? 'status-1' : end;
}

/** Instants of all verifications, in order. @param start midnight in China */
export function instants(verifications: number, start: number, random: Random): readonly number[] {
  const days = Array.from({ length: DAYS }, (_, day) => (WEEK[day % 7] ?? 1) * GROWTH ** day);
  const total = days.reduce((sum, weight) => sum + weight, 0);
  const hours = HOURS.map((weight, hour) => [hour, weight] as const);
  const all: number[] = [];
  let share = 0;
  days.forEach((weight, day) => {
    share += weight / total;
    // What is left over goes to the last day: in all it is exactly so many.
    const until = day === DAYS - 1 ? verifications : Math.round(share * verifications);
    while (all.length < until) {
      const hour = weighted(hours, random.next()) ?? 12;
      all.push(start + day * DAY_MS + hour * HOUR_MS + Math.floor(random.next() * HOUR_MS));
    }
  });
  return all.sort((a, b) => a - b);
}
