/** What each action of an operator answers, checked. */
import {
  type EntryCode,
  type ExportPage,
  type OperatorActionName,
  type OperatorResponse,
  type Overview,
  PAUSE_REASONS,
  type Poster,
  type ServiceStatus,
  type UsageReport,
} from '../../contract/operator';
import {
  FAIL_REASONS,
  PASS_REASONS,
  type ReviewDecision,
  type ReviewLook,
  type ReviewView,
} from '../../contract/operator-reviews';
import type {
  Advice,
  OutcomeCount,
  Pace,
  PackageView,
  Savings,
  UsageCounts,
  UsageRow,
} from '../../contract/operator-usage';
import { BadAnswer } from '../../services/answer';
import { flag, list, nullable, number, oneOf, type Reader, shape, text } from './read';

const countFields = { charged: number, unknown: number, free: number, saved: number };
const counts = shape<UsageCounts>(countFields);
const usageRow = shape<UsageRow>({ ...countFields, start: number });
const charged = oneOf(['yes', 'no', 'unknown']);

const outcomeCount = shape<OutcomeCount>({
  code: text,
  state: oneOf(['settled', 'unknown', 'refused', 'reserved']),
  charged,
  count: number,
});

const SERVICE: {
  readonly [State in ServiceStatus['state']]: Reader<Extract<ServiceStatus, { state: State }>>;
} = {
  open: shape<Extract<ServiceStatus, { state: 'open' }>>({ state: oneOf(['open']) }),
  stopped: shape<Extract<ServiceStatus, { state: 'stopped' }>>({
    state: oneOf(['stopped']),
    since: number,
    reason: oneOf(PAUSE_REASONS),
  }),
  paused: shape<Extract<ServiceStatus, { state: 'paused' }>>({
    state: oneOf(['paused']),
    since: number,
    problem: text,
    probeAt: number,
  }),
  held: shape<Extract<ServiceStatus, { state: 'held' }>>({ state: oneOf(['held']), until: number }),
};

const serviceState = shape({ state: oneOf(['open', 'stopped', 'paused', 'held']) });
const service: Reader<ServiceStatus> = (value) => SERVICE[serviceState(value).state](value);

const pace = shape<Pace>({
  overDays: number,
  callsPerDay: nullable(number),
  daysLeft: nullable(number),
  endsAt: nullable(number),
  endsBy: nullable(oneOf(['used-up', 'expired'])),
});

const packageView = shape<PackageView>({
  id: text,
  enteredAt: number,
  calls: number,
  priceYuan: number,
  from: number,
  to: number,
  used: nullable(shape({ calls: number, at: number })),
  orderId: text,
  drawn: number,
  remaining: number,
  state: oneOf(['waiting', 'in-use', 'next', 'used-up', 'expired']),
  expiresUnused: number,
});

const advice = shape<Advice>({
  calls: number,
  priceYuan: number,
  yuanPerCall: number,
  lastsDays: number,
  expiresUnused: number,
});

const savings = shape<Savings>({ calls: number, yuan: nullable(number) });

const overview = shape<Overview>({
  at: number,
  service,
  today: counts,
  outcomes: list(outcomeCount),
  remaining: number,
  remainingShare: nullable(number),
  warnsAt: list(number),
  uncovered: number,
  paces: shape({ week: pace, month: pace }),
  packages: list(packageView),
  advice: nullable(advice),
  yuanPerCall: nullable(number),
  savings,
  reviewsWaiting: number,
  rolledUpTo: nullable(number),
  warningTemplateId: nullable(text),
});

const usage = shape<UsageReport>({
  step: oneOf(['window', 'hour', 'day']),
  rows: list(usageRow),
  total: counts,
  outcomes: list(outcomeCount),
  apiMeanMs: nullable(number),
});

const page = shape<ExportPage>({ text, rows: number, next: nullable(text), fileName: text });

const PASSED = shape({ decision: oneOf(['pass']), reason: oneOf(PASS_REASONS) });
const FAILED = shape({ decision: oneOf(['fail']), reason: oneOf(FAIL_REASONS) });
const decided = shape({ decision: oneOf(['pass', 'fail']) });
const decision: Reader<ReviewDecision> = (value) =>
  decided(value).decision === 'pass' ? PASSED(value) : FAILED(value);
const seenBy = shape({ at: number, isYours: flag });
const look: Reader<ReviewLook> = (value) => ({ ...decision(value), ...seenBy(value) });

const review = shape<ReviewView>({
  sessionId: text,
  maskedName: text,
  cause: oneOf(['REQUESTED', 'LIKELY']),
  waitingSince: number,
  requester: nullable(shape({ name: text, purpose: text, reference: text })),
  outcome: nullable(text),
  attemptsUsed: number,
  looks: list(look),
});

const poster = shape<Poster>({
  posterId: text,
  name: text,
  purpose: text,
  createdAt: number,
  endedAt: nullable(number),
  code: nullable(shape<EntryCode>({ contentType: text, base64: text })),
});

/** The answer says no more than that it was done. */
const done: Reader<object> = (value) => {
  if (typeof value !== 'object' || value === null) throw new BadAnswer();
  return {};
};

export const READERS: { readonly [Name in OperatorActionName]: Reader<OperatorResponse<Name>> } = {
  getOverview: shape({ overview }),
  getUsage: shape({ usage }),
  savePackage: shape({ packageId: text }),
  removePackage: done,
  listReviews: shape({ reviews: list(review), needsSecondLook: flag }),
  decideReview: shape({ state: oneOf(['passed', 'failed', 'review']) }),
  pauseService: shape({ service }),
  resumeService: shape({ service }),
  exportRows: shape({ page }),
  createPoster: shape({ poster }),
  listPosters: shape({ posters: list(poster) }),
  endPoster: done,
};
