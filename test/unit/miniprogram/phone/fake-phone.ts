/** A phone for tests: a clock that is moved by hand, and a `wx` of which a test gives what it needs. */
import type { Clock } from '../../../../miniprogram/services/deadline';

/** Lets everything that is ready to run, run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

export interface HandClock extends Clock {
  /** Moves the time on, running what falls due in its order, and lets promises settle in between. */
  readonly pass: (ms: number) => Promise<void>;
  /** How many timers still run. */
  readonly waiting: () => number;
}

export function handClock(startMs = 1_700_000_000_000): HandClock {
  let now = startMs;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: async (ms) => {
      const end = now + ms;
      for (;;) {
        await settle();
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((other) => other !== due);
        now = due.at;
        due.run();
      }
      now = end;
    },
    waiting: () => timers.length,
  };
}

/** Everything that a call of `wx` may be given. */
export interface CallOptions {
  readonly success?: (result: unknown) => void;
  readonly fail?: (error: unknown) => void;
  readonly complete?: (result: unknown) => void;
  readonly data?: unknown;
  readonly url?: string;
  readonly delta?: number;
  readonly length?: number;
  readonly [field: string]: unknown;
}

export type Answer = (options: CallOptions) => void;

export const succeed =
  (result: unknown): Answer =>
  ({ success }) =>
    success?.(result);

export const failWith =
  (error: unknown): Answer =>
  ({ fail }) =>
    fail?.(error);

export const silent: Answer = () => undefined;

/** Puts a `wx` in place; what is not given does not exist on this phone. */
export function installWx(api: Readonly<Record<string, unknown>>): void {
  Object.assign(globalThis, { wx: api });
}

/** Random bytes that tell one call from the next. */
export function countingBytes(): Answer {
  let calls = 0;
  return ({ length = 0, success }) => {
    calls += 1;
    success?.({ randomValues: new Uint8Array(length).fill(calls).buffer });
  };
}
