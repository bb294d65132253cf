/** `npm run load` in small: the same run as the large one, and what it says when something does not add up. */
import { describe, expect, it } from '@jest/globals';
import { type Decision, NO_EVIDENCE } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { idNumberOf } from '../../../dev/load/people';
import { createRandom } from '../../../dev/load/random';
import { type Charge, isConsistent, totalsOf } from '../../../dev/load/totals';
import { checkIdNumber } from '../../../miniprogram/contract/identity';
import { runScript } from './run-script';

describe('npm run load', () => {
  it('pays for nothing twice and loses nothing, with a fault in every third verification', async () => {
    const { code, out, err } = await runScript(
      'load.ts',
      '--people 20 --verifications 60 --faults 0.33 --seed 7 --json'.split(' '),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = JSON.parse(out);
    expect(report).toMatchObject({ verifications: 60, lost: 0, double: 0, contradictions: 0 });
    expect(report.faultsInjected).toBeGreaterThan(5);
    expect(report.billed).toBeGreaterThan(30);
    expect(report.billed).toBeGreaterThanOrEqual(report.ledgerCharged);
    expect(report.billed).toBeLessThanOrEqual(report.ledgerCharged + report.ledgerUnknown);
    expect(report.dbTripsSequentialMax).toBe(3);
    expect(report.ownMs.p50).toBeGreaterThan(0);
    expect(report.ownMs.p95).toBeGreaterThanOrEqual(report.ownMs.p50);
  }, 240_000);

  it.each([
    ['--people', '0'],
    ['--people', '501'],
    ['--verifications', '1e3'],
    ['--faults', '5'],
    ['--faults', '-1'],
    ['--seed', 'x'],
    ['--nobody', '1'],
    ['stray', 'words'],
  ])('refuses %s %s, says how it is used, and ends with 2', async (...args) => {
    const { code, out, err } = await runScript('load.ts', args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage');
  });
});

const row = (id: string, charged: Decision['charged'] | null): Charge => ({
  id,
  decision:
    charged === null
      ? null
      : { ...NO_EVIDENCE, state: 'settled', code: 'SAME_PERSON', charged, problem: null, decidedAt: 1 },
});

describe('the totals', () => {
  it('add up where every bill has its row, and a row without a decision may be one', () => {
    const totals = totalsOf(
      [row('a', 'yes'), row('b', 'no'), row('c', null)],
      [
        { attemptId: 'a', billed: 1 },
        { attemptId: 'b', billed: 0 },
        { attemptId: 'c', billed: 1 },
      ],
      2,
    );
    const none = { lost: 0, double: 0, contradictions: 0 };
    expect(totals).toEqual({ ...none, ledgerCharged: 1, ledgerUnknown: 1, billed: 2 });
    expect(isConsistent(totals)).toBe(true);
  });

  it.each([
    ['a bill without a row', [], [{ attemptId: 'a', billed: 1 }], 1, { lost: 1 }],
    ['a bill about nobody', [row('a', 'yes')], [{ attemptId: 'a', billed: 1 }], 2, { lost: 1 }],
    ['two bills for one attempt', [row('a', 'yes')], [{ attemptId: 'a', billed: 2 }], 2, { double: 1 }],
    ['a bill called free', [row('a', 'no')], [{ attemptId: 'a', billed: 1 }], 1, { contradictions: 1 }],
    ['a charge without a bill', [row('a', 'yes')], [{ attemptId: 'a', billed: 0 }], 0, { contradictions: 1 }],
  ])('do not with %s', (_, rows, bills, billed, found) => {
    const totals = totalsOf(rows, bills, billed);
    expect(totals).toMatchObject(found);
    expect(isConsistent(totals)).toBe(false);
  });
});

describe('the people of the load', () => {
  it('have valid numbers, each another one', () => {
    const numbers = [0, 1, 13_999, 14_000, 20_000].map(idNumberOf);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(checkIdNumber(number, Date.now()).ok).toBe(true);
  });

  it('meet the same chance with the same seed', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });
});
