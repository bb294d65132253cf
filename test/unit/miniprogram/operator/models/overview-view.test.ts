import { describe, expect, it } from '@jest/globals';
import { GATEWAY_ROWS } from '../../../../../cloudfunctions/face-verify/src/face-api/gateway-rows';
import { overview, PACKAGES } from '../../../../../dev/scenes/operator-answers';
import type { Pace } from '../../../../../miniprogram/contract/operator-usage';
import { overviewView } from '../../../../../miniprogram/operator/models/overview-view';
import { warningsOf } from '../../../../../miniprogram/operator/models/overview-warnings';
import { PAUSING_PROBLEMS } from '../../../../../miniprogram/operator/models/problems';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';

const text = zhCN.overview;
const pace = (change: Partial<Pace>): Pace => ({
  overDays: 7,
  callsPerDay: 118,
  daysLeft: 21.9,
  endsAt: Date.UTC(2026, 11, 14, 22),
  endsBy: 'used-up',
  ...change,
});
const withPace = (change: Partial<Pace>) =>
  overview({ paces: { week: pace(change), month: pace({ ...change, overDays: 28 }) } });

describe('the overview', () => {
  it('shows first what was drawn today, what is left, and how long it lasts', () => {
    const tiles = overviewView(overview(), zhCN).tiles.map(({ label, value }) => [label, value]);
    expect(tiles).toEqual([
      [text.today, '106'],
      [text.remaining, '2,580'],
      [text.daysLeft, '21 天'],
    ]);
  });

  it('counts what nobody can confirm as drawn, and says so', () => {
    const { todayMore } = overviewView(
      overview({ today: { charged: 3, unknown: 2, free: 1, saved: 0 } }),
      zhCN,
    );
    expect(todayMore).toBe(text.todayMore('3', '2', '1'));
  });

  it('names the day of the end in China, by either pace', () => {
    const { forecasts } = overviewView(withPace({}), zhCN);
    expect(forecasts.map(({ when }) => when)).toEqual(['2026-12-15 用完', '2026-12-15 用完']);
    expect(forecasts.map(({ how }) => how)).toEqual([text.pace(7, '118'), text.pace(28, '118')]);
  });

  it.each([
    [
      'no whole day yet',
      withPace({ callsPerDay: null, daysLeft: null, endsAt: null, endsBy: null }),
      text.unknownDays,
    ],
    [
      'no call in a week',
      withPace({ callsPerDay: 0, daysLeft: null, endsAt: null, endsBy: null }),
      text.unknownDays,
    ],
    ['no end in sight', withPace({ daysLeft: null, endsAt: null, endsBy: null }), text.manyDays],
    ['no package', overview({ packages: [] }), text.unknownDays],
  ])('does not make up a number of days with %s', (_, data, value) => {
    expect(overviewView(data, zhCN).tiles[2]?.value).toBe(value);
  });

  it('shows a remainder of packages only where some were entered', () => {
    const { quota, tiles } = overviewView(overview({ packages: [], remainingShare: null }), zhCN);
    expect(quota).toBeNull();
    expect(tiles[1]?.value).toBe('–');
  });

  it.each([
    [0.5, 'good'],
    [0.2, 'good'],
    [0.199, 'warn'],
    [0.049, 'bad'],
  ])('colours what is left, at %d, as %s', (remainingShare, tone) => {
    expect(overviewView(overview({ remainingShare }), zhCN).quotaTone).toBe(tone);
  });

  it('says that there are a hundred or more to look at, not that there are a hundred', () => {
    expect(overviewView(overview({ reviewsWaiting: 100 }), zhCN).reviewsText).toBe(text.waiting('100+'));
    expect(overviewView(overview({ reviewsWaiting: 0 }), zhCN).reviewsText).toBe(text.nobodyWaits);
  });
});

describe('a warning', () => {
  const { at } = overview();

  it('is not given while everything is in order', () => {
    expect(warningsOf(overview(), zhCN)).toEqual([]);
  });

  it.each([
    ['below a limit', overview({ remainingShare: 0.199 }), text.low(19)],
    ['nothing left', overview({ remaining: 0, remainingShare: null }), text.usedUp],
    ['no package', overview({ packages: [] }), text.noPackage],
    ['calls that no package covers', overview({ uncovered: 12 }), text.uncovered('12')],
    ['a timer that never ran', overview({ rolledUpTo: null }), text.timerStopped],
    ['a timer that stands still', overview({ rolledUpTo: at - 3_600_001 }), text.timerStopped],
    [
      'calls that will expire',
      overview({
        packages: PACKAGES.map((one) => ({ ...one, expiresUnused: one.state === 'in-use' ? 240 : 9 })),
      }),
      text.expiring('2026070112345', '240', '2027-06-30'),
    ],
  ])('is given for %s', (_, data, line) => {
    expect(warningsOf(data, zhCN)).toEqual([line]);
  });

  it('is not given at the limit itself', () => {
    expect(warningsOf(overview({ remainingShare: 0.2 }), zhCN)).toEqual([]);
  });

  it.each(PAUSING_PROBLEMS)('says what to do while the service is paused by %s', (problem) => {
    const service = { state: 'paused', since: at, problem, probeAt: at } as const;
    const [line] = warningsOf(overview({ service }), zhCN);
    expect(line).toContain(zhCN.service.problems[problem]);
  });

  it('has words for every problem by which the service pauses itself', () => {
    const pausing = GATEWAY_ROWS.filter(({ user }) => user === 'paused').map(({ problem }) => problem);
    expect([...PAUSING_PROBLEMS].sort()).toEqual([...new Set(pausing)].sort());
  });

  it('shows the code of a problem that this phone does not know', () => {
    const service = { state: 'paused', since: at, problem: 'BRAND_NEW', probeAt: at } as const;
    expect(warningsOf(overview({ service }), zhCN)[0]).toContain('BRAND_NEW');
  });
});
