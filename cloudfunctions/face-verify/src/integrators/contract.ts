/** What an integrator's server sends and gets. The phone's side of the contract is `miniprogram/contract`. */
import type { SessionState } from '../../../../miniprogram/contract/actions';
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
}
export type IntegratorAction = keyof IntegratorActions;

export type IntegratorResult =
  | { readonly ok: true; readonly data: IntegratorActions[IntegratorAction]['data'] }
  | { readonly ok: false; readonly error: { readonly code: IntegratorCode; readonly field?: string } };
