/** What an integrator's server sends and gets. The phone's side of the contract is `miniprogram/contract`. */
import type { SessionState } from '../../../../miniprogram/contract/actions';
import type { EntryCode } from '../../../../miniprogram/contract/operator';
import type { OutcomeCode } from '../../../../miniprogram/contract/outcome';
import type { IntegratorCode } from './errors';

/** A server that may ask for verifications: one entry of the setting `INTEGRATOR_KEYS`. */
export interface Integrator {
  /** Short and stable: it is the ticket's `aud`. */
  readonly id: string;
  /** Shared secret of both signatures, 32 characters or more. */
  readonly key: string;
  /** Shown to the person as who asks. */
  readonly name: string;
  /** Where it wants to hear of ends. */
  readonly webhook?: string;
}

export interface CreateSessionBody {
  /** The integrator's own word for the case, such as an order number. Not personal: it is stored and logged nowhere else. */
  readonly reference: string;
  /** Random, chosen by the integrator and repeated in ticket and webhook: the answer is to this very question. */
  readonly nonce: string;
  /** Shown to the person: what he is verified for. */
  readonly purpose: string;
  /** A page of the mini-program to which the person is led afterwards. */
  readonly returnTo?: string;
  /** Whether the integrator's webhook is told of the end. @default false */
  readonly webhook?: boolean;
  /** Ways in that WeChat is to make, beside the path. @default none */
  readonly entries?: readonly EntryKind[];
}

/** `code`: a picture to scan; `url-link`: https, for messages and mail; `scheme`: `weixin://`, for a browser. */
export const ENTRY_KINDS = ['code', 'url-link', 'scheme'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What was asked for; null where WeChat made none just now: the session stands all the same. */
export interface Entries {
  readonly code?: EntryCode | null;
  readonly urlLink?: string | null;
  readonly scheme?: string | null;
}

/** A lasting code, such as one that is printed: whoever scans it gets a verification of his own. */
export interface CreatePosterBody {
  /** The integrator's own word for the place, repeated in every webhook. */
  readonly reference: string;
  readonly purpose: string;
  readonly returnTo?: string;
}

export interface PosterIdBody {
  readonly posterId: string;
}

export interface CreatedPoster {
  readonly posterId: string;
  /** Of the mini-program code, for whoever makes it himself. */
  readonly scene: string;
  readonly path: string;
  /** Null where WeChat made none just now. */
  readonly code: EntryCode | null;
}

export interface EndedPoster {
  readonly posterId: string;
}

export interface SessionIdBody {
  readonly sessionId: string;
}

export interface CreatedSession {
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** The mini-program's page with its query, for `navigateTo`, `navigateToMiniProgram`, or a code. */
  readonly path: string;
  /** Where `entries` were asked for. */
  readonly entries?: Entries;
}

/** States in which a verification will not change any more, for whoever asked for it. */
export type FinalState = Exclude<SessionState, 'open' | 'review'>;

export interface SessionResult {
  readonly sessionId: string;
  readonly reference: string;
  readonly nonce: string;
  readonly state: FinalState;
  /** What the face API said last; null where it never gave an outcome. */
  readonly outcome: OutcomeCode | null;
  /** When it ended, milliseconds since the epoch. */
  readonly at: number;
  /** Compact JWS, where it passed (docs/integrate.md). */
  readonly ticket: string | null;
}

export interface CancelledSession {
  readonly sessionId: string;
  readonly state: 'cancelled';
}

export interface IntegratorActions {
  readonly createSession: { readonly body: CreateSessionBody; readonly data: CreatedSession };
  readonly getResult: { readonly body: SessionIdBody; readonly data: SessionResult };
  readonly cancelSession: { readonly body: SessionIdBody; readonly data: CancelledSession };
  readonly createPoster: { readonly body: CreatePosterBody; readonly data: CreatedPoster };
  readonly endPoster: { readonly body: PosterIdBody; readonly data: EndedPoster };
}
export type IntegratorAction = keyof IntegratorActions;

export type IntegratorResult =
  | { readonly ok: true; readonly data: IntegratorActions[IntegratorAction]['data'] }
  | { readonly ok: false; readonly error: { readonly code: IntegratorCode; readonly field?: string } };
