/** What WeChat's answers mean: total, pure, and the only place that decides it. */
import { OUTCOMES } from '../../../../miniprogram/contract/outcome';
import { lost, type Reply } from '../domain/reply';
import { type ErrcodeRow, errcodeRow } from './errcode-rows';
import { phoneRow, type VerifyRetRow, verifyRetRow } from './verify-ret-rows';

export type Fields = Readonly<Record<string, unknown>>;

/** WeChat's JSON object; null where the body is none. */
export function parseFields(body: string): Fields | null {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/** The reply to a call that WeChat refused before it opened a step. */
export function refusalOf({ user, problem, charged }: ErrcodeRow): Reply {
  switch (user) {
    case 'paused':
      return { kind: 'refused', problem, code: 'SERVICE_PAUSED', charged };
    case 'busy':
      return { kind: 'busy', problem, resend: 'never', charged };
    case 'not-confirmed':
      return lost(problem);
  }
}

/** WeChat's own bound (wechat-verify.md). */
const MOST_VERIFY_ID = 256;

/** @returns the step's id, or why there is none */
export function readBegin(fields: Fields | null): { readonly verifyId: string } | { readonly reply: Reply } {
  // Sent, and what came back is none of WeChat's: whether a step was opened, nobody can say.
  if (fields === null) return { reply: { ...NOT_OPENED } };
  const { errcode, verify_id: verifyId } = fields;
  if (errcode !== 0) return { reply: refusalOf(errcodeRow(errcode)) };
  const isId = typeof verifyId === 'string' && verifyId !== '' && verifyId.length <= MOST_VERIFY_ID;
  return isId ? { verifyId } : { reply: { ...NOT_OPENED } };
}

/**
 * The answer of `getverifyid` was lost. Without it nobody can take the step, so nobody was verified: the
 * attempt is given back, and what it cost is unknown. Never sent again: the same `out_seq_no` would only be
 * told that it exists (84019).
 */
export const NOT_OPENED: Reply = {
  kind: 'busy',
  problem: 'STEP_NOT_OPENED',
  resend: 'never',
  charged: 'unknown',
};

function replyOf(row: VerifyRetRow): Reply | 'running' {
  switch (row.means) {
    case 'outcome':
      return { kind: 'answered', outcome: row.outcome, charged: 'unknown' };
    case 'running':
      return 'running';
    case 'paused':
      return { kind: 'refused', problem: row.problem, code: 'SERVICE_PAUSED', charged: 'unknown' };
    case 'unknown':
      return lost(row.problem);
  }
}

/**
 * Reads an answer to `queryverifyinfo`. A pass is `errcode` 0 with `verify_ret` 10000, both as numbers, and
 * nothing else.
 *
 * @param phoneCode what the phone was told; it explains a step that was not completed, and no other
 */
export function readQuery(fields: Fields | null, phoneCode: number | null): Reply | 'running' {
  // Asking is free: what cannot be read is asked for again.
  if (fields === null) return 'running';
  const { errcode, verify_ret: ret } = fields;
  if (errcode !== 0) {
    const row = errcodeRow(errcode);
    return row.again === 'never' ? lost(row.problem) : 'running';
  }
  const row = verifyRetRow(ret);
  const isIncomplete = row.means === 'outcome' && row.outcome === 'STEP_NOT_COMPLETED';
  const explained = isIncomplete ? phoneRow(phoneCode) : null;
  const reply = replyOf(explained ?? row);
  // Said once more where it matters most: no row, and no mistake in one, makes anything else a pass.
  const isPass = reply !== 'running' && reply.kind === 'answered' && OUTCOMES[reply.outcome].state === 'pass';
  return isPass && ret !== 10000 ? lost('ANSWER_UNREADABLE') : reply;
}
