/** Why the service paused itself. Each has its own words: what the operator does about it. */

export const PAUSING_PROBLEMS = [
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
] as const;
export type PausingProblem = (typeof PAUSING_PROBLEMS)[number];

/** Null for a problem that this phone has no words for; its code is shown all the same. */
export function pausingProblem(code: string): PausingProblem | null {
  return PAUSING_PROBLEMS.find((known) => known === code) ?? null;
}
