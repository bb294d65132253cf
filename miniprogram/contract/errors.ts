/**
 * Every refusal that is not an answer of the face API. None of these is ever a pass.
 *
 * The code is for machines; the person's words for it stand in `text/`, the operator's in the log.
 */
import type { NextStep, OutcomeState } from './outcome';

export interface Refusal {
  /** `paused`: no attempt can succeed until the operator has acted. */
  readonly state: Exclude<OutcomeState, 'pass'> | 'paused';
  readonly next: NextStep;
  /** Whether this can be the answer of a call that was sent. The others are free, always. */
  readonly afterSend: boolean;
}

const free = (state: Refusal['state'], next: NextStep): Refusal => ({ state, next, afterSend: false });

const rows = {
  // The call itself
  BAD_REQUEST: free('fail', 'alternative'),
  UNKNOWN_ACTION: free('fail', 'alternative'),
  NOT_SIGNED_IN: free('fail', 'alternative'),
  // The session
  SESSION_NOT_FOUND: free('fail', 'alternative'),
  SESSION_FOREIGN: free('fail', 'alternative'),
  SESSION_EXPIRED: free('fail', 'alternative'),
  SESSION_CLOSED: free('fail', 'alternative'),
  ATTEMPTS_USED_UP: free('fail', 'alternative'),
  // The attempt
  ATTEMPT_IN_PROGRESS: free('retry', 'wait'),
  ATTEMPT_MISMATCH: free('fail', 'retake'),
  // Another verifier has to be asked: the setting says so, or the first one has looked already
  VERIFIER_NOT_ALLOWED: free('fail', 'alternative'),
  // Consent
  CONSENT_REQUIRED: free('retry', 'wait'),
  GUARDIAN_CONSENT_REQUIRED: free('retry', 'wait'),
  // Identity
  NAME_INVALID: free('retry', 'edit-name'),
  ID_NUMBER_INVALID: free('retry', 'edit-id'),
  // The picture
  PHOTO_UNREADABLE: free('retry', 'retake'),
  PHOTO_FORMAT_UNSUPPORTED: free('retry', 'retake'),
  PHOTO_TOO_MANY_PIXELS: free('retry', 'retake'),
  PHOTO_TOO_SMALL: free('retry', 'retake'),
  PHOTO_FILE_TOO_LARGE: free('retry', 'retake'),
  PHOTO_CANNOT_FIT: { state: 'retry', next: 'retake', afterSend: true },
  PHOTO_NOT_YOURS: free('fail', 'retake'),
  PHOTO_NOT_FOUND: free('retry', 'retake'),
  PHOTO_DOWNLOAD_FAILED: free('retry', 'retake'),
  PHOTO_ALREADY_FAILED: free('retry', 'retake'),
  // The picture's quality: photo-quality.ts
  PHOTO_TOO_DARK: free('retry', 'retake'),
  PHOTO_TOO_BRIGHT: free('retry', 'retake'),
  PHOTO_NO_FACE: free('retry', 'retake'),
  PHOTO_BLURRED: free('retry', 'retake'),
  // The limits of a day
  PERSON_LIMIT_REACHED: free('fail', 'alternative'),
  SUBJECT_LIMIT_REACHED: free('fail', 'alternative'),
  SERVICE_LIMIT_REACHED: free('paused', 'alternative'),
  // The service
  SERVICE_PAUSED: { state: 'paused', next: 'alternative', afterSend: true },
  SERVICE_BUSY: { state: 'retry', next: 'wait', afterSend: true },
  SERVICE_UNAVAILABLE: free('retry', 'wait'),
  SETTING_MISSING: free('paused', 'alternative'),
} as const satisfies Record<string, Refusal>;

export type ErrorCode = keyof typeof rows;

export const ERRORS: Readonly<Record<ErrorCode, Refusal>> = rows;

export const ERROR_CODES: readonly ErrorCode[] = Object.keys(rows).filter(isErrorCode);

export function isErrorCode(text: string): text is ErrorCode {
  // Not Object.hasOwn: iOS before 15.4 lacks it.
  return Object.keys(rows).includes(text);
}
