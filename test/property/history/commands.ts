/** What may happen in a history, and how histories are made up. */
import fc from 'fast-check';
import type { Policy } from '../../../cloudfunctions/face-verify/src/ports';
import { COLLECTIONS, type CollectionName } from './scheduler';

export type Command =
  | { readonly kind: 'open' | 'look' | 'cancel'; readonly user: number; readonly session: number }
  | {
      readonly kind: 'submit';
      readonly user: number;
      readonly session: number;
      readonly attempt: number;
      /** Sent so many times at the same moment. */
      readonly copies: number;
      /** The same attempt id with another person, or another photo. */
      readonly altered: 'no' | 'subject' | 'photo';
    }
  | { readonly kind: 'erase'; readonly user: number }
  | { readonly kind: 'result' | 'withdraw'; readonly session: number }
  | { readonly kind: 'sweep'; readonly copies: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'crash'; readonly which: number }
  | { readonly kind: 'fail'; readonly collection: CollectionName | 'all'; readonly operations: number };

export interface Step {
  readonly command: Command;
  /** So many operations happen before the next command. */
  readonly then: number;
}

export type HistoryPolicy = Pick<
  Policy,
  | 'attemptsPerSession'
  | 'attemptsPerPerson'
  | 'attemptsPerSubject'
  | 'callsPerDay'
  | 'likelyMatch'
  | 'selfPause'
>;

export interface History {
  readonly seed: number;
  /** Database operations, in a thousand, that fail; half of these happen all the same. */
  readonly faultsPerMille: number;
  readonly policy: HistoryPolicy;
  readonly steps: readonly Step[];
}

export const SESSIONS = 4;
export const USERS = 2;
const ATTEMPTS = 5;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A moment; a slow answer; a dead function; an abandoned attempt; a probe; an expiry; another day. */
const WAITS = [1, 5 * SECOND, 31 * SECOND, MINUTE + 1, 6 * MINUTE, 31 * MINUTE, 12 * 60 * MINUTE];

const user = fc.nat(USERS - 1);
const session = fc.nat(SESSIONS - 1);

const submit = fc
  .record({
    session,
    attempt: fc.nat(ATTEMPTS - 1),
    copies: fc.constantFrom(1, 1, 1, 2, 2, 3),
    altered: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'no', 'subject', 'photo'),
    isStranger: fc.constantFrom(false, false, false, false, false, true),
  } as const)
  // Mostly the owner: the first two sessions are the first user's, and the last the second's.
  .map(({ isStranger, ...rest }) => {
    const owner = rest.session === SESSIONS - 1 ? 1 : 0;
    return { kind: 'submit', user: isStranger ? 1 - owner : owner, ...rest } as const;
  });

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 13, arbitrary: submit },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('look', 'look', 'look', 'look', 'open', 'open', 'cancel'),
      user,
      session,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase'), user }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('result', 'withdraw'), session }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sweep'), copies: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(...WAITS) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('crash'), which: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fail'),
      collection: fc.constantFrom('all', 'all', ...COLLECTIONS),
      operations: fc.integer({ min: 1, max: 5 }),
    }),
  },
);

/** Until nothing is pending. */
export const UNTIL_QUIET = 100_000;

const then = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.nat(12) },
  { weight: 2, arbitrary: fc.nat(60) },
  { weight: 2, arbitrary: fc.constant(UNTIL_QUIET) },
);

const policy: fc.Arbitrary<HistoryPolicy> = fc.record({
  attemptsPerSession: fc.integer({ min: 1, max: 4 }),
  attemptsPerPerson: fc.constantFrom(1, 2, 3, 10),
  attemptsPerSubject: fc.constantFrom(1, 2, 3, 10),
  callsPerDay: fc.constantFrom(2, 5, 9, 1000, 1000),
  likelyMatch: fc.constantFrom('retry', 'pass', 'review'),
  selfPause: fc.boolean(),
});

export const histories: fc.Arbitrary<History> = fc.record({
  seed: fc.integer(),
  faultsPerMille: fc.constantFrom(0, 0, 30, 150),
  policy,
  steps: fc.array(fc.record({ command, then }), { minLength: 1, maxLength: 14 }),
});
