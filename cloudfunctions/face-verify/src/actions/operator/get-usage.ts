/** `getUsage`: a span of time as rows of ten minutes, hours or days, without gaps. */
import {
  type OperatorRequest,
  type OperatorResponse,
  USAGE_MOST_DAYS,
  type UsageStep,
} from '../../../../../miniprogram/contract/operator';
import { WINDOW_MS } from '../../../../../miniprogram/contract/operator-usage';
import {
  apiMeanMs,
  countsOf,
  DAY_MS,
  dayStart,
  hourStart,
  mergeGroups,
  outcomesOf,
  type UsageGroup,
  windowStart,
} from '../../domain/usage';
import { VerifyError } from '../../errors';
import type { Services } from '../../ports';
import { countAll, MOST_DOCUMENTS, rollUp } from './roll-up';

interface Span {
  readonly start: number;
  readonly groups: readonly UsageGroup[];
}

const STEPS = {
  window: { ms: WINDOW_MS, startOf: windowStart },
  hour: { ms: 6 * WINDOW_MS, startOf: hourStart },
  day: { ms: DAY_MS, startOf: dayStart },
} as const satisfies Record<UsageStep, { ms: number; startOf: (instant: number) => number }>;

/** What is final from the roll-up, the rest from the ledger; days that are over from their own documents. */
async function readSpans(
  step: UsageStep,
  from: number,
  to: number,
  services: Services,
): Promise<readonly Span[]> {
  const { usage } = services.operator;
  const { upTo } = await rollUp(services);
  const final = Math.min(to, upTo ?? from);
  const wholeDaysTo = step === 'day' && upTo !== null ? Math.min(to, dayStart(upTo)) : from;
  const [days, windows, younger] = await Promise.all([
    step === 'day' ? usage.days(from, wholeDaysTo, MOST_DOCUMENTS) : [],
    usage.windows(Math.max(from, wholeDaysTo), final, MOST_DOCUMENTS),
    countAll(Math.max(from, final), to, services.operator),
  ]);
  return [...days, ...windows, ...younger];
}

/** @throws VerifyError BAD_REQUEST where the span is empty, or longer than one answer holds */
export async function getUsage(
  { step, from, to }: OperatorRequest<'getUsage'>,
  services: Services,
): Promise<OperatorResponse<'getUsage'>> {
  const { ms, startOf } = STEPS[step];
  const first = startOf(from);
  const end = startOf(to - 1) + ms;
  if (to <= from || end - first > USAGE_MOST_DAYS[step] * DAY_MS + ms)
    throw new VerifyError('BAD_REQUEST', 'to');
  const spans = await readSpans(step, first, end, services);
  const rows = Array.from({ length: Math.round((end - first) / ms) }, (_, index) => {
    const start = first + index * ms;
    const within = spans.filter((span) => startOf(span.start) === start);
    return { start, ...countsOf(within.flatMap(({ groups }) => groups)) };
  });
  const groups = mergeGroups(spans.map((span) => span.groups));
  const usage = {
    step,
    rows,
    total: countsOf(groups),
    outcomes: outcomesOf(groups),
    apiMeanMs: apiMeanMs(groups),
  };
  return { usage };
}
