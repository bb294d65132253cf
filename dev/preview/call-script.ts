/**
 * Errors of `wx.cloud.callFunction` by script: what the next calls meet, one entry each.
 * Codes: cloudbase.md. Which of them ran the function before the answer was lost is the point:
 * an attempt must never be paid twice.
 */

export interface CallFault {
  readonly errCode: number;
  readonly errMsg: string;
  /** Whether the function ran all the same, and only its answer is lost. */
  readonly ran: boolean;
}

const FAULTS = {
  '-404011': { errCode: -404011, errMsg: 'cloud function execution error', ran: false },
  '-404010': { errCode: -404010, errMsg: 'polling exceed max timeout retry', ran: true },
  '-404012': { errCode: -404012, errMsg: 'polling exceed max timeout retry', ran: true },
  '-501002': { errCode: -501002, errMsg: 'resource server timeout', ran: true },
  '-504003': { errCode: -504003, errMsg: 'invoking task timed out', ran: true },
  /** The line breaks before the request arrives. */
  'cut-before': { errCode: -1, errMsg: 'request:fail', ran: false },
  /** The line breaks after the request arrived. */
  'cut-after': { errCode: -1, errMsg: 'request:fail timeout', ran: true },
} as const satisfies Record<string, CallFault>;

/** `ok` lets one call through, so that a later one can be hit. */
export type CallScriptEntry = keyof typeof FAULTS | 'ok';

export const CALL_FAULTS: readonly string[] = Object.keys(FAULTS);

const faults = new Map<string, CallFault>(Object.entries(FAULTS));

/** @throws Error naming an entry that does not exist. */
export function parseCallScript(text: string): (CallFault | null)[] {
  const names = text.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '')
    .map((name) => {
      if (name === 'ok') return null;
      const fault = faults.get(name);
      if (fault === undefined)
        throw new Error(`call=${name}: one of ok, ${CALL_FAULTS.join(', ')} is expected`);
      return fault;
    });
}
