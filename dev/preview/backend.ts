/** What the preview asks of the house behind it. `dev/start.ts` implements it on the loopback stand-ins. */

import type { PreviewState } from './state';

/** A call of a cloud function as it leaves the phone. */
export interface PreviewCall {
  /** Name of the function. */
  readonly name: string;
  /** JSON data, at most 100 KB (cloudbase.md). */
  readonly data: unknown;
  readonly openId: string;
  readonly appId: string;
}

/** An error of `callFunction` or `uploadFile`, as WeChat words it. */
export interface PreviewCallError {
  readonly errCode: number;
  readonly errMsg: string;
}

/** Whose face the stand-in is to know. */
export interface PreviewEnrolment {
  readonly name: string;
  readonly idNumber: string;
}

export interface PreviewBackend {
  /** Runs the function. @throws an error that carries `errCode` and `errMsg` (`PreviewCallError`). */
  callFunction(call: PreviewCall): Promise<unknown>;
  /** Stores a file. Answers its file id. @throws like `callFunction`. */
  uploadFile(cloudPath: string, bytes: Buffer, openId: string): Promise<string>;
  /**
   * WeChat's own screen closes on the phone.
   *
   * @param ret how it ended, as WeChat numbers it; null: as it does for this person
   * @returns how it ended; null where no such step was opened
   */
  completeStep(verifyId: string, ret: number | null): number | null;
  state(): PreviewState;
  /**
   * Enrols the one face of a photo. Absent where faces are not compared.
   * @returns what is wrong with it, in words; null: enrolled
   */
  enrol?(person: PreviewEnrolment, photo: Buffer): Promise<string | null>;
  /** Plays `scenario` for whoever calls next, until `null`. */
  force(scenario: string | null): void;
  /** Empties ledger, bills and log. */
  reset(): void;
}
