/** A way to verify on the phone: one for each thing that a verifier can need (contract/verifiers.ts). */
import type { VerifierFacts } from '../contract/verifiers';
import type { Verification } from '../models/verification';
import type { Clock } from '../services/deadline';
import type { Submit } from './attempt-runner';

/** Why this phone cannot go this way. */
export type Support = 'supported' | 'old-wechat' | 'unsupported';

export interface Way {
  readonly support: () => Promise<Support>;
  /** One attempt, for the result page. */
  readonly create: (verification: Verification, changed: () => void, clock: Clock) => Submit;
  /** Whether everything that an attempt needs is (still) in memory. */
  readonly isReady: (verification: Verification) => boolean;
  /** The face once more, after an answer. */
  readonly retake: (verification: Verification, submit: Submit) => void;
}

/** Those that this package holds: a package for one verifier leaves the others out (docs/verifiers.md). */
export type Ways = Readonly<Partial<Record<VerifierFacts['needs'], Way>>>;
