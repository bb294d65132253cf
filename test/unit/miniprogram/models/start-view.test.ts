import { describe, expect, it } from '@jest/globals';
import { SESSION_STATES, type SessionView } from '../../../../miniprogram/contract/actions';
import { ERROR_CODES, ERRORS } from '../../../../miniprogram/contract/errors';
import {
  mayHaveAttempt,
  noticeOf,
  openAttempt,
  stateOfSession,
} from '../../../../miniprogram/models/start-view';
import { zhCN } from '../../../../miniprogram/text/zh-CN';

const session = (change: Partial<SessionView> = {}): SessionView => ({
  sessionId: 's',
  state: 'open',
  expiresAt: 9,
  attempts: { limit: 5, remaining: 5 },
  requester: null,
  verifiers: ['market'],
  ...change,
});

describe('the start page', () => {
  it('lets the person begin only in an open verification with attempts left', () => {
    expect(stateOfSession(session(), null)).toEqual({ name: 'ready' });
    expect(stateOfSession(session({ attempts: { limit: 5, remaining: 0 } }), null)).toEqual({
      name: 'refused',
      code: 'ATTEMPTS_USED_UP',
    });
  });

  it.each(SESSION_STATES.filter((state) => state !== 'open'))(
    'says before any photo that it is %s',
    (state) => {
      const notice = noticeOf(stateOfSession(session({ state }), null), zhCN);
      expect(notice?.message).toBe(zhCN.sessions[state]);
    },
  );

  it.each(ERROR_CODES)('has words and a button for %s', (code) => {
    const notice = noticeOf({ name: 'refused', code }, zhCN);
    // What passes by itself is told in words that know of no photo yet.
    const message = ERRORS[code].next === 'wait' ? zhCN.situations['not-ready'] : zhCN.errors[code];
    expect(notice).toMatchObject({ message, code });
    expect(notice?.tone).not.toBe('pass');
  });

  it('offers another way, not a second try, while the service is paused', () => {
    expect(noticeOf({ name: 'refused', code: 'SERVICE_PAUSED' }, zhCN)).toMatchObject({
      act: 'alternative',
      icon: 'pause',
    });
  });

  it('leads to an attempt whose result nobody has seen, before anything else', () => {
    const latest = openAttempt([{ attemptId: 'a', status: 'in-progress' }]);
    expect(latest).toEqual({ kind: 'open', attemptId: 'a' });
    const state = stateOfSession(session({ attempts: { limit: 5, remaining: 0 } }), latest);
    expect(noticeOf(state, zhCN)?.act).toBe('look');
  });

  it('asks about attempts only where one has been used', () => {
    expect(mayHaveAttempt(session())).toBe(false);
    expect(mayHaveAttempt(session({ attempts: { limit: 5, remaining: 4 } }))).toBe(true);
  });
});
