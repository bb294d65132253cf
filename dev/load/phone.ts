/** One verification as an impatient person makes it: taps twice, and sends again whatever stays unanswered. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { type ActionRequest, CONSENT_VERSION } from '../../miniprogram/contract/actions';
import { CallFunctionError } from '../cloudbase';

/** A call of the function by this person's phone. @throws CallFunctionError where no answer comes */
export type Call = (openId: string, data: ActionRequest) => Promise<unknown>;

export interface Visit {
  readonly openId: string;
  readonly idNumber: string;
  readonly base64: string;
  /** Two sends of the same submit at the same moment. */
  readonly tapsTwice: boolean;
}

export interface Visited {
  readonly attemptId: string;
  readonly idNumber: string;
  /** Until an answer came, sends after a lost one included. */
  readonly submitMs: number;
}

const Opened = v.object({
  ok: v.literal(true),
  data: v.object({ session: v.object({ sessionId: v.string() }) }),
});
const Passing = v.object({
  ok: v.literal(false),
  error: v.object({ code: v.picklist(['SERVICE_UNAVAILABLE', 'ATTEMPT_IN_PROGRESS']) }),
});

const MOST_SENDS = 4;
const WAIT_MS = 50;

/** Sends until an answer stands; null where none does. */
async function insist(send: () => Promise<unknown>): Promise<unknown> {
  for (let sends = 1; sends <= MOST_SENDS; sends += 1) {
    try {
      const answer = await send();
      if (!v.is(Passing, answer)) return answer;
    } catch (error) {
      if (!(error instanceof CallFunctionError)) throw error;
    }
    await sleep(WAIT_MS);
  }
  return null;
}

/** @returns what sends the photo then; null where no session could be opened */
export async function open(call: Call, visit: Visit): Promise<(() => Promise<Visited>) | null> {
  const { openId, idNumber, base64, tapsTwice } = visit;
  const opened = v.safeParse(Opened, await insist(() => call(openId, { action: 'openSession' })));
  if (!opened.success) return null;
  const { sessionId } = opened.output.data.session;
  const attemptId = randomBytes(16).toString('base64url');
  const consent = { version: CONSENT_VERSION, face: true, guardian: false };
  const subject = { name: '林测试', idNumber, photo: { base64 }, consent };
  const send = () => call(openId, { action: 'submitAttempt', sessionId, attemptId, ...subject });
  return async () => {
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: tapsTwice ? 2 : 1 }, () => insist(send)));
    return { attemptId, idNumber, submitMs: performance.now() - startedAt };
  };
}
