import { describe, expect, it } from '@jest/globals';
import type { SessionView } from '../../../../miniprogram/contract/actions';
import { ERROR_CODES, type ErrorCode } from '../../../../miniprogram/contract/errors';
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../../../../miniprogram/contract/outcome';
import {
  endsAttempt,
  keepsSelfie,
  type ResultScreen,
  resultScreen,
} from '../../../../miniprogram/models/result-view';
import type { DecidedAttempt } from '../../../../miniprogram/models/verification';
import { zhCN } from '../../../../miniprogram/text/zh-CN';

const session: SessionView = {
  sessionId: 's',
  state: 'open',
  expiresAt: 9,
  attempts: { limit: 5, remaining: 3 },
  requester: null,
  verifiers: ['market'],
};
const context = { session, source: 'market', hasSubmission: true } as const;

function attempt(code: OutcomeCode, change: Partial<DecidedAttempt> = {}): DecidedAttempt {
  const { state, next } = OUTCOMES[code];
  return {
    attemptId: 'attempt',
    status: 'decided',
    code,
    source: 'market',
    state,
    next,
    maskedName: '王*四',
    reference: 'request-1',
    at: 1_700_000_000_000,
    ...change,
  };
}

function screenOf(code: OutcomeCode, change: Partial<DecidedAttempt> = {}): ResultScreen {
  const screen = resultScreen({ name: 'answered', attempt: attempt(code, change) }, context, zhCN);
  if (screen === null) throw new Error('no screen');
  return screen;
}

const requester = { name: '示例商城', purpose: '开通网上商店', returnTo: null };

/** @param asked by whom; null: the person began by himself */
function refusalOf(code: ErrorCode, asked: SessionView['requester'] = requester): ResultScreen {
  const refused = {
    session: { ...session, requester: asked },
    source: 'market',
    hasSubmission: true,
  } as const;
  const screen = resultScreen({ name: 'refused', code }, refused, zhCN);
  if (screen === null) throw new Error('no screen');
  return screen;
}

describe('the result of an attempt', () => {
  it.each([
    ['SAME_PERSON', 'pass', 'finish'],
    ['LIKELY_SAME_PERSON', 'warn', 'retake'],
    ['DIFFERENT_PERSON', 'bad', 'retake'],
    ['NAME_ID_MISMATCH', 'bad', 'edit-identity'],
    ['ID_NOT_FOUND', 'bad', 'alternative'],
    ['NO_ID_PHOTO', 'bad', 'alternative'],
    ['PHOTO_UNUSABLE', 'warn', 'retake'],
    ['PHOTO_TOO_LARGE', 'warn', 'retake'],
    ['SERVICE_EXCEPTION', 'warn', 'again'],
    ['NAME_MALFORMED', 'warn', 'edit-name'],
    ['ID_MALFORMED', 'warn', 'edit-id'],
    ['UNRECOGNISED', 'info', 'ask'],
  ] as const)('%s looks like %s, and its main button is %s', (code, tone, main) => {
    expect(screenOf(code)).toMatchObject({ tone, main, code, reference: 'request-1' });
  });

  it('has a screen of its own for every row', () => {
    const headlines = OUTCOME_CODES.map((code) => screenOf(code).message.headline);
    expect(new Set(headlines).size).toBe(OUTCOME_CODES.length);
  });

  it('shows name and time on a pass only', () => {
    for (const code of OUTCOME_CODES) {
      expect(screenOf(code).maskedName !== '').toBe(code === 'SAME_PERSON');
      expect(screenOf(code).at !== 0).toBe(code === 'SAME_PERSON');
    }
  });

  it('says "passed" where the operator counts a likely match as a pass', () => {
    const screen = screenOf('LIKELY_SAME_PERSON', { state: 'pass', next: 'done' });
    expect(screen).toMatchObject({ tone: 'pass', main: 'finish', maskedName: '王*四' });
    expect(screen.message).toBe(zhCN.outcomes.SAME_PERSON);
  });

  it('offers another way, and the way back, once no attempt is left', () => {
    expect(screenOf('DIFFERENT_PERSON', { next: 'alternative' })).toMatchObject({
      main: 'alternative',
      second: 'finish',
      showsAttempts: false,
    });
  });

  it('does not say that no attempt is left where only another verifier is missing', () => {
    const { message } = screenOf('DEVICE_UNSUPPORTED', { next: 'alternative' });
    expect(message).toEqual(zhCN.outcomes.DEVICE_UNSUPPORTED);
  });

  it('asks for no new photo once no attempt is left', () => {
    const { message } = screenOf('DIFFERENT_PERSON', { next: 'alternative' });
    expect(message).toEqual({ ...zhCN.outcomes.DIFFERENT_PERSON, todo: zhCN.result.usedUp });
    expect(screenOf('ID_NOT_FOUND').message).toBe(zhCN.outcomes.ID_NOT_FOUND);
  });

  it('falls back to the attempt id where no answer named a reference', () => {
    expect(screenOf('UNRECOGNISED', { reference: null }).reference).toBe('attempt');
  });

  it('lets the person wait before the service is tried again', () => {
    expect(screenOf('SERVICE_EXCEPTION').waitSeconds).toBeGreaterThan(0);
    expect(screenOf('DIFFERENT_PERSON').waitSeconds).toBe(0);
  });

  it('leads to the start where nothing is in memory any more', () => {
    const state = { name: 'answered', attempt: attempt('DIFFERENT_PERSON') } as const;
    expect(resultScreen(state, { session, source: 'market', hasSubmission: false }, zhCN)?.main).toBe(
      'restart',
    );
  });
});

