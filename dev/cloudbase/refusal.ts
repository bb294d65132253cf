/** What the stand-in answers when it will not do what it was asked. */

/**
 * Wire error codes (cloudbase.md). `wx-server-sdk` turns those that it knows into numbers, any other
 * into -501001: the spelling matters.
 */
export const WIRE_CODE = {
  system: 'SYS_ERR',
  invalidParam: 'INVALID_PARAM',
  /** The SDK's own table misspells this one, so a function sees -501001. */
  invalidEnv: 'INVALID_ENV',
  signature: 'SIGN_PARAM_INVALID',
  databaseFailed: 'DATABASE_REQUEST_FAILED',
  collectionMissing: 'DATABASE_COLLECTION_NOT_EXIST',
  storageDenied: 'STORAGE_EXCEED_AUTHORITY',
  fileMissing: 'STORAGE_FILE_NONEXIST',
  functionMissing: 'FUNCTION_NOT_FOUND',
  functionFailed: 'FUNCTIONS_EXECUTE_FAIL',
  functionTimeout: 'FUNCTION_TIME_LIMIT_EXCEEDED',
} as const;

/** Answered as HTTP 200 with `{code, message, requestId}`; `code` is a string because faults may inject any. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
