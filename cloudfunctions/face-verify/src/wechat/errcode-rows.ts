/**
 * Every `errcode` with which WeChat's servers refuse a call, as data: wechat-verify.md for the two calls of the
 * verification, WeChat's list of global return codes for the token's.
 *
 * A refused `getverifyid` opened nothing, so it is free. A refused query says nothing about the step: it is
 * asked again where that may help, and otherwise the end is unknown.
 */
import type { Charged } from '../../../../miniprogram/contract/outcome';
import type { Problem } from '../domain/reply';
import type { Fault } from './verify-ret-rows';

export interface ErrcodeRow {
  readonly errcodes: readonly number[];
  readonly problem: Problem;
  readonly fault: Fault;
  /** What the person sees where it refused a step. */
  readonly user: 'paused' | 'busy' | 'not-confirmed';
  /** `renew`: once with a new token. `later`: a query may be asked again. `never`: it would be refused again. */
  readonly again: 'renew' | 'later' | 'never';
  /** Of a refused `getverifyid`. */
  readonly charged: Charged;
}

const paused = (problem: Problem, fault: Fault, ...errcodes: number[]): ErrcodeRow => ({
  ...{ errcodes, problem, fault },
  user: 'paused',
  again: 'never',
  charged: 'no',
});

const busy = (
  problem: Problem,
  again: ErrcodeRow['again'],
  charged: Charged,
  ...errcodes: number[]
): ErrcodeRow => ({
  ...{ errcodes, problem, again, charged },
  fault: 'wechat',
  user: 'busy',
});

export const ERRCODE_ROWS: readonly ErrcodeRow[] = [
  busy('TOKEN_REFUSED', 'renew', 'no', 40001, 40014, 42001),
  paused('APP_CREDENTIALS_INVALID', 'operator', 40013, 40125, 41002, 41004),
  paused('ADDRESS_NOT_LISTED', 'operator', 40164),
  paused('NOT_AUTHORISED', 'operator', 48001),
  // The open id is of another app than WECHAT_APP_ID.
  paused('REQUEST_MALFORMED', 'operator', 40003),
  paused('REQUEST_MALFORMED', 'us', 84010, 84011, 84012, 84013, 84014, 84015, 84016),
  // Our id is random: it exists because this very request was sent before, and its answer is lost.
  busy('STEP_NOT_OPENED', 'never', 'unknown', 84019),
  busy('DAILY_CALL_LIMIT', 'later', 'no', 45009),
  busy('THROTTLED', 'later', 'no', 45011),
  busy('GATEWAY_ERROR', 'later', 'unknown', -1),
];

/** The same unknown row as for every verifier. */
export const OTHER_ERRCODE: ErrcodeRow = {
  errcodes: [],
  problem: 'ANSWER_UNLISTED',
  fault: 'wechat',
  user: 'not-confirmed',
  again: 'never',
  charged: 'unknown',
};

export function errcodeRow(errcode: unknown): ErrcodeRow {
  return ERRCODE_ROWS.find(({ errcodes }) => errcodes.some((known) => known === errcode)) ?? OTHER_ERRCODE;
}
