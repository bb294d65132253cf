import { describe, expect, it } from '@jest/globals';
import {
  BadAnswer,
  readGetSession,
  readOpenSession,
  readResult,
  readSubmitAttempt,
} from '../../../../miniprogram/services/answer';

const session = {
  sessionId: 's',
  state: 'open',
  expiresAt: 9,
  attempts: { limit: 5, remaining: 4 },
  requester: null,
  verifiers: ['market'],
};
const attempt = {
  attemptId: 'a',
  status: 'decided',
  code: 'SAME_PERSON',
  source: 'market',
  state: 'pass',
  next: 'done',
  maskedName: '王*四',
  reference: 'r',
  at: 1,
};
const read = (change: object) => readSubmitAttempt({ session, attempt: { ...attempt, ...change } }).attempt;

describe('an answer of the function', () => {
  it('is handed on as the contract describes it', () => {
    expect(readOpenSession({ session })).toEqual({ session });
    expect(readSubmitAttempt({ session, attempt })).toEqual({ session, attempt });
    expect(
      readGetSession({ session, attempts: [attempt, { attemptId: 'b', status: 'in-progress' }] }),
    ).toEqual({
      session,
      attempts: [attempt, { attemptId: 'b', status: 'in-progress' }],
    });
  });

  it('names who asks, and nobody where that is not understood', () => {
    const requester = { name: '某某公司', purpose: '开户', returnTo: '/pages/shop/shop' };
    const ask = (given: unknown) =>
      readOpenSession({ session: { ...session, requester: given } }).session.requester;
    expect(ask(requester)).toEqual(requester);
    expect(ask({ ...requester, returnTo: 7 })).toEqual({ ...requester, returnTo: null });
    expect([undefined, null, 'x', { name: 1 }].map(ask)).toEqual([null, null, null, null]);
  });

  it('with an outcome that this version does not know is unknown, never a pass', () => {
    expect(read({ code: 'BRAND_NEW', state: 'pass', next: 'done' })).toMatchObject({
      code: 'UNRECOGNISED',
      state: 'unknown',
      next: 'wait',
    });
  });

  it.each(['DIFFERENT_PERSON', 'ID_NOT_FOUND', 'PHOTO_UNUSABLE', 'SERVICE_EXCEPTION'])(
    'with %s is no pass, whatever state it claims',
    (code) => {
      expect(read({ code, state: 'pass' })).not.toMatchObject({ state: 'pass' });
      expect(read({ code, state: 'pass', next: 'done' })).not.toMatchObject({ next: 'done' });
    },
  );

  it('takes a likely match for a pass only where the function says so', () => {
    expect(read({ code: 'LIKELY_SAME_PERSON', state: 'pass' })).toMatchObject({ state: 'pass' });
    expect(read({ code: 'LIKELY_SAME_PERSON', state: 'retry', next: 'retake' })).toMatchObject({
      state: 'retry',
      next: 'retake',
    });
  });

  it('does not show a pass that the function does not call one', () => {
    expect(read({ state: 'retry' })).toMatchObject({ state: 'unknown' });
  });

  it('reads a refused attempt, with an unknown reason as an unavailable service', () => {
    expect(read({ status: 'refused', code: 'SERVICE_BUSY' })).toEqual({
      attemptId: 'a',
      status: 'refused',
      code: 'SERVICE_BUSY',
      at: 1,
    });
    expect(read({ status: 'refused', code: 'BRAND_NEW' })).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'ok'],
    ['no session', { attempt }],
    ['a session in an unknown state', { session: { ...session, state: 'new' }, attempt }],
    ['an attempt without an id', { session, attempt: { ...attempt, attemptId: 7 } }],
    ['an attempt in an unknown status', { session, attempt: { ...attempt, status: 'new' } }],
  ])('that is %s is not believed', (_, data) => {
    expect(() => readSubmitAttempt(data)).toThrow(BadAnswer);
  });

  it('refuses in a known code only', () => {
    expect(readResult({ ok: false, error: { code: 'SERVICE_PAUSED' } })).toEqual({
      ok: false,
      error: { code: 'SERVICE_PAUSED' },
    });
    for (const result of [
      null,
      {},
      { ok: 'true', data: {} },
      { ok: false },
      { ok: false, error: { code: 'X' } },
    ]) {
      expect(() => readResult(result)).toThrow(BadAnswer);
    }
  });
});
