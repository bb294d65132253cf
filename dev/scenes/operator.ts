/** Every page of an operator, and what stands there when it cannot be shown. A list: its length is that of the pages. */
import type { PreviewSettings } from '../preview';
import { AT, type OperatorAnswers, refused } from './answers';
import type { Hand } from './hand';
import {
  exportAnswer,
  overviewAnswer,
  PACKAGES,
  REVIEWS,
  reviewsAnswer,
  usageAnswer,
} from './operator-answers';
import { type Scene, scene } from './scene';

interface Visit {
  readonly name: string;
  readonly page: string;
  readonly query?: string;
  readonly operator?: OperatorAnswers;
  readonly settings?: Partial<PreviewSettings>;
  readonly play: (hand: Hand) => Promise<void>;
}

/** The phone's time stands still, so that its pictures show the same day each time. */
function visit({ name, page, query = '', operator = {}, settings = {}, play }: Visit): Scene {
  return scene(`operator-${name}`, play, {
    at: AT,
    answers: { operator },
    settings: { path: `operator/pages/${page}/${page}`, query, ...settings },
  });
}

const seesOverview = ({ see, operatorWords }: Hand) => see(operatorWords.overview.forecast);

const OVERVIEW: readonly Scene[] = [
  visit({
    name: 'overview',
    page: 'overview',
    operator: { getOverview: overviewAnswer() },
    play: seesOverview,
  }),
  visit({
    name: 'overview-warnings',
    page: 'overview',
    operator: {
      getOverview: overviewAnswer({
        service: { state: 'paused', since: AT - 600_000, problem: 'QUOTA_EXHAUSTED', probeAt: AT + 300_000 },
        remaining: 412,
        remainingShare: 0.041,
        paces: {
          week: { overDays: 7, callsPerDay: 118, daysLeft: 3.4, endsAt: AT + 294_000_000, endsBy: 'used-up' },
          month: {
            overDays: 28,
            callsPerDay: 96,
            daysLeft: 4.2,
            endsAt: AT + 363_000_000,
            endsBy: 'used-up',
          },
        },
        uncovered: 12,
        rolledUpTo: AT - 3 * 60 * 60 * 1000,
        packages: PACKAGES.map((one) => ({ ...one, expiresUnused: one.state === 'in-use' ? 240 : 0 })),
        warningTemplateId: 'template',
      }),
    },
    play: seesOverview,
  }),
  visit({
    name: 'overview-new',
    page: 'overview',
    operator: {
      getOverview: overviewAnswer({
        today: { charged: 0, unknown: 0, free: 0, saved: 0 },
        outcomes: [],
        remaining: 0,
        remainingShare: null,
        packages: [],
        advice: null,
        yuanPerCall: null,
        savings: { calls: 0, yuan: null },
        reviewsWaiting: 0,
        paces: {
          week: { overDays: 7, callsPerDay: null, daysLeft: null, endsAt: null, endsBy: null },
          month: { overDays: 28, callsPerDay: null, daysLeft: null, endsAt: null, endsBy: null },
        },
      }),
    },
    play: ({ see, operatorWords }) => see(operatorWords.overview.noPackage),
  }),
  visit({
    name: 'loading',
    page: 'overview',
    operator: { getOverview: 'never' },
    play: ({ see, operatorWords }) => see(operatorWords.common.loading),
  }),
  visit({
    name: 'offline',
    page: 'overview',
    operator: { getOverview: 'cut' },
    play: ({ see, operatorWords }) => see(operatorWords.situations.offline.headline),
  }),
  visit({
    name: 'refused',
    page: 'overview',
    operator: { getOverview: refused('SERVICE_UNAVAILABLE') },
    play: ({ see, operatorWords }) => see(operatorWords.situations.refused.headline),
  }),
  visit({
    name: 'stranger',
    page: 'overview',
    play: ({ see, operatorWords }) => see(operatorWords.situations.stranger.headline),
  }),
];

const USAGE: readonly Scene[] = (['window', 'hour', 'day'] as const).map((step) =>
  visit({
    name: `usage-${step}`,
    page: 'usage',
    operator: { getUsage: usageAnswer(step, AT) },
    play: async ({ button, see, operatorWords }) => {
      await see(operatorWords.usage.rows);
      await button(operatorWords.usage.steps[step]).click();
      await see(operatorWords.usage.rows);
    },
  }),
);

