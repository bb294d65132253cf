import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chartView, stepFor } from '../../../../../miniprogram/operator/models/chart';

const points = (values: readonly number[]) => values.map((value, index) => ({ key: String(index), value }));

describe('a chart', () => {
  it.each([
    [0, 1],
    [1, 1],
    [4, 1],
    [5, 2],
    [9, 5],
    [40, 10],
    [41, 20],
    [12_000, 5000],
  ])('for at most %d has a line every %d', (most, step) => {
    expect(stepFor(most)).toBe(step);
  });

  it('has lines from the highest down to zero, at their heights', () => {
    expect(chartView(points([3, 41]), []).lines).toEqual([
      { label: '60', at: 100 },
      { label: '40', at: 66.67 },
      { label: '20', at: 33.33 },
      { label: '0', at: 0 },
    ]);
  });

  it('says the number of the highest bar only, and keeps it inside', () => {
    const { bars } = chartView(points([7, 3, ...Array(18).fill(0)]), []);
    expect(bars.map(({ label }) => label).filter(Boolean)).toEqual(['7']);
    expect(bars[0]?.side).toBe('start');
    expect(bars[10]?.side).toBe('middle');
    expect(bars[19]?.side).toBe('end');
  });

  it('shows that there was something, however little', () => {
    const [some, none] = chartView(points([1, 0, 100_000]), []).bars;
    expect(some?.height).toBeGreaterThanOrEqual(1.5);
    expect(none?.height).toBe(0);
  });

  it('with nothing in it has an axis, and no bar', () => {
    const view = chartView(points([0, 0]), []);
    expect(view.lines).toEqual([
      { label: '1', at: 100 },
      { label: '0', at: 0 },
    ]);
    expect(view.bars.map(({ height, label }) => [height, label])).toEqual([
      [0, ''],
      [0, ''],
    ]);
  });

  it('puts ticks where their bars begin', () => {
    const ticks = chartView(points([1, 1, 1, 1]), [{ index: 3, label: 'x' }]).ticks;
    expect(ticks).toEqual([{ label: 'x', at: 75 }]);
  });

  it('never draws over its edge, and never more than five lines, whatever is counted', () => {
    const counts = fc.array(fc.nat({ max: 5_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, (values) => {
        const { bars, lines } = chartView(points(values), []);
        expect(lines.length).toBeLessThanOrEqual(5);
        expect(lines.length).toBeGreaterThanOrEqual(2);
        expect(bars.every(({ height }) => height >= 0 && height <= 100)).toBe(true);
      }),
    );
  });
});
