import { describe, expect, it } from '@jest/globals';
import {
  type Gray,
  grayOf,
  lightOf,
  MEASURED_ACROSS,
  type Picture,
  sharpnessOf,
  wholeOf,
} from '../../../miniprogram/contract/photo-measures';

type Rule = (x: number, y: number) => readonly [number, number, number];

function pictureOf(width: number, height: number, channels: 3 | 4, rule: Rule): Picture {
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set(rule(x, y), (y * width + x) * channels);
  }
  return { data, width, height, channels };
}

const even =
  (value: number): Rule =>
  () => [value, value, value];

function wholeGray(picture: Picture, across = MEASURED_ACROSS): Gray {
  const gray = grayOf(picture, wholeOf(picture), across);
  if (gray === null) throw new Error('no region');
  return gray;
}

/** Waves of one length in pixels, around a grey of 120. */
const waves = (length: number, amplitude: number): Picture =>
  pictureOf(64, 64, 3, (x) => even(Math.round(120 + amplitude * Math.sin((2 * Math.PI * x) / length)))(0, 0));

describe('a region in grey', () => {
  it.each([
    ['red', [255, 0, 0], 76],
    ['green', [0, 255, 0], 150],
    ['blue', [0, 0, 255], 29],
    ['white', [255, 255, 255], 255],
  ] as const)('gives %s its Rec. 601 luma', (_, colour, luma) => {
    expect([...new Set(wholeGray(pictureOf(9, 9, 3, () => colour)).luma)]).toEqual([luma]);
  });

  it.each([3, 4] as const)('reads %i bytes a pixel, and only the box', (channels) => {
    const picture = pictureOf(20, 20, channels, (x, y) => even(x >= 10 && y >= 10 ? 200 : 10)(x, y));
    const gray = grayOf(picture, { left: 10, top: 10, width: 30, height: 30 }, 64);
    expect(gray).toMatchObject({ width: 10, height: 10 });
    expect([...new Set(gray?.luma)]).toEqual([200]);
  });

  it('is averaged down, not sampled, and never up', () => {
    const checks = pictureOf(128, 128, 3, (x, y) => even((x + y) % 2 === 0 ? 0 : 200)(x, y));
    expect([...new Set(wholeGray(checks).luma)]).toEqual([100]);
    expect(wholeGray(pictureOf(40, 30, 3, even(9)))).toMatchObject({ width: 40, height: 30 });
  });

  it.each([
    [
      'half a picture',
      { ...pictureOf(20, 20, 3, even(9)), height: 40 },
      { left: 0, top: 0, width: 20, height: 40 },
    ],
    ['a box outside', pictureOf(20, 20, 3, even(9)), { left: 30, top: 0, width: 20, height: 20 }],
    ['a box without size', pictureOf(20, 20, 3, even(9)), { left: 3, top: 3, width: 0, height: 0 }],
    [
      'a box that is no number',
      pictureOf(20, 20, 3, even(9)),
      { left: Number.NaN, top: 0, width: 9, height: 9 },
    ],
  ])('has nothing to say of %s', (_, picture, box) => {
    expect(grayOf(picture, box, 64)).toBeNull();
  });
});

describe('light', () => {
  it('measures mean, highlight, share of white and contrast', () => {
    // A tenth is white, the rest is 50.
    const picture = pictureOf(10, 10, 3, (_, y) => even(y === 0 ? 255 : 50)(0, 0));
    const light = lightOf(wholeGray(picture));
    expect(light.mean).toBeCloseTo(70.5, 3);
    expect(light.highlight).toBe(255);
    expect(light.brightShare).toBeCloseTo(0.1, 3);
    expect(light.contrast).toBeCloseTo(61.5, 3);
  });

  it('takes no spot of glare for light', () => {
    const picture = pictureOf(100, 100, 3, (x, y) => even(x < 10 && y < 40 ? 255 : 20)(x, y));
    expect(lightOf(wholeGray(picture, 100)).highlight).toBe(20);
  });

  it.each([0, 255])('finds no contrast in an even %i', (value) => {
    const light = lightOf(wholeGray(pictureOf(30, 30, 3, even(value))));
    expect(light).toMatchObject({ mean: value, highlight: value, contrast: 0 });
  });
});

describe('sharpness', () => {
  it('falls as edges get softer', () => {
    const [fine, soft, smooth] = [6, 12, 48].map((length) => sharpnessOf(wholeGray(waves(length, 60))));
    expect(fine).toBeGreaterThan(5 * (soft ?? 0));
    expect(soft).toBeGreaterThan(5 * (smooth ?? 0));
  });

  it('does not depend on contrast: a dark face in dim light is not blurred', () => {
    const [bright, dim] = [80, 20].map((amplitude) => sharpnessOf(wholeGray(waves(10, amplitude))));
    expect(dim).toBeCloseTo(bright ?? Number.NaN, 1);
  });

  it('is none in one even grey', () => {
    expect(sharpnessOf(wholeGray(pictureOf(64, 64, 3, even(90))))).toBe(0);
  });
});
