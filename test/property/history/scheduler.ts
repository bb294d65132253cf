/**
 * Decides which pending database operation or call happens next, and when its answer arrives.
 *
 * An operation has two moments, its effect and its answer; anything may happen between them. A function
 * that dies never hears another answer, and what it had sent happens later or not at all.
 */
import { FUNCTION_TIMEOUT_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type { Random } from './random';

/** One invocation of the cloud function. */
export interface Invocation {
  readonly label: string;
  readonly startedAt: number;
  isDead: boolean;
  /** A write happened, and its answer said that it did not. */
  hasLostAnswer: boolean;
}

interface Flight {
  readonly from: Invocation;
  readonly sentAt: number;
  /** A slow one waits until so many others have gone. */
  readonly notBefore: number;
  /** Lets it happen. @returns what delivers its answer */
  readonly happen: () => () => void;
  answer: (() => void) | null;
}

/** Where an operation goes: one of the database's collections that a history can take away, or elsewhere. */
export const COLLECTIONS = ['attempts', 'sessions', 'tallies', 'calls', 'service'] as const;
export type CollectionName = (typeof COLLECTIONS)[number];
export type Target = CollectionName | 'face-api';

/** An operation that answers with an error may have been done all the same. */
type Fault = 'done' | 'not-done';

/** One for all: a stack per error would cost more than the history. */
const UNREACHABLE = new Error('database unreachable');

/** Operations, in a thousand, that others overtake. */
const SLOW_PER_MILLE = 80;
const MOST_OVERTAKING = 60;

export interface Scheduler {
  now(): number;
  begin(label: string): Invocation;
  /** One operation of an invocation: `run` is its effect. */
  send<Value>(from: Invocation, target: Target, run: () => Value): Promise<Value>;
  /** Lets one thing happen; false where nothing is pending. */
  step(): boolean;
  /** True once after each step that an invocation has to react to. */
  takeWoken(): boolean;
  /** Kills one running invocation, chosen by a number. */
  crash(which: number): void;
  /** Time passes. Whoever exceeds the function's time limit is killed, and nothing of his is under way for ever. */
  wait(ms: number): void;
  /** The next operations on one collection, or on each, are not done. */
  fail(target: CollectionName | 'all', operations: number): void;
  /** From now on every operation succeeds. */
  endFaults(): void;
}

export function createScheduler(random: Random, startedAt: number, faultsPerMille: number): Scheduler {
  let now = startedAt;
  let ticks = 0;
  let faults = faultsPerMille;
  let isWoken = false;
  const outages = new Map<CollectionName, number>();
  let flights: Flight[] = [];

  const remove = (flight: Flight): void => {
    flights.splice(flights.indexOf(flight), 1);
  };

  const kill = (invocation: Invocation): void => {
    invocation.isDead = true;
    flights = flights.filter(
      ({ from, answer }) => from !== invocation || (answer === null && random.chance(500)),
    );
  };

  const pick = (): Flight | undefined => {
    const chosen = flights[random.below(flights.length)];
    if (chosen === undefined || chosen.notBefore <= ticks) return chosen;
    return flights.find(({ notBefore }) => notBefore <= ticks) ?? chosen;
  };

  const faultOf = (target: Target): Fault | null => {
    if (target === 'face-api') return null;
    const failing = outages.get(target) ?? 0;
    if (failing > 0) outages.set(target, failing - 1);
    if (failing > 0) return 'not-done';
    if (faults === 0 || !random.chance(faults)) return null;
    return random.chance(500) ? 'not-done' : 'done';
  };

  return {
    now: () => now,
    begin: (label) => ({ label, startedAt: now, isDead: false, hasLostAnswer: false }),
    send(from, target, run) {
      return new Promise((resolve, reject) => {
        if (from.isDead) return;
        const happen = (): (() => void) => {
          const fault = faultOf(target);
          if (fault === 'not-done') return () => reject(UNREACHABLE);
          const value = run();
          if (fault === null) return () => resolve(value);
          from.hasLostAnswer = true;
          return () => reject(UNREACHABLE);
        };
        const overtaking = random.chance(SLOW_PER_MILLE) ? random.below(MOST_OVERTAKING) : 0;
        flights.push({ from, sentAt: now, notBefore: ticks + overtaking, happen, answer: null });
      });
    },
    step() {
      const flight = flights.length === 0 ? undefined : pick();
      if (flight === undefined) return false;
      ticks += 1;
      const isNew = flight.answer === null;
      flight.answer ??= flight.happen();
      if (flight.from.isDead) remove(flight);
      else if (!isNew || random.chance(500)) {
        remove(flight);
        flight.answer();
        isWoken = true;
      }
      return true;
    },
    takeWoken() {
      const was = isWoken;
      isWoken = false;
      return was;
    },
    crash(which) {
      const running = [...new Set(flights.map(({ from }) => from))].filter(({ isDead }) => !isDead);
      const victim = running[which % Math.max(1, running.length)];
      if (victim !== undefined) kill(victim);
    },
    wait(ms) {
      now += ms;
      const tooLong = now - FUNCTION_TIMEOUT_MS;
      for (const { from } of [...flights]) {
        if (!from.isDead && from.startedAt < tooLong) kill(from);
      }
      for (const flight of flights.filter(({ sentAt }) => sentAt < tooLong)) {
        remove(flight);
        flight.happen();
      }
    },
    fail(target, operations) {
      for (const name of target === 'all' ? COLLECTIONS : [target]) outages.set(name, operations);
    },
    endFaults() {
      faults = 0;
      outages.clear();
    },
  };
}
