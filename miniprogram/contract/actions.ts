/**
 * Request and response of every action of the cloud function `face-verify`.
 *
 * Both sides compile against this file. All times are milliseconds since the epoch.
 */
import type { ErrorCode } from './errors';
import type { NextStep, OutcomeCode, OutcomeState } from './outcome';
import type { PhotoCheck } from './photo-quality';
import type { Source } from './verifiers';

/** Name of the cloud function. */
export const FUNCTION_NAME = 'face-verify';

/** Sessions and attempts are named by 128 random bits in base64url: 22 characters, no secret, not guessable. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{22}$/;

/** In front of a poster's id in the scene of its code: 2 + 22 of the 32 characters that a scene has. */
export const POSTER_MARK = 'p.';

/** The text of the consent that the pages show; a change of the text is a new version. */
export const CONSENT_VERSION = '2026-11-01';

/** Where a verification stands. All but `open` are final. */
export const SESSION_STATES = ['open', 'passed', 'failed', 'review', 'expired', 'cancelled'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** The person's consent to the processing of his face, separate from WeChat's privacy guideline. */
export interface Consent {
  /** Version of the text that he agreed to. */
  readonly version: string;
  /** He agreed that his face is processed. */
  readonly face: boolean;
  /** Under 14: his guardian agreed. */
  readonly guardian: boolean;
}

/** The selfie: Base64 text of the file inline, or the id of a file in cloud storage at `uploadPath(attemptId)`. */
export type Photo = { readonly base64: string } | { readonly fileId: string };

export interface OpenSessionRequest {
  readonly action: 'openSession';
  /** From whoever asked for the verification; left out when the person starts by himself. */
  readonly sessionId?: string;
  /** From a poster, in place of a session: everybody who scans it gets a verification of his own. */
  readonly posterId?: string;
}

export interface SubmitAttemptRequest {
  readonly action: 'submitAttempt';
  readonly sessionId: string;
  /** Made on the phone before the first send, and kept on every repeat of the same submit. */
  readonly attemptId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly photo: Photo;
  readonly consent: Consent;
}

/** Opens the step that the person takes in the verifier's own screen. A repeat gets the same step. */
export interface BeginAttemptRequest {
  readonly action: 'beginAttempt';
  readonly sessionId: string;
  /** Made on the phone before the first send, and kept on every repeat of the same attempt. */
  readonly attemptId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly consent: Consent;
}

/** Asks the verifier how the step ended, whatever the phone was told. Free, and may be repeated. */
export interface FinishAttemptRequest {
  readonly action: 'finishAttempt';
  readonly sessionId: string;
  readonly attemptId: string;
  /**
   * What the phone was told when the step failed, such as 90002. It only ever explains why a step was not
   * completed: the verifier's word decides.
   */
  readonly phoneCode?: number;
}

export interface GetSessionRequest {
  readonly action: 'getSession';
  readonly sessionId: string;
}

/** The person does not go on; an answer that is still on its way changes nothing any more. */
export interface CancelSessionRequest {
  readonly action: 'cancelSession';
  readonly sessionId: string;
}

/**
 * The other way than the face: an operator looks at the person's document. The verification is in `review`
 * then, and no photo is asked for any more.
 */
export interface RequestReviewRequest {
  readonly action: 'requestReview';
  readonly sessionId: string;
  readonly name: string;
  readonly idNumber: string;
  /** To what is entered here; no face is processed. */
  readonly consent: { readonly version: string; readonly guardian: boolean };
}

/** Everything that points at the caller is deleted, or taken out of what must stay. */
export interface EraseMyDataRequest {
  readonly action: 'eraseMyData';
}

export type ActionRequest =
  | OpenSessionRequest
  | SubmitAttemptRequest
  | BeginAttemptRequest
  | FinishAttemptRequest
  | GetSessionRequest
  | CancelSessionRequest
  | RequestReviewRequest
  | EraseMyDataRequest;
export type ActionName = ActionRequest['action'];

/** One attempt as the person may see it. */
export type AttemptView =
  | {
      readonly attemptId: string;
      /** Sent or about to be sent; the answer is not here yet. */
      readonly status: 'in-progress';
    }
  | {
      readonly attemptId: string;
      /** Ended before the face API could answer: paused, busy, or never sent. */
      readonly status: 'refused';
      readonly code: ErrorCode;
      readonly at: number;
    }
  | {
      readonly attemptId: string;
      readonly status: 'decided';
      readonly code: OutcomeCode;
      /** The verifier that said so. */
      readonly source: Source;
      readonly state: OutcomeState;
      /** `alternative` in place of the table's step once no attempt is left. */
      readonly next: NextStep;
      readonly maskedName: string;
      /** What the operator looks the call up by; null when no answer named one. */
      readonly reference: string | null;
      /** What a better photo would change; left out where nothing was found. */
      readonly warnings?: readonly PhotoCheck[];
      readonly at: number;
    };

/** Who asked for the verification. */
export interface Requester {
  readonly name: string;
  /** What for, in his words. */
  readonly purpose: string;
  /** A page of the mini-program to which the person is led afterwards. */
  readonly returnTo: string | null;
}

export interface SessionView {
  readonly sessionId: string;
  readonly state: SessionState;
  readonly expiresAt: number;
  readonly attempts: { readonly limit: number; readonly remaining: number };
  /** Null where the person started by himself. */
  readonly requester: Requester | null;
  /** The verifiers that may be asked, in this order: another than the first only where the phone cannot do the first. */
  readonly verifiers: readonly Source[];
}

export interface OpenSessionResponse {
  readonly session: SessionView;
}

export interface SubmitAttemptResponse {
  readonly session: SessionView;
  readonly attempt: AttemptView;
}

export interface BeginAttemptResponse extends SubmitAttemptResponse {
  /** What the verifier's screen is opened with; null where there is nothing (any more) to be opened. */
  readonly step: { readonly handle: string } | null;
}

export interface GetSessionResponse {
  readonly session: SessionView;
  /** Latest first. */
  readonly attempts: readonly AttemptView[];
}

export interface CancelSessionResponse {
  readonly session: SessionView;
}

export interface RequestReviewResponse {
  readonly session: SessionView;
}

export interface EraseMyDataResponse {
  /** Sessions deleted, and attempts that belong to nobody now: what they cost stays in the ledger. */
  readonly erased: { readonly sessions: number; readonly attempts: number };
}

export interface ActionResponses {
  readonly openSession: OpenSessionResponse;
  readonly submitAttempt: SubmitAttemptResponse;
  readonly beginAttempt: BeginAttemptResponse;
  readonly finishAttempt: SubmitAttemptResponse;
  readonly getSession: GetSessionResponse;
  readonly cancelSession: CancelSessionResponse;
  readonly requestReview: RequestReviewResponse;
  readonly eraseMyData: EraseMyDataResponse;
}

/** What a limit answers, so that whoever is refused knows when to come back. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
}

/** A refusal. `field` names a field of the request or a setting, never its value. */
export interface ActionError {
  readonly code: ErrorCode;
  readonly field?: string;
  /** Of the limit that was reached. */
  readonly allowance?: Allowance;
}

/** Every call ends in one of the two; the function never throws at the phone. */
export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: ActionError };
