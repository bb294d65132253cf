/** The one error that the function's own code throws on purpose. */
import type { Allowance } from '../../../miniprogram/contract/actions';
import type { ErrorCode } from '../../../miniprogram/contract/errors';

/**
 * A refusal with its code for the phone.
 *
 * `field` is the name of a request field or a setting. There is no free text: what is thrown here
 * reaches the phone and the log, so it can carry nothing that a person typed.
 */
export class VerifyError extends Error {
  override readonly name = 'VerifyError';

  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
    /** Of the limit that was reached. */
    readonly allowance?: Allowance,
  ) {
    super(code);
  }
}
