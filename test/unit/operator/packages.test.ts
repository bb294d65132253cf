/** What is left of what was bought, how long it lasts, and what to buy next. */
import { describe, expect, it } from '@jest/globals';
import {
  advise,
  callsPerDay,
  paceOf,
  playForward,
} from '../../../cloudfunctions/face-verify/src/domain/forecast';
import { balancesOf, relevantFrom, stockOf } from '../../../cloudfunctions/face-verify/src/domain/packages';
import type { Drawing } from '../../../cloudfunctions/face-verify/src/domain/usage';
import { PRICE_LIST } from '../../../miniprogram/contract/price-list';
import { bought } from './rows';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Midnight in China. */
const NOW = Date.UTC(2026, 5, 14, 16);

/** So many calls in the middle of each day. */
const daily = (calls: number, from: number, days: number): Drawing[] =>
  Array.from({ length: days }, (_, day) => ({ start: from + day * DAY_MS + 12 * HOUR_MS, calls }));

const remaining = (packages: Parameters<typeof balancesOf>[0], drawings: readonly Drawing[]) =>
  Object.fromEntries(balancesOf(packages, drawings).packages.map((one) => [one.package.id, one.remaining]));

describe('the price list', () => {
  it('is the seller’s (face-api.md §3)', () => {
    expect(PRICE_LIST.map(({ priceYuan, calls }) => `${priceYuan}/${calls}`).join(', ')).toBe(
      '0/5, 2/8, 33/100, 320/1000, 620/2000, 1500/5000, 2850/10000, 5550/20000, 12900/50000, 25000/100000, 49000/200000, 110000/500000',
    );
  });
});

describe('calls', () => {
  const early = bought('early', 100, NOW, NOW + 30 * DAY_MS);
  const late = bought('late', 1000, NOW, NOW + 60 * DAY_MS);

  it('draw from the package that expires first, in whatever order they were entered', () => {
    expect(remaining([late, early], daily(10, NOW, 5))).toEqual({ early: 50, late: 1000 });
  });

  it('go on with the next one within one hour', () => {
    expect(remaining([early, late], [{ start: NOW, calls: 130 }])).toEqual({ early: 0, late: 970 });
  });

  it('do not draw from a package that has expired, or has not begun', () => {
    const waiting = bought('waiting', 500, NOW + 40 * DAY_MS, NOW + 90 * DAY_MS);
    expect(remaining([early, late, waiting], daily(3, NOW, 50))).toEqual({
      early: 10,
      late: 1000 - 20 * 3,
      waiting: 500,
    });
  });

  it('that no package covers are told', () => {
    expect(balancesOf([early], daily(10, NOW, 40)).uncovered).toBe(300);
  });

  it('from before the first package was entered are no concern of any', () => {
    expect(balancesOf([early], daily(10, NOW - 20 * DAY_MS, 20))).toMatchObject({ uncovered: 0 });
  });

  it('go on from what the seller’s console says', () => {
    const used = { calls: 60, at: NOW + 2 * DAY_MS };
    const stated = { ...early, used };
    expect(remaining([stated], daily(10, NOW, 4))).toEqual({ early: 20 });
  });

  it('matter from the first package on that overlaps, by others, with one of today', () => {
    const year = (id: string, from: number) => bought(id, 10, from, from + 365 * DAY_MS);
    const chain = [
      year('a', NOW - 900 * DAY_MS),
      year('b', NOW - 600 * DAY_MS),
      year('c', NOW - 300 * DAY_MS),
    ];
    expect(relevantFrom(chain, NOW)).toBe(NOW - 900 * DAY_MS);
    const apart = [year('a', NOW - 900 * DAY_MS), year('c', NOW - 300 * DAY_MS)];
    expect(relevantFrom(apart, NOW)).toBe(NOW - 300 * DAY_MS);
    expect(relevantFrom([], NOW)).toBe(NOW);
  });

  it('that are left have a share of the packages that still have some', () => {
    const { remaining: left, share } = stockOf(balancesOf([early, late], daily(130, NOW, 1)), NOW + DAY_MS);
    expect({ left, share }).toEqual({ left: 970, share: 0.97 });
  });
});

