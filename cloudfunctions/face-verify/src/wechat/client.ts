/** WeChat's own verification 2.0 (wechat-verify.md) behind the port. Never throws: what goes wrong is a Reply. */
import type { Evidence } from '../domain/attempt';
import type { Reply } from '../domain/reply';
import type { Answered, StepVerifier } from '../ports';
import { type Called, type CallOptions, createCall } from './calls';
import { CERT_TYPE, certHash } from './cert-hash';
import { type Fields, NOT_OPENED, readBegin, readQuery, refusalOf } from './read';

const BEGIN = '/cityservice/face/identify/getverifyid';
const QUERY = '/cityservice/face/identify/queryverifyinfo';

/** A result that is not there yet is asked for again within one call, so often and so long. */
const MOST_QUERIES = 4;
const QUERY_PAUSE_MS = 700;
const MOST_POLLING_MS = 8000;

/** What may be kept of a foreign value: a small whole number as text. */
const keepNumber = (value: unknown): string | null =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1_000_000 ? String(value) : null;

/** WeChat names each answer at the end of its text: "… rid: 6246a7b2-…". */
function ridOf(fields: Fields | null): string | null {
  const text = fields?.['errmsg'];
  return typeof text === 'string' ? (/\brid: ([\w-]{1,64})/.exec(text)?.[1] ?? null) : null;
}

function evidenceOf(called: Called, sends: number, apiMs: number): Evidence {
  if (called.kind !== 'answer') {
    return { requestIds: [], sends, httpStatus: null, gatewayCode: null, status: null, apiMs };
  }
  const { fields, httpStatus } = called;
  const rid = ridOf(fields);
  return {
    requestIds: rid === null ? [] : [rid],
    sends,
    httpStatus,
    gatewayCode: fields?.['errcode'] === 0 ? null : keepNumber(fields?.['errcode']),
    status: keepNumber(fields?.['verify_ret']),
    apiMs,
  };
}

/** Of a call that brought no step. */
function replyToBegin(called: Exclude<Called, { kind: 'answer' }>): Reply {
  switch (called.kind) {
    case 'refused':
      return refusalOf(called.row);
    case 'not-sent':
      return { kind: 'busy', problem: 'UNREACHABLE', resend: 'never', charged: 'no' };
    case 'timeout':
    case 'lost':
      return NOT_OPENED;
  }
}

export function createWechat(options: CallOptions): StepVerifier {
  const { now, sleep } = options;
  const call = createCall(options);

  return {
    source: 'wechat',
    needs: 'step',

    async begin(subject, { attemptId, openId }) {
      const startedAt = now();
      const { name, idNumber } = subject;
      const body = {
        out_seq_no: attemptId,
        cert_info: { cert_type: CERT_TYPE, cert_name: name, cert_no: idNumber },
        openid: openId,
      };
      let called = await call(BEGIN, body);
      let sends = 1;
      // No connection was made, so nothing was sent: once more is safe.
      if (called.kind === 'not-sent') {
        called = await call(BEGIN, body);
        sends = 2;
      }
      const evidence = evidenceOf(called, sends, now() - startedAt);
      if (called.kind !== 'answer') return { kind: 'answered', reply: replyToBegin(called), evidence };
      const read = readBegin(called.fields);
      if ('reply' in read) return { kind: 'answered', reply: read.reply, evidence };
      return { kind: 'opened', step: { handle: read.verifyId, proof: certHash(subject) } };
    },

    async ask({ handle, proof }, { attemptId, openId }, phoneCode) {
      const startedAt = now();
      const body = { verify_id: handle, out_seq_no: attemptId, cert_hash: proof, openid: openId };
      for (let sends = 1; ; sends += 1) {
        const called = await call(QUERY, body);
        const reply = called.kind === 'answer' ? readQuery(called.fields, phoneCode) : 'running';
        const elapsedMs = now() - startedAt;
        if (reply !== 'running') {
          return {
            kind: 'answered',
            reply,
            evidence: evidenceOf(called, sends, elapsedMs),
          } satisfies Answered;
        }
        if (sends >= MOST_QUERIES || elapsedMs + QUERY_PAUSE_MS > MOST_POLLING_MS) return { kind: 'running' };
        await sleep(QUERY_PAUSE_MS);
      }
    },
  };
}
