/** The cloud function. Every call has a deadline and ends in one of three ways. */
import {
  type ActionResponses,
  type BeginAttemptRequest,
  type FinishAttemptRequest,
  FUNCTION_NAME,
  type GetSessionRequest,
  type OpenSessionRequest,
  type RequestReviewRequest,
  type SubmitAttemptRequest,
} from '../contract/actions';
import type { ErrorCode } from '../contract/errors';
import { readBeginAttempt, readGetSession, readOpenSession, readResult, readSubmitAttempt } from './answer';
import { call } from './deadline';

/** Deadlines in milliseconds. A submit may wait for a cold function and for the face API's own time-out. */
const OPEN_TIMEOUT_MS = 12_000;
const SUBMIT_TIMEOUT_MS = 25_000;
const GET_TIMEOUT_MS = 8_000;

/**
 * `lost`: no answer that can be believed. The function may have run, and paid (-404010, -404012, -501002,
 * -504003, a cut line, a time-out; cloudbase.md). Other failures are treated alike: asking is free.
 */
export type Answer<Data> =
  | { readonly kind: 'data'; readonly data: Data }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'lost' };

/**
 * Sends one action, and reads what comes back.
 *
 * @param read throws BadAnswer where the answer is not what the contract says
 */
export async function send<Data>(
  request: { readonly action: string },
  timeoutMs: number,
  read: (data: unknown) => Data,
): Promise<Answer<Data>> {
  try {
    const reply = await call<{ result?: unknown }>(timeoutMs, ({ success, fail }) => {
      wx.cloud.callFunction({ name: FUNCTION_NAME, data: { ...request }, success, fail });
    });
    const result = readResult(reply.result);
    if (result.ok) return { kind: 'data', data: read(result.data) };
    return { kind: 'refused', code: result.error.code };
  } catch {
    return { kind: 'lost' };
  }
}

/** @param envId empty = the default environment of the mini-program */
export function initCloud(envId: string): void {
  // A WeChat without cloud has no `wx.cloud`; every later call then ends as `lost`.
  if (typeof wx.cloud !== 'object') return;
  wx.cloud.init(envId === '' ? { traceUser: false } : { env: envId, traceUser: false });
}

export function openSession(
  request: Omit<OpenSessionRequest, 'action'>,
): Promise<Answer<ActionResponses['openSession']>> {
  return send({ action: 'openSession', ...request }, OPEN_TIMEOUT_MS, readOpenSession);
}

export function submitAttempt(
  request: Omit<SubmitAttemptRequest, 'action'>,
): Promise<Answer<ActionResponses['submitAttempt']>> {
  return send({ action: 'submitAttempt', ...request }, SUBMIT_TIMEOUT_MS, readSubmitAttempt);
}

export function beginAttempt(
  request: Omit<BeginAttemptRequest, 'action'>,
): Promise<Answer<ActionResponses['beginAttempt']>> {
  return send({ action: 'beginAttempt', ...request }, SUBMIT_TIMEOUT_MS, readBeginAttempt);
}

export function finishAttempt(
  request: Omit<FinishAttemptRequest, 'action'>,
): Promise<Answer<ActionResponses['finishAttempt']>> {
  return send({ action: 'finishAttempt', ...request }, SUBMIT_TIMEOUT_MS, readSubmitAttempt);
}

export function getSession(
  request: Omit<GetSessionRequest, 'action'>,
): Promise<Answer<ActionResponses['getSession']>> {
  return send({ action: 'getSession', ...request }, GET_TIMEOUT_MS, readGetSession);
}

/** A repeat finds what the first one came to. */
export function requestReview(
  request: Omit<RequestReviewRequest, 'action'>,
): Promise<Answer<ActionResponses['requestReview']>> {
  return send({ action: 'requestReview', ...request }, OPEN_TIMEOUT_MS, readOpenSession);
}
