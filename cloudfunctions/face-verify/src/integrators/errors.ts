/** Refusals that only an integrator's server meets. They never reach a phone, so no page has words for them. */
import type { ErrorCode } from '../../../../miniprogram/contract/errors';

const MEANINGS = {
  NOT_FOUND: 'no such address',
  METHOD_NOT_ALLOWED: 'the address exists, for another method',
  SIGNATURE_INVALID: 'unknown integrator, or the signature does not fit what arrived',
  REQUEST_EXPIRED: 'signed more than 300 seconds ago, or ahead: check the clock',
  REQUEST_REPLAYED: 'this request was here before: sign each one anew, with a nonce of its own',
  RESULT_PENDING: 'the person is not done; the webhook tells when he is',
  RESULT_IN_REVIEW: 'waits for a decision of the operator',
  RESULT_ALREADY_READ: 'a result is handed out once',
} as const;

export type IntegratorOnlyCode = keyof typeof MEANINGS;

/** Codes of the contract that an integrator can meet, too. */
const SHARED_MEANINGS = {
  BAD_REQUEST: '`field` names what is missing, malformed or unknown',
  UNKNOWN_ACTION: 'no such action',
  SESSION_NOT_FOUND: 'no such verification of this integrator',
  SESSION_CLOSED: 'it has ended: there is nothing to cancel',
  SERVICE_UNAVAILABLE: 'not done, or nobody can say: ask again, signed anew',
  SETTING_MISSING: '`field` names the setting that the operator has to make',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type IntegratorCode = IntegratorOnlyCode | keyof typeof SHARED_MEANINGS;

/** Every refusal with what it means, for docs/integrate.md. */
export const INTEGRATOR_ERRORS: Readonly<Record<IntegratorCode, string>> = {
  ...MEANINGS,
  ...SHARED_MEANINGS,
};

const isIntegratorCode = (code: string): code is IntegratorCode => Object.hasOwn(INTEGRATOR_ERRORS, code);

/** The code for an integrator of a refusal that was written for phones. */
export function integratorCodeOf(code: ErrorCode): IntegratorCode {
  return isIntegratorCode(code) ? code : 'SERVICE_UNAVAILABLE';
}

/** As VerifyError: a code and at most the name of a field, never a free text. */
export class IntegratorError extends Error {
  override readonly name = 'IntegratorError';

  constructor(
    readonly code: IntegratorCode,
    readonly field?: string,
  ) {
    super(code);
  }
}
