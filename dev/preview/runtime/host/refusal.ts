/** A failure of an API of WeChat: what `fail` gets and a Promise rejects with. */

export interface RefusalCodes {
  readonly errno?: number;
  readonly errCode?: number;
}

export class Refusal extends Error {
  readonly codes: RefusalCodes;

  /** `reason` is what stands after `apiName:fail `. */
  constructor(reason: string, codes: RefusalCodes = {}) {
    super(reason);
    this.codes = codes;
  }
}

/** Codes of the camera and of privacy (wechat.md). */
export const CODES = {
  refused: 103,
  privacyRefused: 104,
  privacyUndeclared: 112,
  systemDenied: 3,
  switchedOff: 2003002,
} as const;
