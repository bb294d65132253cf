import { describe, expect, it } from '@jest/globals';
import type { UsageReport } from '../../../../../miniprogram/contract/operator';
import { outcomesView } from '../../../../../miniprogram/operator/models/outcomes-view';
import { periodAt, STEPS, windowsOf } from '../../../../../miniprogram/operator/models/period';
import { usageView } from '../../../../../miniprogram/operator/models/usage-view';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';
import { zhCN as people } from '../../../../../miniprogram/text/zh-CN';

/** 2026-11-24 09:05 in China. */
const AT = Date.UTC(2026, 10, 24, 1, 5);

const report = (change: Partial<UsageReport>): UsageReport => ({
  step: 'hour',
  rows: [],
  total: { charged: 0, unknown: 0, free: 0, saved: 0 },
  outcomes: [],
  apiMeanMs: null,
  ...change,
});

describe('usage', () => {
  const period = periodAt('hour', AT);
  const [first = 0, second = 0, third = 0] = windowsOf(period);

  it('shows the same numbers as bars and as rows', () => {
    const rows = [
      { start: first, charged: 3, unknown: 1, free: 0, saved: 0 },
      { start: third, charged: 8, unknown: 0, free: 2, saved: 1 },
    ];
    const { chart, table, tiles } = usageView(period, report({ rows }), zhCN);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['00:00–01:00', '4', '1', '0'],
      ['02:00–03:00', '8', '0', '2'],
    ]);
    expect(chart.bars.slice(0, 3).map(({ height }) => height)).toEqual([50, 0, 100]);
    expect(chart.bars[2]?.label).toBe('8');
    expect(tiles.map(({ value }) => value)).toEqual(['12', '1', '2']);
  });

  it('leaves a gap where the function left one, and never moves a number', () => {
    const rows = [{ start: second, charged: 5, unknown: 0, free: 0, saved: 0 }];
    const { bars } = usageView(period, report({ rows }), zhCN).chart;
    expect(bars).toHaveLength(24);
    expect(bars.findIndex(({ height }) => height > 0)).toBe(1);
  });

  it('says in one sentence what the picture shows', () => {
    const rows = [{ start: third, charged: 8, unknown: 1, free: 0, saved: 0 }];
    const { said } = usageView(period, report({ rows }), zhCN);
    expect(said).toBe('2026-11-24 00:00–24:00，一共 9 次，最多的是 02:00–03:00，9 次。');
    expect(usageView(period, report({}), zhCN).said).toBe('2026-11-24 00:00–24:00，没有调用。');
  });

  it.each(STEPS)('has a bar for each window of a screen of %s', (step) => {
    const screen = periodAt(step, AT);
    expect(usageView(screen, report({ step }), zhCN).chart.bars).toHaveLength(windowsOf(screen).length);
  });
});

describe('outcomes', () => {
  it('stand in groups, the most frequent first, in the words that the person saw', () => {
    const view = outcomesView(
      report({
        outcomes: [
          { code: 'DIFFERENT_PERSON', state: 'settled', charged: 'yes', count: 1 },
          { code: 'SAME_PERSON', state: 'settled', charged: 'yes', count: 3 },
          { code: 'PHOTO_TOO_SMALL', state: 'refused', charged: 'no', count: 2 },
          { code: 'UNRECOGNISED', state: 'unknown', charged: 'unknown', count: 0 },
          { code: 'FROM_LATER', state: 'refused', charged: 'no', count: 2 },
        ],
        total: { charged: 4, unknown: 0, free: 4, saved: 2 },
      }),
      zhCN,
      people,
    );
    expect(view.all).toBe('8');
    expect(view.saved).toBe('2');
    expect(view.groups.map(({ state, count }) => [state, count])).toEqual([
      ['settled', '4'],
      ['refused', '4'],
    ]);
    expect(view.groups[0]?.rows.map(({ name, percent }) => [name, percent])).toEqual([
      [people.outcomes.SAME_PERSON.headline, 38],
      [people.outcomes.DIFFERENT_PERSON.headline, 13],
    ]);
    expect(view.groups[1]?.rows.map(({ name }) => name)).toEqual([
      'FROM_LATER',
      people.errors.PHOTO_TOO_SMALL.headline,
    ]);
  });
});
