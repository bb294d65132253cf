import { describe, expect, it } from '@jest/globals';
import {
  type Encoding,
  FIRST_QUALITY,
  MAX_QUALITY,
  MIN_QUALITY,
  nextQuality,
  qualityOfScale,
  scaleOfQuality,
} from '../../../cloudfunctions/face-verify/src/image/predict';

const BUDGET = 75_000;

/** An encoder that keeps to ln(bytes) = c + slope·ln(scale) exactly. */
const encoder =
  (bytesAtFirst: number, slope: number) =>
  (quality: number): Encoding => {
    const scale = scaleOfQuality(quality) / scaleOfQuality(FIRST_QUALITY);
    return { quality, bytes: Math.round(bytesAtFirst * scale ** slope) };
  };

/** The encodes that are made for one picture, until nothing better is predicted. */
function search(encode: (quality: number) => Encoding): Encoding[] {
  const made: [Encoding, ...Encoding[]] = [encode(FIRST_QUALITY)];
  for (let next = nextQuality(made, BUDGET); next !== null && made.length < 100; ) {
    made.unshift(encode(next));
    next = nextQuality(made, BUDGET);
  }
  return made;
}

const bestShare = (made: readonly Encoding[]): number =>
  Math.max(...made.map(({ bytes }) => bytes).filter((bytes) => bytes <= BUDGET)) / BUDGET;

describe('libjpeg’s scale', () => {
  it.each([
    [25, 200],
    [50, 100],
    [78, 44],
    [92, 16],
  ])('of quality %i is %i percent', (quality, scale) => {
    expect(scaleOfQuality(quality)).toBe(scale);
    expect(qualityOfScale(scale)).toBe(quality);
  });
});

describe('the next quality', () => {
  it('is none once 88 % of the budget are used', () => {
    expect(nextQuality([{ quality: 78, bytes: 66_000 }], BUDGET)).toBeNull();
    expect(nextQuality([{ quality: 78, bytes: 75_000 }], BUDGET)).toBeNull();
  });

  it('follows the slope that was measured on photos', () => {
    // 140,000 → 72,375 bytes: the scale grows by (140,000 / 72,375)^(1 / 0.62) = 2.899, 44 → 127.5.
    expect(nextQuality([{ quality: 78, bytes: 140_000 }], BUDGET)).toBe(39);
    // 40,000 → 72,375 bytes: it shrinks to 0.384 of itself, 44 → 16.9.
    expect(nextQuality([{ quality: 78, bytes: 40_000 }], BUDGET)).toBe(91);
  });

  it('follows the slope of the picture itself once that is known', () => {
    // Scales 44 and 88 (qualities 78 and 56) for 100,000 and 50,000 bytes: slope −1. 44·100/72.375 = 60.8.
    const made = [
      { quality: 56, bytes: 50_000 },
      { quality: 78, bytes: 100_000 },
    ] as const;
    expect(nextQuality(made, BUDGET)).toBe(69);
  });

  it('never exceeds the best that is worth its bytes, nor falls under the worst', () => {
    expect(nextQuality([{ quality: 78, bytes: 5000 }], BUDGET)).toBe(MAX_QUALITY);
    expect(nextQuality([{ quality: 78, bytes: 5_000_000 }], BUDGET)).toBe(MIN_QUALITY);
  });

  it('is none where the best already fits, or the worst does not', () => {
    expect(nextQuality([{ quality: MAX_QUALITY, bytes: 5000 }], BUDGET)).toBeNull();
    expect(nextQuality([{ quality: MIN_QUALITY, bytes: 500_000 }], BUDGET)).toBeNull();
  });

  it('is none where no quality is left in between', () => {
    const made = [
      { quality: 91, bytes: 60_000 },
      { quality: 92, bytes: 80_000 },
    ] as const;
    expect(nextQuality(made, BUDGET)).toBeNull();
  });

  it('is none where a better quality took fewer bytes than a worse one', () => {
    const made = [
      { quality: 61, bytes: 60_000 },
      { quality: 60, bytes: 80_000 },
    ] as const;
    expect(nextQuality(made, BUDGET)).toBeNull();
  });

  it.each([
    [50_000, -0.62],
    [80_000, -0.62],
    [110_000, -0.62],
    [50_000, -0.5],
    [80_000, -0.5],
    [110_000, -0.75],
    [130_000, -0.8],
  ])(
    'uses 88 %% of the budget after 3 encodes for %i bytes at first and a slope of %f',
    (bytesAtFirst, slope) => {
      expect(bestShare(search(encoder(bytesAtFirst, slope)).slice(-3))).toBeGreaterThanOrEqual(0.88);
    },
  );

  it('is never one that was tried, so that any encoder comes to an end', () => {
    for (const slope of [-3, -1, -0.62, -0.1, 0, 0.5]) {
      for (const bytes of [1, 74_999, 75_001, 90_000, 1e9]) {
        const qualities = search(encoder(bytes, slope)).map(({ quality }) => quality);
        expect(new Set(qualities).size).toBe(qualities.length);
      }
    }
  });
});
