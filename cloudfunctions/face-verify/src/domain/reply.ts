/** What one call of a verifier comes to, whoever answered it. */
import type { Charged, OutcomeCode } from '../../../../miniprogram/contract/outcome';

/** Words for the operator: why a call did not bring an outcome. What to do stands in docs/operate.md. */
export const PROBLEMS = [
  // The operator must act; every further call fails the same way
  'QUOTA_EXHAUSTED',
  'QUOTA_EXPIRED',
  'SUBSCRIPTION_INVALID',
  'ARREARS',
  'NOT_AUTHORISED',
  'APPCODE_INVALID',
  'CREDENTIALS_MISSING',
  'ACCESS_DENIED',
  'DOMAIN_BLOCKED',
  'API_NOT_FOUND',
  'REQUEST_MALFORMED',
  'REQUEST_TOO_LARGE',
  'APP_CREDENTIALS_INVALID',
  'ADDRESS_NOT_LISTED',
  // Passing
  'THROTTLED',
  'DAILY_DOMAIN_LIMIT',
  'SELLER_UNREACHABLE',
  'GATEWAY_BUSY',
  'GATEWAY_ERROR',
  'GATEWAY_OTHER',
  'UNREACHABLE',
  'TOKEN_REFUSED',
  'DAILY_CALL_LIMIT',
  'STEP_NOT_OPENED',
  // Nobody knows what happened
  'ANSWER_LOST',
  'ANSWER_TIMEOUT',
  'ANSWER_UNREADABLE',
  'ANSWER_UNLISTED',
  'ANSWER_FOREIGN',
  'ABANDONED',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** Whether our own code may send the same request again; `never` wherever it might have been processed. */
export type Resend = 'never' | 'once' | 'back-off';

export type Reply =
  /** The verifier answered with one of its codes. */
  | { readonly kind: 'answered'; readonly outcome: OutcomeCode; readonly charged: Charged }
  /** Refused before the verifier looked at it, and it would be again. */
  | {
      readonly kind: 'refused';
      readonly problem: Problem;
      readonly code: 'SERVICE_PAUSED' | 'PHOTO_CANNOT_FIT';
      readonly charged: Charged;
    }
  /** Not processed, for a reason that passes. */
  | {
      readonly kind: 'busy';
      readonly problem: Problem;
      readonly resend: Resend;
      readonly charged: Charged;
    }
  /** It may have been processed, and paid: not a pass, not a failure, never sent again. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly charged: 'unknown' };

export function lost(problem: Problem): Reply {
  return { kind: 'unknown', problem, charged: 'unknown' };
}
