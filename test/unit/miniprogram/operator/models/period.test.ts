import { describe, expect, it } from '@jest/globals';
import { momentText } from '../../../../../miniprogram/operator/models/numbers';
import {
  periodAt,
  periodText,
  STEPS,
  shifted,
  ticksOf,
  windowsOf,
  windowText,
} from '../../../../../miniprogram/operator/models/period';

/** 2026-11-24 09:05 in China. */
const AT = Date.UTC(2026, 10, 24, 1, 5);

describe('a screen of usage', () => {
  it.each([
    ['window', '2026-11-24 06:00–12:00'],
    ['hour', '2026-11-24 00:00–24:00'],
    ['day', '2026-10-28 – 2026-11-24'],
  ] as const)('of %s covers %s', (step, text) => {
    expect(periodText(periodAt(step, AT))).toBe(text);
  });

  it.each(STEPS)('of %s holds this moment, and so do its windows, one after the other', (step) => {
    const period = periodAt(step, AT);
    const windows = windowsOf(period);
    expect(period.from).toBeLessThanOrEqual(AT);
    expect(period.to).toBeGreaterThan(AT);
    expect(windows[0]).toBe(period.from);
    const length = (windows[1] ?? 0) - (windows[0] ?? 0);
    expect((windows.at(-1) ?? 0) + length).toBe(period.to);
  });

  it.each(STEPS)('of %s has a screen before and after it, with no gap', (step) => {
    const period = periodAt(step, AT);
    expect(shifted(period, -1).to).toBe(period.from);
    expect(shifted(period, 1).from).toBe(period.to);
  });

  it('at the end of a day ends at 24:00, not at 00:00', () => {
    const late = periodAt('window', AT + 12 * 60 * 60 * 1000);
    expect(periodText(late)).toBe('2026-11-24 18:00–24:00');
  });

  it.each([
    ['window', ['06:00', '08:00', '10:00']],
    ['hour', ['00:00', '06:00', '12:00', '18:00']],
    ['day', ['10-28', '11-04', '11-11', '11-18']],
  ] as const)('of %s has ticks that do not touch', (step, labels) => {
    expect(ticksOf(periodAt(step, AT)).map(({ label }) => label)).toEqual(labels);
  });

  it('names its windows', () => {
    const [from = 0] = windowsOf(periodAt('window', AT));
    expect(momentText(from)).toBe('2026-11-24 06:00');
    expect(windowText('window', from)).toBe('06:00–06:10');
    expect(windowText('hour', from)).toBe('06:00–07:00');
    expect(windowText('day', from)).toBe('2026-11-24');
  });
});