const PACKAGE: readonly Scene[] = [
  visit({
    name: 'packages',
    page: 'packages',
    operator: { getOverview: overviewAnswer() },
    play: ({ button, operatorWords }) => button(operatorWords.packages.add).waitFor(),
  }),
  visit({
    name: 'packages-none',
    page: 'packages',
    operator: { getOverview: overviewAnswer({ packages: [] }) },
    play: ({ see, operatorWords }) => see(operatorWords.packages.none),
  }),
  visit({
    name: 'package-new',
    page: 'package',
    operator: { getOverview: overviewAnswer() },
    play: async ({ button, operatorWords }) => {
      await button(operatorWords.package.offer('10,000', '¥2,850')).click();
    },
  }),
  visit({
    name: 'package-wrong',
    page: 'package',
    operator: { getOverview: overviewAnswer() },
    play: async ({ button, see, operatorWords }) => {
      await button(operatorWords.package.save).click();
      await see(operatorWords.package.problems.CALLS);
    },
  }),
  visit({
    name: 'package-change',
    page: 'package',
    query: 'id=cGFja2FnZS0wMDAwMDAwMQ',
    operator: { getOverview: overviewAnswer() },
    play: ({ button, operatorWords }) => button(operatorWords.package.remove).waitFor(),
  }),
];

const REVIEW: readonly Scene[] = [
  visit({
    name: 'reviews',
    page: 'reviews',
    operator: { listReviews: reviewsAnswer(REVIEWS, true) },
    play: ({ see, operatorWords }) => see(operatorWords.review.causes.LIKELY),
  }),
  visit({
    name: 'reviews-none',
    page: 'reviews',
    operator: { listReviews: reviewsAnswer([]) },
    play: ({ see, operatorWords }) => see(operatorWords.review.none),
  }),
  visit({
    name: 'review',
    page: 'review',
    query: 'id=c2NlbmUtcmV2aWV3LTAwMQ',
    operator: { listReviews: reviewsAnswer() },
    play: async ({ button, see, operatorWords }) => {
      await button(operatorWords.review.decisions.pass).click();
      await button(operatorWords.review.reasons.DOCUMENT_SEEN).click();
      await see(operatorWords.review.seen);
    },
  }),
  visit({
    name: 'review-looked',
    page: 'review',
    query: 'id=c2NlbmUtcmV2aWV3LTAwMg',
    operator: { listReviews: reviewsAnswer(REVIEWS, true) },
    play: ({ see, operatorWords }) => see(operatorWords.review.waitsForOther),
  }),
  visit({
    name: 'review-decided',
    page: 'review',
    query: 'id=c2NlbmUtcmV2aWV3LTAwMQ',
    operator: { listReviews: reviewsAnswer(), decideReview: { ok: true, data: { state: 'failed' } } },
    play: async ({ button, page, see, operatorWords: { review } }) => {
      await button(review.decisions.fail).click();
      await button(review.reasons.NOT_REACHED).click();
      await button(review.send).click();
      await page.getByRole('dialog').getByRole('button', { name: review.decisions.fail }).click();
      await see(review.results.failed.headline);
    },
  }),
];

const SERVICE: readonly Scene[] = [
  visit({
    name: 'service-open',
    page: 'service',
    operator: { getOverview: overviewAnswer() },
    play: ({ button, operatorWords }) => button(operatorWords.service.pause).waitFor(),
  }),
  visit({
    name: 'service-stopped',
    page: 'service',
    operator: {
      getOverview: overviewAnswer({ service: { state: 'stopped', since: AT - 900_000, reason: 'RENEWAL' } }),
    },
    play: ({ button, operatorWords }) => button(operatorWords.service.resume).waitFor(),
  }),
  visit({
    name: 'service-paused',
    page: 'service',
    operator: {
      getOverview: overviewAnswer({
        service: { state: 'paused', since: AT - 600_000, problem: 'QUOTA_EXHAUSTED', probeAt: AT + 300_000 },
      }),
    },
    play: ({ button, operatorWords }) => button(operatorWords.service.resume).waitFor(),
  }),
];

const REST: readonly Scene[] = [
  visit({
    name: 'outcomes',
    page: 'outcomes',
    operator: { getUsage: usageAnswer('day', AT) },
    play: ({ see, operatorWords }) => see(operatorWords.outcomes.groups.settled),
  }),
  visit({
    name: 'export',
    page: 'export',
    operator: { getOverview: overviewAnswer(), exportRows: exportAnswer() },
    play: ({ button, operatorWords }) => button(operatorWords.export.make).waitFor(),
  }),
  visit({
    name: 'export-ready',
    page: 'export',
    operator: { getOverview: overviewAnswer(), exportRows: exportAnswer() },
    play: async ({ button, operatorWords }) => {
      await button(operatorWords.export.make).click();
      await button(operatorWords.export.share).waitFor();
    },
  }),
];

export const OPERATOR: readonly Scene[] = [...OVERVIEW, ...USAGE, ...PACKAGE, ...REVIEW, ...SERVICE, ...REST];
