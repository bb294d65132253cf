import { describe, expect, it } from '@jest/globals';
import { REVIEWS } from '../../../../../dev/scenes/operator-answers';
import { FAIL_REASONS, PASS_REASONS } from '../../../../../miniprogram/contract/operator-reviews';
import { NEW_FORM, parseReview, withDecision } from '../../../../../miniprogram/operator/models/review-form';
import { reviewsView, reviewView } from '../../../../../miniprogram/operator/models/reviews-view';
import { serviceView } from '../../../../../miniprogram/operator/models/service-view';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';
import { zhCN as people } from '../../../../../miniprogram/text/zh-CN';

const NOW = Date.UTC(2026, 10, 24, 1, 5);
const DOCUMENT = { name: '张三', idNumber: '310115198001211272' };

describe('a decision', () => {
  it.each(FAIL_REASONS)('not to confirm needs a reason and no document: %s', (reason) => {
    const form = { ...NEW_FORM, decision: 'fail', reason } as const;
    expect(parseReview(form, NOW)).toEqual({ ok: true, decision: { decision: 'fail', reason }, seen: null });
  });

  it.each(PASS_REASONS)('to pass somebody needs the document that was seen: %s', (reason) => {
    const form = { ...NEW_FORM, decision: 'pass', reason } as const;
    expect(parseReview(form, NOW)).toEqual({
      ok: false,
      problems: { choice: false, name: 'NAME_EMPTY', idNumber: 'ID_EMPTY' },
    });
    expect(parseReview({ ...form, ...DOCUMENT, idNumber: '310115 19800121 1272' }, NOW)).toEqual({
      ok: true,
      decision: { decision: 'pass', reason },
      seen: DOCUMENT,
    });
  });

  it.each([
    ['nothing chosen', NEW_FORM],
    ['no reason', { ...NEW_FORM, decision: 'pass' }],
    ['the reason of the other one', { ...NEW_FORM, decision: 'pass', reason: 'NOT_REACHED', ...DOCUMENT }],
  ] as const)('is not sent with %s', (_, form) => {
    expect(parseReview(form, NOW)).toMatchObject({ ok: false, problems: { choice: true } });
  });

  it('that is changed loses its reason, and the same one again does not', () => {
    const form = { ...NEW_FORM, decision: 'fail', reason: 'NOT_REACHED' } as const;
    expect(withDecision(form, 'pass').reason).toBeNull();
    expect(withDecision(form, 'fail')).toBe(form);
  });
});

describe('who waits', () => {
  it('is shown masked, with why and since when', () => {
    const [first, second] = reviewsView(REVIEWS, zhCN);
    expect(first).toMatchObject({ maskedName: '*三', cause: zhCN.review.causes.REQUESTED, note: '' });
    expect(first?.waiting).toContain('2026-11-23 07:30');
    expect(second).toMatchObject({ requester: zhCN.review.own, note: zhCN.review.waitsForOther });
  });

  it('is shown with what the face API said last, and who has looked', () => {
    const [first, second] = REVIEWS.map((one) => reviewView(one, zhCN, people));
    expect(first).toMatchObject({
      outcome: zhCN.review.neverAsked,
      reference: 'KYC-20261123-0042',
      looks: [],
    });
    expect(second).toMatchObject({ outcome: people.outcomes.LIKELY_SAME_PERSON.headline, hasLooked: true });
    expect(second?.looks[0]?.what).toBe('是本人 · 视频通话核对过');
  });
});

describe('the service', () => {
  it.each([
    [{ state: 'open' }, true, false],
    [{ state: 'held', until: NOW }, true, false],
    [{ state: 'stopped', since: NOW, reason: 'RENEWAL' }, false, true],
    [{ state: 'paused', since: NOW, problem: 'ARREARS', probeAt: NOW }, false, true],
  ] as const)('can be stopped or let go on: %j', (service, canPause, canResume) => {
    expect(serviceView(service, zhCN)).toMatchObject({ canPause, canResume });
  });
});
