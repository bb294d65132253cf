/**
 * One person's run through the pages, in memory only. It begins with the start page and ends with it.
 */
import type { AttemptView, Photo, SessionView } from '../contract/actions';
import type { ErrorCode } from '../contract/errors';
import { type Source, VERIFIERS } from '../contract/verifiers';
import type { Entry } from './entry';

/** What the person typed, in canonical form, and what his guardian agreed to. */
export interface Identity {
  readonly name: string;
  readonly idNumber: string;
  readonly guardian: boolean;
}

/** A selfie: redrawn and small, or as a file where redrawing failed. `path` is the camera's own file. */
export type Selfie =
  | { readonly path: string; readonly base64: string }
  | { readonly path: string; readonly base64: null };

/** A submit that has been begun. Its id never changes; a new submit is a new object. */
export interface Submission {
  readonly attemptId: string;
  readonly identity: Identity;
  readonly selfie: Selfie;
  /** Set once a fallback photo lies in cloud storage. */
  photo: Photo | null;
}

export type DecidedAttempt = Extract<AttemptView, { status: 'decided' }>;

/** What is known of the latest attempt. */
export type LatestAttempt =
  /** Sent, and no answer that can be believed yet. */
  | { readonly kind: 'open'; readonly attemptId: string | null }
  | { readonly kind: 'answered'; readonly attempt: DecidedAttempt }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

export type EditField = 'name' | 'idNumber';

export interface Verification {
  readonly entry: Entry;
  session: SessionView | null;
  /** The one that is asked: the first of the session's that this phone can. */
  verifier: Source;
  /** Those that this phone turned out not to be able to, although it said that it was. */
  cannot: readonly Source[];
  /** He ticked the consent to the processing of his face. */
  consented: boolean;
  identity: Identity | null;
  selfie: Selfie | null;
  submission: Submission | null;
  latest: LatestAttempt | null;
  /** The field that a result asked him to correct. */
  edit: EditField | null;
  /** He would rather have staff look at his document: what he types goes to them, and no photo is taken. */
  wantsReview: boolean;
}

export function newVerification(entry: Entry): Verification {
  return {
    entry,
    session: null,
    verifier: 'market',
    cannot: [],
    consented: false,
    identity: null,
    selfie: null,
    submission: null,
    latest: null,
    edit: null,
    wantsReview: false,
  };
}

/** Drops everything that describes the person; session and outcome stay, so that he can look again. */
export function forgetPerson(verification: Verification): void {
  verification.identity = null;
  verification.selfie = null;
  verification.submission = null;
  verification.edit = null;
}

/** Whether staff can still take it over: while it is open, or when the face did not do (docs/operate.md). */
export function mayAskForReview({ session, latest }: Verification): boolean {
  const isOver = session === null || (session.state !== 'open' && session.state !== 'failed');
  return !isOver && latest?.kind !== 'open';
}

const isSame = (a: Identity, b: Identity): boolean =>
  a.name === b.name && a.idNumber === b.idNumber && a.guardian === b.guardian;

/**
 * Takes what the person typed, and says where he goes from here. An attempt whose result nobody knows, and
 * a verification that is over, come first; a photo that was never compared serves again.
 */
export function takeIdentity(verification: Verification, identity: Identity): 'result' | 'capture' {
  const { session, latest, submission } = verification;
  verification.identity = identity;
  const isOpen = latest?.kind === 'open';
  const isUnknown = latest?.kind === 'answered' && latest.attempt.state === 'unknown';
  if (isOpen || isUnknown || (session !== null && session.state !== 'open')) return 'result';
  verification.latest = null;
  // The same words under the same id: should the first have arrived after all, it is not paid again.
  if (submission !== null && !isSame(submission.identity, identity)) verification.submission = null;
  const needsSelfie = VERIFIERS[verification.verifier].needs === 'selfie';
  return needsSelfie && verification.selfie === null ? 'capture' : 'result';
}
