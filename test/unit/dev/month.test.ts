/** A small month, in simulated time: the whole one is `npm run simulate:month`. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { countsOf, drawnOf } from '../../../cloudfunctions/face-verify/src/domain/usage';
import { type Month, simulateMonth } from '../../../dev/month/simulate';

const VERIFICATIONS = 3000;
/** Midnight in China. */
const START = Date.UTC(2026, 5, 7, 16);

describe('a simulated month', () => {
  let month: Month;

  beforeAll(async () => {
    month = await simulateMonth({ verifications: VERIFICATIONS, seed: 7, start: START });
  });

  const groups = () => {
    const documents = month.collections['usage']?.all() ?? [];
    return documents.filter(({ kind }) => kind === 'window').flatMap((window) => Object(window).groups);
  };

  it('is rolled up to the call that the seller bills', () => {
    const { charged, unknown, free, saved } = countsOf(groups());
    expect(charged + unknown + free).toBe(VERIFICATIONS);
    expect(saved).toBeGreaterThan(100);
    expect(month.billedOf).toEqual({ charged, unknown: unknown - month.unbilledUnknown, free: 0 });
    expect(month.bill).toBe(drawnOf(groups()) - month.unbilledUnknown);
  });

  it('draws that from the packages, the first to expire first', () => {
    const { packages, uncovered } = month.overview;
    expect(packages.map(({ remaining }) => remaining)).toEqual([0, 0, 0]);
    expect(packages.reduce((sum, { drawn }) => sum + drawn, 0) + uncovered).toBe(drawnOf(groups()));
  });

  it('is foreseen within ten per cent of the days that are left', () => {
    expect(month.forecasts.map(({ day }) => day)).toEqual([8, 15, 22]);
    for (const { errorPercent } of month.forecasts) expect(errorPercent).toBeLessThanOrEqual(10);
  });

  it('is warned of once at 20 %, once at 5 %, and when nothing is left', () => {
    const shares = month.warnings.map(({ share }) => share);
    expect(shares).toHaveLength(3);
    expect(shares[0]).toBeLessThanOrEqual(0.2);
    expect(shares[0]).toBeGreaterThan(0.15);
    expect(shares[1]).toBeLessThanOrEqual(0.05);
    expect(shares[2]).toBe(0);
  });
});
