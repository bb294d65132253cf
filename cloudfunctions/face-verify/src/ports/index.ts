/** What the actions need from outside. Adapters implement these; index.ts puts them together. */
import type { LikelyMatch } from '../domain/session';
import type { Integrator } from '../integrators/contract';
import type { OperatorServices } from '../operator-ports';
import type { Keys, Tickets, Webhooks } from './keys';
import type { Log } from './log';
import type { Photos } from './photos';
import type { DailyCalls, Ledger, Nonces, ServiceStates, Sessions, Tallies } from './stores';
import type { Seal, Verifier } from './verifiers';

export type { Keys, PublicKey, PublicKeySet, Tickets, Webhooks } from './keys';
export type { Log, LogEntry } from './log';
export type { PhotoGate, Photos, TakenPhoto } from './photos';
export type { DailyCalls, Ledger, Nonces, ServiceStates, Sessions, Tallies } from './stores';
export type {
  Answered,
  Seal,
  SelfieVerifier,
  Step,
  StepOwner,
  StepVerifier,
  Subject,
  Verifier,
} from './verifiers';

export interface Policy {
  readonly attemptsPerSession: number;
  /** Per day in China, each. */
  readonly attemptsPerPerson: number;
  readonly attemptsPerSubject: number;
  readonly callsPerDay: number;
  readonly likelyMatch: LikelyMatch;
  /** Whether the service pauses itself when the gateway refuses every call. */
  readonly selfPause: boolean;
  /** How often a paused service lets one call try. */
  readonly probeIntervalMs: number;
  /** After this everything about a verification is deleted. */
  readonly retentionMs: number;
}

export interface Services {
  readonly sessions: Sessions;
  readonly ledger: Ledger;
  readonly tallies: Tallies;
  readonly dailyCalls: DailyCalls;
  readonly serviceStates: ServiceStates;
  /** In the order in which they are to be asked: the next one only where a phone cannot do the one before. */
  readonly verifiers: readonly Verifier[];
  readonly seal: Seal;
  readonly photos: Photos;
  readonly keys: Keys;
  readonly integrators: readonly Integrator[];
  readonly nonces: Nonces;
  readonly tickets: Tickets;
  readonly webhooks: Webhooks;
  readonly operator: OperatorServices;
  readonly policy: Policy;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** 128 random bits in base64url. */
  readonly newId: () => string;
  /** From 0 (inclusive) to 1. */
  readonly random: () => number;
}
