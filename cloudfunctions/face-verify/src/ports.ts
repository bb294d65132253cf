/** What the actions need from outside. Adapters implement these; index.ts puts them together. */
import type { Photo } from '../../../miniprogram/contract/actions';
import type { PhotoCheck, PhotoRefusal } from '../../../miniprogram/contract/photo-quality';
import type { Source } from '../../../miniprogram/contract/verifiers';
import type { Attempt, Decision, Evidence, Reservation } from './domain/attempt';
import type { Tally } from './domain/limits';
import type { Reply } from './domain/reply';
import type { VerificationEvent } from './domain/request';
import type { ServiceState } from './domain/service-state';
import type { LikelyMatch, Session } from './domain/session';
import type { TicketClaims } from './domain/ticket';
import type { Integrator } from './integrators/contract';
import type { OperatorServices } from './operator-ports';

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

export interface Subject {
  readonly name: string;
  readonly idNumber: string;
}

/** Compares a photo that we hand over, in one call. What it proves: contract/verifiers.ts. */
export interface SelfieVerifier {
  readonly source: Source;
  readonly needs: 'selfie';
  /** Never throws. Paid: call it only after a reservation. */
  verify(subject: Subject, jpeg: Buffer): Promise<{ readonly reply: Reply; readonly evidence: Evidence }>;
}

/** A step in a verifier's own screen. */
export interface Step {
  /** What the phone opens the screen with. */
  readonly handle: string;
  /** What the verifier is asked by, beside the attempt's id and the person. As secret as his name and number. */
  readonly proof: string;
}

/** Whose step it is. The raw open id is the caller's of this very call, and is never stored. */
export interface StepOwner {
  readonly attemptId: string;
  readonly openId: string;
}

/** An end with what it is looked up by. */
export interface Answered {
  readonly kind: 'answered';
  readonly reply: Reply;
  readonly evidence: Evidence;
}

/** Lets the person take a step in a screen of its own, and is asked afterwards how it ended. */
export interface StepVerifier {
  readonly source: Source;
  readonly needs: 'step';
  /** Never throws. It may cost: call it only after a reservation. `answered`: no step was opened. */
  begin(
    subject: Subject,
    owner: StepOwner,
  ): Promise<Answered | { readonly kind: 'opened'; readonly step: Step }>;
  /**
   * Never throws. Costs nothing and changes nothing, so that a lost answer is asked for again.
   *
   * @param phoneCode what the phone was told; it explains an end without a face and decides nothing else
   */
  ask(
    step: Step,
    owner: StepOwner,
    phoneCode: number | null,
  ): Promise<Answered | { readonly kind: 'running' }>;
}

export type Verifier = SelfieVerifier | StepVerifier;

/** Encrypts what must lie in the database for a while and must not be read there. */
export interface Seal {
  /** @param about what it belongs to: it opens for nothing else */
  close(text: string, about: string): string;
  /** Null where it was changed, belongs elsewhere, or another key closed it. */
  open(sealed: string, about: string): string | null;
}
/** What the quality table's refusals do (`PHOTO_GATE`). */
export type PhotoGate = 'refuse' | 'warn';

/** What became of a photo; `imageMs` is milliseconds from the photo as received. */
export type TakenPhoto =
  | {
      readonly kind: 'fit';
      readonly jpeg: Buffer;
      readonly imageMs: number;
      readonly warnings: readonly PhotoCheck[];
    }
  /** The face API would refuse it, too: there is nothing to pay for. */
  | { readonly kind: 'refused'; readonly code: PhotoRefusal; readonly imageMs: number };

export interface Photos {
  /**
   * The picture as received, judged and made to fit. A file in cloud storage is gone afterwards, whatever
   * happens.
   *
   * @throws VerifyError with a `PHOTO_…` code where it is no picture that could be judged
   */
  take(photo: Photo, attemptId: string): Promise<TakenPhoto>;
  /** Deletes the attempt's own file, if it lies in cloud storage. Never throws. */
  discard(photo: Photo, attemptId: string): Promise<void>;
}

/** Keyed hashes: the same input gives the same text, and nobody without the key can try inputs. */
export interface Keys {
  user(userKey: string): string;
  subject(subject: Subject): string;
  /** Of everything that makes an attempt this one: who is verified, with which photo or with none. */
  fingerprint(subject: Subject, photo: Photo | null): string;
  /** Of one picture for one person, as it is sent. */
  photo(subject: Subject, jpeg: Buffer): string;
  /** Of one of our own hashes, for one integrator: two of them cannot compare what they got. */
  forIntegrator(integrator: string, hash: string): string;
}

/** Nonces of integrators' requests. */
export interface Nonces {
  /** False where it was used before. Kept until `expiresAt`: then the request is too old anyway. */
  use(id: string, expiresAt: number): Promise<boolean>;
  /** @returns how many were removed */
  removeExpired(now: number): Promise<number>;
}

/** An Ed25519 public key as JWK. */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

export interface PublicKeySet {
  readonly keys: readonly PublicKey[];
}

export interface Tickets {
  /** @throws VerifyError SETTING_MISSING where there is no private key */
  sign(claims: TicketClaims): Promise<string>;
  /** JWKS: the key that signs, and older ones. */
  publicKeys(): PublicKeySet;
}

export interface Webhooks {
  /** One delivery. Never throws; `problem` is a word for the log. */
  send(
    integrator: string,
    event: VerificationEvent,
  ): Promise<{ readonly ok: boolean; readonly problem: string | null }>;
}

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

/** One line for the operator. No field takes free text: see log.ts. */
export type Log = (entry: LogEntry) => void;

export interface LogEntry {
  readonly event:
    | 'action'
    | 'stranger'
    | 'attempt'
    | 'not-recorded'
    | 'photo-not-deleted'
    | 'service-paused'
    | 'service-open'
    | 'webhook-delivered'
    | 'webhook-failed'
    | 'webhook-given-up'
    | 'service-stopped'
    | 'alert-sent'
    | 'alert-failed'
    | 'alert-given-up'
    | 'open-api-failed'
    | 'sweep'
    | 'failure';
  readonly action?: string;
  readonly integrator?: string;
  readonly sessionId?: string;
  /** Deliveries of a webhook that were begun. */
  readonly tries?: number;
  readonly code?: string;
  readonly field?: string;
  readonly attempt?: Attempt;
  readonly problem?: string | null;
  readonly totalMs?: number;
  /** What a sweep did. */
  readonly abandoned?: number;
  readonly expired?: number;
  readonly deleted?: number;
  readonly delivered?: number;
  /** Messages of warnings. */
  readonly alerted?: number;
  /** An error that is not ours: its class, its code and its place are told, never its message. */
  readonly error?: unknown;
}
