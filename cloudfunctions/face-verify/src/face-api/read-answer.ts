/** One HTTP answer to a {@link Reply}: total, pure, and the only place that decides what an answer means. */
import { OUTCOMES, outcomeOfStatus } from '../../../../miniprogram/contract/outcome';
import type { Evidence } from '../domain/attempt';
import { lost, type Reply } from '../domain/reply';
import type { HttpAnswer } from '../transport';
import { type GatewayRow, gatewayRow, OTHER_ROW } from './gateway-rows';

export type AnswerEvidence = Pick<Evidence, 'httpStatus' | 'gatewayCode' | 'status'> & {
  readonly requestId: string | null;
};

/** What may be kept of a foreign value: only a text, or a number as text, of the form that we know. */
function keep(value: unknown, form: RegExp): string | null {
  // Never `String(value)` on anything else: an object's own `toString` may throw.
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && form.test(text) ? text : null;
}

function readRefusal(row: GatewayRow): Reply {
  const { problem, resend } = row;
  switch (row.user) {
    case 'paused':
      return { kind: 'refused', problem, code: 'SERVICE_PAUSED', charged: 'no' };
    case 'retake':
      return { kind: 'refused', problem, code: 'PHOTO_CANNOT_FIT', charged: 'no' };
    case 'busy':
      // Nobody has told what an answer outside the table costs.
      return { kind: 'busy', problem, resend, charged: row === OTHER_ROW ? 'unknown' : 'no' };
    case 'not-confirmed':
      return lost(problem);
  }
}

/** The seller's JSON object; null where the body is none. A byte order mark is not part of JSON. */
function parseObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/** The seller echoes the number that he looked up. Another person's is an answer to another call. */
function isForeign(echo: unknown, idNumber: string): boolean {
  // A masked or empty echo proves nothing and is let through.
  return typeof echo === 'string' && /^\d{17}[\dXx]$/.test(echo) && echo.toUpperCase() !== idNumber;
}

function readSeller(httpStatus: number, fields: Readonly<Record<string, unknown>>, idNumber: string): Reply {
  if (isForeign(fields['idCard'], idNumber)) return lost('ANSWER_FOREIGN');
  const outcome = outcomeOfStatus(fields['status']);
  if (outcome === 'UNRECOGNISED') return lost('ANSWER_UNLISTED');
  if (httpStatus === 200) return { kind: 'answered', outcome, charged: OUTCOMES[outcome].charged };
  // Some sellers send business errors as HTTP 450 (face-api.md §4). A pass comes with 200 or not at all.
  if (OUTCOMES[outcome].state === 'pass') return lost('ANSWER_UNREADABLE');
  return { kind: 'answered', outcome, charged: 'unknown' };
}

/**
 * Reads an answer of the gateway or of the seller (face-api.md §2 and §4).
 *
 * Neither header is required. A gateway's answer is told by its headers; everything else is the
 * seller's and is read at any HTTP status. What is not understood is `unknown`, never free and never a pass.
 *
 * @param idNumber as sent, to tell an answer that belongs to another call
 */
export function readAnswer(answer: HttpAnswer, idNumber: string): { reply: Reply; evidence: AnswerEvidence } {
  const code = answer.header('x-ca-error-code').trim();
  const message = answer.header('x-ca-error-message').trim();
  const fields = parseObject(answer.body);
  const evidence = {
    httpStatus: answer.status,
    requestId: keep(answer.header('x-ca-request-id').trim(), /^[\w-]{1,64}$/),
    gatewayCode: keep(code, /^[A-Z0-9]{3,10}$/),
    status: keep(fields?.['status'], /^-?\d{1,6}$/),
  };
  // Older gateways send the message only, and always an empty body; a seller's JSON is never one of theirs.
  if (code !== '' || (message !== '' && fields === null)) {
    return { reply: readRefusal(gatewayRow(code, message)), evidence };
  }
  return {
    reply: fields === null ? lost('ANSWER_UNREADABLE') : readSeller(answer.status, fields, idNumber),
    evidence,
  };
}
