/**
 * Every `verify_ret` of WeChat's query, as data: wechat-verify.md. What each outcome is to the person stands in
 * the outcome table (contract/outcome.ts); which of WeChat's numbers it is, and whose fault, stands here.
 *
 * Nothing says what a verification costs: wherever WeChat opened one, `charged` is unknown.
 */

import { OUTCOMES, type OutcomeCode } from '../../../../miniprogram/contract/outcome';
import type { Problem } from '../domain/reply';

export type Fault = 'nobody' | 'person' | 'phone' | 'register' | 'operator' | 'us' | 'wechat';

export type VerifyRetRow = {
  readonly rets: readonly number[];
  readonly fault: Fault;
} & (
  | { readonly means: 'outcome'; readonly outcome: OutcomeCode }
  /** Not over yet, or not told this time: asked again, within bounds. */
  | { readonly means: 'running' }
  /** Every further step would end the same way, until the operator has acted. */
  | { readonly means: 'paused'; readonly problem: Problem }
  /** Nobody can say how the step ended. */
  | { readonly means: 'unknown'; readonly problem: Problem }
);

const outcome = (code: OutcomeCode, fault: Fault, ...rets: number[]): VerifyRetRow => ({
  ...{ rets, fault },
  means: 'outcome',
  outcome: code,
});

export const VERIFY_RET_ROWS: readonly VerifyRetRow[] = [
  outcome('SAME_PERSON', 'nobody', 10000),
  outcome('NAME_ID_MISMATCH', 'person', 10003),
  outcome('DIFFERENT_PERSON', 'person', 10004, 10012),
  outcome('PHOTO_UNUSABLE', 'person', 10002, 10010, 90011, 90013, 90014),
  outcome('ID_NOT_FOUND', 'register', 10018, 10026),
  outcome('STEP_NOT_COMPLETED', 'person', 10300),
  outcome('STEP_CANCELLED', 'person', 90002, 90003, 90004, 90005, 90006),
  outcome('STEP_TIMED_OUT', 'person', 10020, 10029, 10052, 90017, 90107),
  outcome('STEP_OFFLINE', 'phone', 90007, 90012),
  outcome('CAMERA_REFUSED', 'person', 90008, 90009, 90010),
  outcome('CAMERA_FAILED', 'phone', 90106),
  outcome('DEVICE_UNSUPPORTED', 'phone', 90001, 90109),
  outcome('TOO_OFTEN', 'person', 10042),
  outcome('SERVICE_EXCEPTION', 'wechat', 10007, 10008, 10013, 10014, 10015, 10016, 10045),
  outcome('SERVICE_EXCEPTION', 'wechat', 90018, 90104, 90105, 90110, 90199),
  // 10021 promises "the last result" and names none: only 10000 itself is a pass.
  { rets: [10005, 10021], fault: 'nobody', means: 'running' },
  { rets: [10006], fault: 'operator', means: 'paused', problem: 'NOT_AUTHORISED' },
  // Something of what we asked by does not fit what WeChat knows: whose result it has, it does not say.
  { rets: [10001, 10017, 10040, 10041], fault: 'us', means: 'unknown', problem: 'REQUEST_MALFORMED' },
];

/** The same unknown row as for every verifier. */
export const OTHER_RET: VerifyRetRow = {
  rets: [],
  fault: 'wechat',
  means: 'unknown',
  problem: 'ANSWER_UNLISTED',
};

/** @param ret as WeChat sends it: a number, and nothing else is one */
export function verifyRetRow(ret: unknown): VerifyRetRow {
  return VERIFY_RET_ROWS.find(({ rets }) => rets.some((known) => known === ret)) ?? OTHER_RET;
}

/** Numbers that the phone itself is told begin here. */
const FIRST_PHONE_CODE = 90_000;

/**
 * The row for what the phone was told, where it may explain a step that WeChat's server calls not
 * completed. Null for anything that a forged number could gain by: a pass, or an attempt given back.
 */
export function phoneRow(phoneCode: number | null): VerifyRetRow | null {
  if (phoneCode === null || phoneCode < FIRST_PHONE_CODE) return null;
  const row = verifyRetRow(phoneCode);
  if (row.means !== 'outcome') return null;
  const { state, countsAsAttempt } = OUTCOMES[row.outcome];
  return state !== 'pass' && countsAsAttempt ? row : null;
}
