import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  base64Bytes,
  type Encode,
  MOST_ENCODES,
  nextQuality,
} from '../../../../miniprogram/models/jpeg-budget';

const BUDGET = 70_000;
const scale = (q: number) => (q < 50 ? 5000 / q : 200 - 2 * q);

/** Encodes a picture that follows the predictor's law with its own slope, until nothing more is asked for. */
function encodeAll(bytesAt78: number, slope: number): Encode[] {
  const encodes: Encode[] = [];
  for (let quality = nextQuality([], BUDGET); quality !== null; quality = nextQuality(encodes, BUDGET)) {
    encodes.push({ quality, bytes: Math.round(bytesAt78 * (scale(quality) / scale(78)) ** slope) });
    if (encodes.length > 10) throw new Error('unbounded');
  }
  return encodes;
}

describe('the predicted quality', () => {
  it('takes the first encode when it fits', () => {
    expect(encodeAll(60_000, -0.62)).toEqual([{ quality: 78, bytes: 60_000 }]);
  });

  it.each([100_000, 150_000, 250_000])('needs two encodes for a usual picture of %d bytes', (bytesAt78) => {
    const encodes = encodeAll(bytesAt78, -0.62);
    expect(encodes).toHaveLength(2);
    expect(encodes[1]?.bytes).toBeLessThanOrEqual(BUDGET);
    expect(encodes[1]?.bytes).toBeGreaterThan(BUDGET * 0.85);
  });

  it('fits a picture with another slope by the slope that it measured', () => {
    const last = encodeAll(180_000, -0.45).at(-1);
    expect(last?.bytes).toBeLessThanOrEqual(BUDGET);
  });

  it('never asks for more than three, and never for the same quality twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 5_000_000 }),
        fc.double({ min: -1.2, max: -0.05, noNaN: true }),
        (bytes, slope) => {
          const qualities = encodeAll(bytes, slope).map(({ quality }) => quality);
          expect(qualities.length).toBeLessThanOrEqual(MOST_ENCODES);
          for (const quality of qualities) expect(quality).toBeGreaterThanOrEqual(1);
          expect(new Set(qualities).size).toBe(qualities.length);
        },
      ),
    );
  });

  it.each(['', 'a', 'ab', 'abc', 'abcd'])('counts the bytes behind the Base64 of "%s"', (text) => {
    expect(base64Bytes(Buffer.from(text).toString('base64'))).toBe(text.length);
  });
});
