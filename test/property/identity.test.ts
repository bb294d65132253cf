import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import IDValidator from 'id-validator';
import GB2260 from 'id-validator/src/GB2260';
import {
  checkCharacter,
  checkIdNumber,
  checkName,
  maskIdNumber,
  maskName,
} from '../../miniprogram/contract/identity';

const NOW = Date.UTC(2026, 5, 15, 4);
const judge = new IDValidator(GB2260);

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Near-real numbers: any area, a day that may not exist, a check character that is right half of the time. */
const nearNumber = fc
  .record({
    area: fc.oneof(
      fc.constantFrom('110105', '320102', '650102', '810000', '990000', '000000'),
      fc.nat(999_999),
    ),
    year: fc.integer({ min: 1900, max: 2026 }),
    month: fc.integer({ min: 0, max: 13 }),
    day: fc.integer({ min: 0, max: 32 }),
    sequence: fc.nat(999),
    check: fc.option(fc.constantFrom(...'0123456789X'), { freq: 2 }),
  })
  .map(({ area, year, month, day, sequence, check }) => {
    const place = typeof area === 'number' ? pad(area, 6) : area;
    const first17 = `${place}${pad(year, 4)}${pad(month, 2)}${pad(day, 2)}${pad(sequence, 3)}`;
    return first17 + (check ?? checkCharacter(first17));
  });

/**
 * Where we differ from the judge on purpose: he knows the mainland's provinces only (no 71, 81, 82,
 * 83), lets birthdays after today through, and days like 31 April.
 */
function judgeIsCompetent(number: string): boolean {
  const date = new Date(
    Date.UTC(Number(number.slice(6, 10)), Number(number.slice(10, 12)) - 1, Number(number.slice(12, 14))),
  );
  const isCalendarDay = date.getUTCDate() === Number(number.slice(12, 14));
  return !/^(71|81|82|83)/.test(number) && isCalendarDay && date.getTime() <= NOW;
}

describe('checkIdNumber', () => {
  it('agrees with the independent judge id-validator on 20,000 near-real numbers', () => {
    let compared = 0;
    let accepted = 0;
    fc.assert(
      fc.property(nearNumber, (number) => {
        if (!judgeIsCompetent(number)) return;
        compared += 1;
        const ok = checkIdNumber(number, NOW).ok;
        if (ok) accepted += 1;
        expect({ number, ok }).toEqual({ number, ok: judge.isValid(number) });
      }),
      { numRuns: 20_000 },
    );
    // The comparison says something only if both verdicts occurred often.
    expect(compared).toBeGreaterThan(10_000);
    expect(accepted).toBeGreaterThan(500);
    expect(compared - accepted).toBeGreaterThan(500);
  });

  it('accepts every number that the judge makes up', () => {
    for (let i = 0; i < 2000; i += 1) {
      const number = judge.makeID();
      expect({ number, ok: checkIdNumber(number, Date.now()).ok }).toEqual({ number, ok: true });
    }
  });

  it('notices every single wrong digit, and every swap of two neighbours', () => {
    fc.assert(
      fc.property(nearNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, add) => {
        fc.pre(checkIdNumber(number, NOW).ok);
        const wrong = pad((Number(number.charAt(at)) + add) % 10, 1);
        expect(checkIdNumber(number.slice(0, at) + wrong + number.slice(at + 1), NOW).ok).toBe(false);
        const next = number.charAt(at + 1);
        if (at < 16 && next !== number.charAt(at)) {
          const swapped = number.slice(0, at) + next + number.charAt(at) + number.slice(at + 2);
          expect(checkIdNumber(swapped, NOW).ok).toBe(false);
        }
      }),
    );
  });
});

describe('every function of the contract', () => {
  it('answers any text, and its own canonical form with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const check of [checkName, (value: string) => checkIdNumber(value, NOW)]) {
          const result = check(text);
          if (result.ok) expect(check(result.value)).toEqual(result);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('masks all but the first and last character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'王小四欧阳𠮷'), { minLength: 3, maxLength: 50 }),
        (characters) => {
          const masked = Array.from(maskName(characters.join('')));
          expect(masked).toHaveLength(characters.length);
          expect(masked.slice(1, -1).join('')).toBe('*'.repeat(characters.length - 2));
        },
      ),
    );
    fc.assert(
      fc.property(nearNumber, (number) => {
        expect(maskIdNumber(number).slice(1, -1)).toBe('*'.repeat(16));
      }),
    );
  });
});
