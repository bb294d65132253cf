/** Who asked for a verification, and how he hears of its end. Pure. */
import type { SessionState } from '../../../../miniprogram/contract/actions';

/** Where the mini-program begins (miniprogram/app.json); the same word as its entry reads. */
export const START_PAGE = 'pages/start/start';

/** As stored with the session; nothing personal. */
export interface SessionRequest {
  /** Id of the integrator. */
  readonly integrator: string;
  /** His name as it was when he asked: what the person was shown stays so. */
  readonly name: string;
  readonly reference: string;
  readonly nonce: string;
  readonly purpose: string;
  readonly returnTo: string | null;
  readonly webhook: boolean;
}

/**
 * A message to the integrator that is still to be delivered. It lies in the session itself, so that the
 * write that ends the session is the one that makes it due: no crash can part the two.
 */
export interface Notice {
  readonly dueAt: number;
  /** Deliveries that were begun. */
  readonly tries: number;
}

/** What the integrator's webhook gets. Nothing of the person: not even a hash. */
export interface VerificationEvent {
  /** The same for every delivery of one end. */
  readonly id: string;
  readonly type: 'verification.finished';
  readonly sessionId: string;
  readonly reference: string;
  readonly nonce: string;
  readonly state: Exclude<SessionState, 'open' | 'review'>;
  /** When it ended, milliseconds since the epoch. */
  readonly at: number;
}

const MINUTE_MS = 60_000;

/** After the first, second … delivery that failed; there is one delivery more than waits. */
export const BACK_OFF_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS);
export const MOST_DELIVERIES = BACK_OFF_MS.length + 1;

/** The notice with one more delivery begun, and due again should nobody say how it ended; null = no more. */
export function beginDelivery({ tries }: Notice, now: number): Notice | null {
  if (tries >= MOST_DELIVERIES) return null;
  const wait = BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)] ?? 0;
  return { dueAt: now + wait, tries: tries + 1 };
}
