/** Asks the face API about one person and one picture: sends, reads, and sends again only where that is free. */
import type { Evidence } from '../domain/attempt';
import { lost, type Reply } from '../domain/reply';
import type { SelfieVerifier } from '../ports';
import type { Sent, Transport } from '../transport';
import { type AnswerEvidence, readAnswer } from './read-answer';
import { resendAfterMs } from './resend';

export interface FaceApiOptions {
  readonly url: string;
  readonly appCode: string;
  readonly timeoutMs: number;
  readonly transport: Transport;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 (inclusive) to 1. */
  readonly random: () => number;
}

const NOTHING: AnswerEvidence = { httpStatus: null, requestId: null, gatewayCode: null, status: null };

function readSent(sent: Sent, idNumber: string): { reply: Reply; evidence: AnswerEvidence } {
  switch (sent.kind) {
    case 'answer':
      return readAnswer(sent.answer, idNumber);
    case 'not-sent':
      return {
        reply: { kind: 'busy', problem: 'UNREACHABLE', resend: 'once', charged: 'no' },
        evidence: NOTHING,
      };
    // Our own time-out after sending is the same as the gateway's D504TO (face-api.md §4).
    case 'timeout':
      return { reply: lost('ANSWER_TIMEOUT'), evidence: NOTHING };
    case 'lost':
      return { reply: lost('ANSWER_LOST'), evidence: NOTHING };
  }
}

/** The seller's protocol (face-api.md §1) behind the port. Never throws: what goes wrong is a Reply. */
export function createFaceApi(options: FaceApiOptions): SelfieVerifier {
  const { url, appCode, timeoutMs, transport, now, sleep, random } = options;
  const headers = {
    authorization: `APPCODE ${appCode}`,
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
  };

  return {
    source: 'market',
    needs: 'selfie',
    async verify({ name, idNumber }, jpeg) {
      // URLSearchParams encodes the Base64 `+`, which would otherwise arrive as a space (face-api.md §5).
      const form = { idCard: idNumber, name, image: jpeg.toString('base64') };
      const body = new URLSearchParams(form).toString();
      const startedAt = now();
      const requestIds: string[] = [];
      for (let sends = 1; ; sends += 1) {
        const { reply, evidence } = readSent(await transport.post(url, headers, body, timeoutMs), idNumber);
        if (evidence.requestId !== null) requestIds.push(evidence.requestId);
        const elapsedMs = now() - startedAt;
        const waitMs = resendAfterMs(reply, { sends, elapsedMs, timeoutMs, random: random() });
        if (waitMs === null) {
          const { httpStatus, gatewayCode, status } = evidence;
          const kept: Evidence = { requestIds, sends, httpStatus, gatewayCode, status, apiMs: elapsedMs };
          return { reply, evidence: kept };
        }
        await sleep(waitMs);
      }
    },
  };
}