describe('a refusal', () => {
  it.each(ERROR_CODES)('%s is never a pass, has words and a way on', (code) => {
    const screen = refusalOf(code);
    // Neither is it a word about the person: the red cross belongs to outcomes.
    expect(['warn', 'info']).toContain(screen.tone);
    expect(screen.message).toBe(zhCN.errors[code]);
    expect(screen.main).not.toBe('finish');
  });

  it.each([
    ['NAME_INVALID', 'edit-name'],
    ['ID_NUMBER_INVALID', 'edit-id'],
    ['PHOTO_UNREADABLE', 'retake'],
    ['SERVICE_PAUSED', 'alternative'],
    ['SERVICE_BUSY', 'again'],
    ['SERVICE_UNAVAILABLE', 'again'],
    ['SESSION_EXPIRED', 'alternative'],
    ['CONSENT_REQUIRED', 'restart'],
    ['GUARDIAN_CONSENT_REQUIRED', 'edit-identity'],
  ] as const)('%s leads to %s', (code, main) => {
    expect(refusalOf(code).main).toBe(main);
  });

  it.each<ErrorCode>(['SESSION_EXPIRED', 'SESSION_NOT_FOUND'])(
    '%s of his own verification begins another one',
    (code) => {
      const screen = refusalOf(code, null);
      expect(screen).toMatchObject({ main: 'restart', second: null });
      expect(screen.message.todo).toBe(zhCN.result.startAgain);
    },
  );

  it('ends the attempt only where the service has recorded its end', () => {
    expect(endsAttempt({ name: 'refused', code: 'SERVICE_BUSY' })).toBe(true);
    expect(endsAttempt({ name: 'refused', code: 'SERVICE_UNAVAILABLE' })).toBe(false);
    expect(endsAttempt({ name: 'answered', attempt: attempt('SERVICE_EXCEPTION') })).toBe(true);
    expect(endsAttempt({ name: 'not-sent' })).toBe(false);
  });
});

describe('an attempt without an answer', () => {
  it('shows no result while it works', () => {
    expect(resultScreen({ name: 'sending' }, context, zhCN)).toBeNull();
    expect(resultScreen({ name: 'pausing', asked: 1, absent: 0 }, context, zhCN)).toBeNull();
  });

  it('offers no new photo, which would be a second payment, while nothing is known', () => {
    const screen = resultScreen({ name: 'unresolved' }, context, zhCN);
    expect(screen).toMatchObject({ main: 'ask', second: null, tone: 'info' });
  });

  it('keeps the photo only for what may use it again', () => {
    expect(keepsSelfie(screenOf('SERVICE_EXCEPTION'))).toBe(true);
    expect(keepsSelfie(screenOf('NAME_MALFORMED'))).toBe(true);
    expect(keepsSelfie(screenOf('DIFFERENT_PERSON'))).toBe(false);
    expect(keepsSelfie(screenOf('SAME_PERSON'))).toBe(false);
  });
});
