/** What may happen in a history, and how histories are made up. */
import fc from 'fast-check';
import type { VERIFIER_ORDERS } from '../../../cloudfunctions/face-verify/src/env';
import type { Policy } from '../../../cloudfunctions/face-verify/src/ports';
import { COLLECTIONS, type CollectionName } from './scheduler';

export type VerifierOrder = keyof typeof VERIFIER_ORDERS;

export type Command =
  | { readonly kind: 'open' | 'look' | 'cancel'; readonly user: number; readonly session: number }
  | {
      readonly kind: 'submit';
      readonly user: number;
      readonly session: number;
      readonly attempt: number;
      /** Sent so many times at the same moment. */
      readonly copies: number;
      /** The same attempt id with another person, or another photo; `dark`: one that the quality table refuses. */
      readonly altered: 'no' | 'subject' | 'photo' | 'dark';
    }
  | {
      readonly kind: 'begin';
      readonly user: number;
      readonly session: number;
      readonly attempt: number;
      readonly copies: number;
      /** The same attempt id with another person. */
      readonly altered: 'no' | 'subject';
    }
  | {
      /** The phone is back, or says so: nothing has to be true of it. */
      readonly kind: 'finish';
      readonly user: number;
      readonly session: number;
      readonly attempt: number;
      readonly copies: number;
      readonly phoneCode: number | null;
    }
  /** The person is done in WeChat's screen. */
  | { readonly kind: 'complete'; readonly attempt: number; readonly ret: number }
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
  /** The setting `VERIFIER`. */
  readonly verifier: VerifierOrder;
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
    altered: fc.constantFrom('no', 'no', 'no', 'no', 'no', 'no', 'subject', 'photo', 'dark'),
    isStranger: fc.constantFrom(false, false, false, false, false, true),
  } as const)
  // Mostly the owner: the first two sessions are the first user's, and the last the second's.
  .map(({ isStranger, ...rest }) => {
    const owner = rest.session === SESSIONS - 1 ? 1 : 0;
    return { kind: 'submit', user: isStranger ? 1 - owner : owner, ...rest } as const;
  });

/** Two attempts of the first session, one of each other: begin, end and question have to meet. */
const STEPS = fc.constantFrom(
  { session: 0, attempt: 0 },
  { session: 0, attempt: 1 },
  { session: 1, attempt: 2 },
  { session: SESSIONS - 1, attempt: 3 },
);

const owned = fc
  .record({
    step: STEPS,
    copies: fc.constantFrom(1, 1, 1, 2),
    isStranger: fc.constantFrom(false, false, false, false, false, false, false, true),
    isElsewhere: fc.constantFrom(false, false, false, false, false, false, false, true),
  })
  .map(({ step, copies, isStranger, isElsewhere }) => {
    const owner = step.session === SESSIONS - 1 ? 1 : 0;
    const at = isElsewhere ? (step.session + 1) % SESSIONS : step.session;
    return { user: isStranger ? 1 - owner : owner, session: at, attempt: step.attempt, copies };
  });

const begin: fc.Arbitrary<Command> = fc
  .tuple(owned, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([rest, ...bits]) => ({
    ...{ kind: 'begin', ...rest },
    altered: bits.every(Boolean) ? 'subject' : 'no',
  }));
const finish: fc.Arbitrary<Command> = fc
  .tuple(owned, fc.constantFrom(null, null, null, 0, 10_000, 90_001, 90_002, 90_199))
  .map(([rest, phoneCode]) => ({ ...{ kind: 'finish', ...rest }, phoneCode }));
const complete: fc.Arbitrary<Command> = fc.record({
  kind: fc.constant('complete'),
  attempt: fc.nat(3),
  ret: fc.constantFrom(10_000, 10_000, 10_000, 10_004, 10_004, 10_005, 10_021, 10_006, 90_001, 99_999),
});

const others: readonly fc.WeightedArbitrary<Command>[] = [
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
];

const selfies = fc.oneof({ weight: 13, arbitrary: submit }, ...others);
const steps = fc.oneof(
  { weight: 9, arbitrary: begin },
  { weight: 8, arbitrary: complete },
  { weight: 9, arbitrary: finish },
  { weight: 3, arbitrary: submit },
  ...others,
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

const stepOf = (command: fc.Arbitrary<Command>): fc.Arbitrary<Step> => fc.record({ command, then });

const stepAt = (command: Command, then: number): Step => ({ command, then });

/** One person's way through WeChat's screen, with anything in between: by chance alone the three seldom meet. */
const walk: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    STEPS,
    fc.constantFrom(10_000, 10_000, 10_004, 10_005, 90_001),
    fc.array(stepOf(steps), { maxLength: 2 }),
  )
  .map(([{ session: at, attempt }, ret, between]) => {
    const owner = { user: at === SESSIONS - 1 ? 1 : 0, session: at, attempt, copies: 1 };
    return [
      stepAt({ kind: 'begin', ...owner, altered: 'no' }, UNTIL_QUIET),
      stepAt({ kind: 'complete', attempt, ret }, 0),
      ...between,
      stepAt({ kind: 'finish', ...owner, phoneCode: null }, 60),
    ];
  });

const historiesOf = (
  verifier: fc.Arbitrary<VerifierOrder>,
  played: fc.Arbitrary<readonly Step[]>,
): fc.Arbitrary<History> =>
  fc.record({
    seed: fc.integer(),
    verifier,
    faultsPerMille: fc.constantFrom(0, 0, 30, 150),
    policy,
    steps: played,
  });

export const histories = historiesOf(
  fc.constant('market'),
  fc.array(stepOf(selfies), { minLength: 1, maxLength: 14 }),
);

export const stepHistories = historiesOf(
  fc.constantFrom('wechat', 'wechat-then-market'),
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: stepOf(steps).map((one): readonly Step[] => [one]) },
        { weight: 1, arbitrary: walk },
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.flat()),
);
