/** The overview: numbers first, then what they mean, then what there is to do. Pure. */
import type { Overview } from '../../contract/operator';
import type { Pace } from '../../contract/operator-usage';
import type { OperatorWords } from '../text/words';
import { callPriceText, clockText, countText, dayText, moneyText, percentOf } from './numbers';
import { warningsOf } from './overview-warnings';

/** A pace of no calls a day says nothing of when it ends. */
const isMoving = (callsPerDay: number | null): callsPerDay is number =>
  callsPerDay !== null && callsPerDay > 0;

/** One digit after the point where it matters. */
const paceText = (callsPerDay: number): string =>
  callsPerDay < 10 ? String(Math.round(callsPerDay * 10) / 10) : countText(callsPerDay);

function forecastOf({ overDays, callsPerDay, endsAt, endsBy }: Pace, { overview }: OperatorWords) {
  if (!isMoving(callsPerDay)) return [];
  const isEndless = endsAt === null || endsBy === null;
  const when = isEndless ? overview.endless : overview.ends(dayText(endsAt), endsBy);
  return [{ key: String(overDays), when, how: overview.pace(overDays, paceText(callsPerDay)) }];
}

function daysLeftOf({ packages, paces }: Overview, { overview, common }: OperatorWords): string {
  const { callsPerDay, daysLeft } = paces.week;
  if (packages.length === 0 || !isMoving(callsPerDay)) return overview.unknownDays;
  return daysLeft === null ? overview.manyDays : common.days(Math.floor(daysLeft));
}

function adviceOf({ advice }: Overview, { overview }: OperatorWords) {
  if (advice === null) return null;
  const more = overview.adviceMore(callPriceText(advice.yuanPerCall), Math.floor(advice.lastsDays));
  const waste = advice.expiresUnused > 0 ? overview.adviceWaste(countText(advice.expiresUnused)) : '';
  return {
    text: overview.adviceText(countText(advice.calls), moneyText(advice.priceYuan)),
    more,
    waste,
  };
}

/** Of what is in use: the bar is full while nothing of it is drawn. */
function quotaOf({ packages, remaining, remainingShare }: Overview, { overview }: OperatorWords) {
  if (remainingShare === null) return null;
  const all = packages
    .filter(({ state }) => state === 'in-use' || state === 'next')
    .reduce((sum, { calls }) => sum + calls, 0);
  return {
    percent: percentOf(remainingShare, 1),
    text: overview.leftOf(countText(remaining), countText(all)),
  };
}

function toneOf({ remainingShare, warnsAt }: Overview): 'good' | 'warn' | 'bad' {
  const passed = warnsAt.filter((share) => remainingShare !== null && remainingShare < share);
  if (passed.length === 0) return 'good';
  return passed.length === warnsAt.length && warnsAt.length > 1 ? 'bad' : 'warn';
}

export function overviewView(data: Overview, words: OperatorWords) {
  const { today, savings, paces } = data;
  const { overview } = words;
  const saved = savings.yuan === null ? '' : moneyText(savings.yuan);
  return {
    updated: overview.updated(clockText(data.at)),
    tiles: [
      { key: 'today', label: overview.today, value: countText(today.charged + today.unknown) },
      {
        key: 'remaining',
        label: overview.remaining,
        value: data.packages.length === 0 ? '–' : countText(data.remaining),
      },
      { key: 'days', label: overview.daysLeft, value: daysLeftOf(data, words) },
    ],
    todayMore: overview.todayMore(countText(today.charged), countText(today.unknown), countText(today.free)),
    quota: quotaOf(data, words),
    quotaTone: toneOf(data),
    warnings: warningsOf(data, words),
    forecasts: [...forecastOf(paces.week, words), ...forecastOf(paces.month, words)],
    advice: adviceOf(data, words),
    cost: data.yuanPerCall === null ? '' : overview.costText(callPriceText(data.yuanPerCall)),
    saved: savings.calls === 0 ? '' : overview.savedText(countText(savings.calls), saved),
    reviewsText:
      data.reviewsWaiting === 0
        ? overview.nobodyWaits
        : overview.waiting(data.reviewsWaiting >= 100 ? '100+' : countText(data.reviewsWaiting)),
    serviceText: words.service.states[data.service.state].headline,
    canNotify: data.warningTemplateId !== null,
  };
}