describe('the forecast', () => {
  const forecast = (packages: Parameters<typeof balancesOf>[0], perDay: number) => {
    const { endsAt, endsBy } = playForward(balancesOf(packages, []).packages, perDay, NOW);
    return { days: endsAt === null ? null : (endsAt - NOW) / DAY_MS, endsBy };
  };
  const year = 365 * DAY_MS;

  it.each([
    ['one package', [bought('a', 100, NOW, NOW + year)], 10, 10, 'used-up'],
    ['one that expires first', [bought('a', 100, NOW, NOW + 4 * DAY_MS)], 10, 4, 'expired'],
    [
      'two, the earlier expiring with calls left',
      [bought('a', 100, NOW, NOW + 4 * DAY_MS), bought('b', 100, NOW, NOW + year)],
      10,
      14,
      'used-up',
    ],
    [
      'one that begins only later',
      [bought('a', 50, NOW, NOW + year), bought('b', 100, NOW + 3 * DAY_MS, NOW + year)],
      10,
      15,
      'used-up',
    ],
    [
      'a gap before the next one',
      [bought('a', 20, NOW, NOW + year), bought('b', 100, NOW + 9 * DAY_MS, NOW + year)],
      10,
      2,
      'used-up',
    ],
    [
      'one that begins meanwhile and expires first',
      [bought('a', 100, NOW, NOW + 20 * DAY_MS), bought('b', 30, NOW + 2 * DAY_MS, NOW + 5 * DAY_MS)],
      10,
      13,
      'used-up',
    ],
    ['nothing', [], 10, 0, 'used-up'],
    ['no use at all', [bought('a', 100, NOW, NOW + 9 * DAY_MS)], 0, 9, 'expired'],
  ] as const)('considers %s', (_, packages, perDay, days, endsBy) => {
    const told = forecast(packages, perDay);
    expect(told.days).toBeCloseTo(days, 6);
    expect(told.endsBy).toBe(endsBy);
  });

  it('has the pace of whole days, and of as many as there are', () => {
    const drawings = [
      ...daily(10, NOW - 3 * DAY_MS, 2),
      ...daily(40, NOW - DAY_MS, 1),
      ...daily(900, NOW, 1),
    ];
    expect(callsPerDay(drawings, 7, NOW + HOUR_MS)).toBe(20);
    expect(callsPerDay(drawings, 1, NOW + HOUR_MS)).toBe(40);
    expect(callsPerDay(daily(5, NOW, 1), 7, NOW + HOUR_MS)).toBeNull();
    expect(callsPerDay([], 7, NOW)).toBeNull();
  });

  it('says nothing where nobody knows the pace', () => {
    expect(paceOf(7, [], [], NOW)).toEqual({
      ...{ overDays: 7, callsPerDay: null, daysLeft: null, endsAt: null, endsBy: null },
    });
  });
});

describe('the advice', () => {
  it.each([
    ['a few a day', 0.2, 100],
    ['three a day', 3, 1000],
    ['thirty a day', 30, 10_000],
    ['three hundred a day', 300, 100_000],
    ['three thousand a day', 3000, 500_000],
  ])('for %s is the offer whose verifications cost least', (_, perDay, calls) => {
    const advice = advise(perDay);
    expect(advice?.calls).toBe(calls);
    for (const offer of PRICE_LIST.filter(({ isTrial }) => !isTrial)) {
      const cost = offer.priceYuan / Math.min(offer.calls, perDay * 365);
      expect(advice?.yuanPerCall).toBeLessThanOrEqual(cost + 1e-9);
    }
  });

  it('counts what would expire unused', () => {
    expect(advise(0.2)).toMatchObject({ calls: 100, expiresUnused: 27, lastsDays: 365 });
  });

  it('is none where nothing is used', () => {
    expect([advise(0), advise(null)]).toEqual([null, null]);
  });
});
