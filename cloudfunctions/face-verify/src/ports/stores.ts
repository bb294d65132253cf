/** What the actions keep in the database. The stores implement these. */
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Attempt, Decision, Reservation } from '../domain/attempt';
import type { Tally } from '../domain/limits';
import type { ServiceState } from '../domain/service-state';
import type { Session } from '../domain/session';

export interface Sessions {
  get(id: string): Promise<Session | null>;
  create(session: Session): Promise<void>;
  /** Writes the next revision; false where another change was first. */
  replace(session: Session): Promise<boolean>;
  /** Those whose integrator is to be told now, longest due first. */
  withDueNotice(now: number, most: number): Promise<readonly Session[]>;
  /** Those whose time was over before an instant and that are still written as open, oldest first. */
  openBefore(instant: number, most: number): Promise<readonly Session[]>;
  ofUser(user: string, most: number): Promise<readonly Session[]>;
  /** Those that wait for an operator's decision, longest waiting first. */
  inReview(most: number): Promise<readonly Session[]>;
  remove(id: string): Promise<void>;
  /** Deletes those made before an instant. @returns how many */
  removeBefore(instant: number): Promise<number>;
}

export interface Ledger {
  get(attemptId: string): Promise<Attempt | null>;
  /** Adds the row; false where the id is taken. */
  reserve(attempt: Attempt): Promise<boolean>;
  /**
   * Takes over the row that a twin of the same submit added on the same revision of the session; false
   * where it is another submit's, or refused or taken over already.
   */
  adopt(reservation: Reservation): Promise<boolean>;
  /** Decides this very row, which was never sent; false where it is another's, decided or taken over. */
  refuse(reservation: Reservation, decision: Decision): Promise<boolean>;
  /** Decides a reserved row; false where it is decided already. A decided row is never changed. */
  decide(attemptId: string, decision: Decision): Promise<boolean>;
  /** Latest first, at most 20. */
  ofSession(sessionId: string): Promise<readonly Attempt[]>;
  /**
   * Rows reserved before an instant and never decided, oldest first.
   *
   * @param which those without a step in a verifier's own screen, or all
   */
  undecidedBefore(instant: number, most: number, which: 'without-step' | 'all'): Promise<readonly Attempt[]>;
  /** Keeps with an undecided row what its step is asked by; false where it is decided, or another's. */
  openStep(reservation: Reservation, sealedStep: string): Promise<boolean>;
  ofUser(user: string, most: number): Promise<readonly Attempt[]>;
  /** Takes out of a decided row whatever points at a person; the money stays. */
  anonymise(attemptId: string): Promise<void>;
  /** Deletes rows reserved before an instant. @returns how many */
  removeBefore(instant: number): Promise<number>;
}

export interface Tallies {
  /** An empty one, of revision 0, where nothing was counted yet. */
  get(id: string): Promise<Tally>;
  /** Writes the next revision; false where another change was first. */
  replace(tally: Tally): Promise<boolean>;
  /** @returns how many were removed */
  removeExpired(now: number): Promise<number>;
}

export interface DailyCalls {
  /** Calls counted today, per shard. */
  read(now: number): Promise<readonly number[]>;
  /** Counts one call in a shard that holds less than `most`; false where it is full. */
  take(now: number, shard: number, most: number): Promise<boolean>;
  /** @returns how many were removed */
  removeExpired(now: number): Promise<number>;
}

/** One state for each verifier: that one of them pauses says nothing about another. */
export interface ServiceStates {
  get(source: Source): Promise<ServiceState>;
  /** Writes the next revision; false where another change was first. */
  replace(source: Source, state: ServiceState): Promise<boolean>;
}

/** Nonces of integrators' requests. */
export interface Nonces {
  /** False where it was used before. Kept until `expiresAt`: then the request is too old anyway. */
  use(id: string, expiresAt: number): Promise<boolean>;
  /** @returns how many were removed */
  removeExpired(now: number): Promise<number>;
}
