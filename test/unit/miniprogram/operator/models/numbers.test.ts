import { describe, expect, it } from '@jest/globals';
import {
  callPriceText,
  clockText,
  countText,
  dayText,
  momentText,
  moneyText,
  parseDay,
  percentOf,
  startOfDay,
} from '../../../../../miniprogram/operator/models/numbers';

/** 2026-11-24 09:05 in China. */
const AT = Date.UTC(2026, 10, 24, 1, 5);

describe('a number', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
    [-1500, '-1,500'],
  ])('%d is read as %s', (count, text) => {
    expect(countText(count)).toBe(text);
  });

  it.each([
    [0, '¥0'],
    [0.32, '¥0.32'],
    [0.05, '¥0.05'],
    [1500, '¥1,500'],
    [110_000.5, '¥110,000.50'],
    [1.999, '¥2'],
  ])('%d yuan are read as %s', (yuan, text) => {
    expect(moneyText(yuan)).toBe(text);
  });

  it.each([
    [0.285, '¥0.285'],
    [0.3, '¥0.30'],
    [0.33333, '¥0.333'],
    [1, '¥1.00'],
  ])('a call for %d yuan costs %s', (yuan, text) => {
    expect(callPriceText(yuan)).toBe(text);
  });

  it.each([
    [1, 3, 33],
    [5, 4, 100],
    [0, 0, 0],
    [-1, 4, 0],
  ])('%d of %d are %d percent', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent);
  });
});

describe('a time', () => {
  it('is that of China, wherever the phone is', () => {
    expect([dayText(AT), clockText(AT), momentText(AT)]).toEqual(['2026-11-24', '09:05', '2026-11-24 09:05']);
    expect(momentText(Date.UTC(2026, 11, 31, 16))).toBe('2027-01-01 00:00');
  });

  it('has a day that begins at midnight in China', () => {
    expect(startOfDay(AT)).toBe(Date.UTC(2026, 10, 23, 16));
    expect(startOfDay(Date.UTC(2026, 10, 23, 16))).toBe(Date.UTC(2026, 10, 23, 16));
    expect(startOfDay(Date.UTC(2026, 10, 23, 16) - 1)).toBe(Date.UTC(2026, 10, 22, 16));
  });

  it.each([
    ['2026-11-24', Date.UTC(2026, 10, 23, 16)],
    [' 2026-1-5 ', Date.UTC(2026, 0, 4, 16)],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['24.11.2026', null],
    ['', null],
  ])('typed as "%s" is the day %p', (text, at) => {
    expect(parseDay(text)).toBe(at);
  });
});
