/** What the function answers an operator in a scene: a service of some hundred calls a day. */
import type {
  ExportPage,
  OperatorResponse,
  Overview,
  ServiceStatus,
  UsageStep,
} from '../../miniprogram/contract/operator';
import type { ReviewView } from '../../miniprogram/contract/operator-reviews';
import type { OutcomeCount, PackageView, UsageRow } from '../../miniprogram/contract/operator-usage';
import { periodAt, windowsOf } from '../../miniprogram/operator/models/period';
import { AT, ok } from './answers';

const DAY_MS = 24 * 60 * 60 * 1000;
const FROM = Date.UTC(2026, 5, 30, 16);

const pack = (change: Partial<PackageView>): PackageView => ({
  id: 'cGFja2FnZS0wMDAwMDAwMQ',
  calls: 10_000,
  priceYuan: 2850,
  from: FROM,
  to: FROM + 365 * DAY_MS,
  used: null,
  orderId: '2026070112345',
  enteredAt: FROM,
  drawn: 7420,
  remaining: 2580,
  state: 'in-use',
  expiresUnused: 0,
  ...change,
});

export const PACKAGES: readonly PackageView[] = [
  pack({}),
  pack({
    id: 'cGFja2FnZS0wMDAwMDAwMg',
    calls: 1000,
    priceYuan: 320,
    from: FROM - 20 * DAY_MS,
    to: FROM + 345 * DAY_MS,
    orderId: '2026061054321',
    drawn: 1000,
    remaining: 0,
    state: 'used-up',
  }),
];

export const OUTCOMES: readonly OutcomeCount[] = [
  { code: 'SAME_PERSON', state: 'settled', charged: 'yes', count: 86 },
  { code: 'DIFFERENT_PERSON', state: 'settled', charged: 'yes', count: 9 },
  { code: 'PHOTO_UNUSABLE', state: 'settled', charged: 'yes', count: 6 },
  { code: 'NAME_ID_MISMATCH', state: 'settled', charged: 'yes', count: 3 },
  { code: 'UNRECOGNISED', state: 'unknown', charged: 'unknown', count: 2 },
  { code: 'PHOTO_TOO_SMALL', state: 'refused', charged: 'no', count: 7 },
  { code: 'SERVICE_BUSY', state: 'refused', charged: 'no', count: 1 },
];

export function overview(change: Partial<Overview> = {}): Overview {
  return {
    at: AT,
    service: { state: 'open' },
    today: { charged: 104, unknown: 2, free: 8, saved: 7 },
    outcomes: OUTCOMES,
    remaining: 2580,
    remainingShare: 0.258,
    warnsAt: [0.2, 0.05],
    uncovered: 0,
    paces: {
      week: { overDays: 7, callsPerDay: 118, daysLeft: 21.9, endsAt: AT + 21.9 * DAY_MS, endsBy: 'used-up' },
      month: { overDays: 28, callsPerDay: 96, daysLeft: 26.9, endsAt: AT + 26.9 * DAY_MS, endsBy: 'used-up' },
    },
    packages: PACKAGES,
    advice: { calls: 20_000, priceYuan: 5550, yuanPerCall: 0.2775, lastsDays: 169, expiresUnused: 0 },
    yuanPerCall: 0.285,
    savings: { calls: 132, yuan: 37.62 },
    reviewsWaiting: 2,
    rolledUpTo: AT - 3 * 60 * 1000,
    warningTemplateId: null,
    ...change,
  };
}

export const overviewAnswer = (change: Partial<Overview> = {}) => ok({ overview: overview(change) });

/** More at noon and in the evening, little at night: drawn by a formula, the same in each picture. */
function drawnAt(step: UsageStep, start: number): number {
  const hour = new Date(start + 8 * 60 * 60 * 1000).getUTCHours();
  const busy = Math.max(0, Math.sin(((hour - 6) / 17) * Math.PI));
  const day = Math.floor(start / DAY_MS);
  if (step === 'day') return day % 7 === 3 ? 41 : 84 + ((day * 37) % 52);
  const wave = Math.round(busy * 12 + (busy > 0 ? (start / 600_000) % 5 : 0));
  return step === 'hour' ? wave : Math.round(wave / 6);
}

/** @param now of the phone: usage after it is nothing yet */
export function usageAnswer(step: UsageStep, now: number) {
  const rows: UsageRow[] = windowsOf(periodAt(step, now)).map((start) => {
    const charged = start > now ? 0 : drawnAt(step, start);
    const unknown = charged > 14 ? 1 : 0;
    return { start, charged, unknown, free: charged % 4 === 1 ? 2 : 0, saved: charged % 4 === 1 ? 1 : 0 };
  });
  const sum = (field: 'charged' | 'unknown' | 'free' | 'saved') =>
    rows.reduce((all, row) => all + row[field], 0);
  const total = { charged: sum('charged'), unknown: sum('unknown'), free: sum('free'), saved: sum('saved') };
  return ok({ usage: { step, rows, total, outcomes: OUTCOMES, apiMeanMs: 412 } });
}

const review = (change: Partial<ReviewView>): ReviewView => ({
  sessionId: 'c2NlbmUtcmV2aWV3LTAwMQ',
  maskedName: '*三',
  cause: 'REQUESTED',
  waitingSince: AT - 95 * 60 * 1000,
  requester: { name: '云海银行', purpose: '开通网上银行账户', reference: 'KYC-20261123-0042' },
  outcome: null,
  attemptsUsed: 0,
  looks: [],
  ...change,
});

export const REVIEWS: readonly ReviewView[] = [
  review({}),
  review({
    sessionId: 'c2NlbmUtcmV2aWV3LTAwMg',
    maskedName: '王*四',
    cause: 'LIKELY',
    waitingSince: AT - 20 * 60 * 1000,
    requester: null,
    outcome: 'LIKELY_SAME_PERSON',
    attemptsUsed: 3,
    looks: [{ decision: 'pass', reason: 'VIDEO_CALL', at: AT - 8 * 60 * 1000, isYours: true }],
  }),
];

export const reviewsAnswer = (reviews: readonly ReviewView[] = REVIEWS, needsSecondLook = false) =>
  ok<OperatorResponse<'listReviews'>>({ reviews, needsSecondLook });

export const serviceAnswer = (service: ServiceStatus) => ok({ service });

export const exportAnswer = (page: Partial<ExportPage> = {}) =>
  ok({ page: { text: '时间,次数\r\n', rows: 1204, next: null, fileName: 'usage-2026-11-23.csv', ...page } });
