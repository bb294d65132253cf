import { describe, expect, it } from '@jest/globals';
import type { FaceBox } from '../../../cloudfunctions/face-verify/src/image/face-finder';
import { lookAt } from '../../../cloudfunctions/face-verify/src/image/inspect';
import { measurePhoto } from '../../../cloudfunctions/face-verify/src/image/measure';
import { judgePhoto, type Measures } from '../../../miniprogram/contract/photo-quality';
import { draw } from './drawings';

/** A striped face of mean luma `face` before an even wall. */
const scene = (face: number, wall: number) =>
  draw(600, 800, (x, y) => {
    const isFace = x >= 200 && x < 400 && y >= 200 && y < 400;
    const value = isFace ? face + (x % 20 < 10 ? 20 : -20) : wall;
    return [value, value, value];
  });

/** As if the finder, which sees a third of the pixels, had found it. */
const FACE: FaceBox = { left: 200 / 3, top: 200 / 3, side: 200 / 3, strength: 80 };

async function measure(pixels: ReturnType<typeof draw>, faces: readonly FaceBox[]): Promise<Measures> {
  return measurePhoto(await lookAt(pixels, async () => faces));
}

describe('the measures of a photo', () => {
  it('are those of the face, and of what surrounds it', async () => {
    const measures = await measure(scene(100, 200), [FACE]);
    expect(measures.meanLuma).toBeCloseTo(100, 0);
    expect(measures.highlight).toBe(120);
    expect(measures.brightShare).toBe(0);
    expect(measures.backlight).toBeCloseTo(2, 1);
    expect(measures.faceWidth).toBeCloseTo(200, 0);
    expect(measures.faces).toBe(1);
    expect(measures.sharpness).toBeGreaterThan(0.1);
  });

  it('without a face are those of the best part: it may be anywhere', async () => {
    // All but the lower right ninth is black.
    const corner = draw(600, 900, (x, y) =>
      x >= 400 && y >= 600 && x % 20 < 10 ? [160, 160, 160] : [0, 0, 0],
    );
    const measures = await measure(corner, []);
    expect(measures).toMatchObject({ faces: 0, faceWidth: null, backlight: null });
    expect(measures.meanLuma).toBeGreaterThan(60);
    expect(judgePhoto(measures)).toEqual({ refusal: null, warnings: ['PHOTO_NO_FACE'] });
  });

  it('count a second face where it is as sure, and not much smaller', async () => {
    const sure = { ...FACE, left: 10, strength: 40 };
    const count = async (other: FaceBox) => (await measure(scene(100, 120), [FACE, other])).faces;
    expect(await count(sure)).toBe(2);
    expect(await count({ ...sure, strength: 8 })).toBe(1);
    expect(await count({ ...sure, side: 20 })).toBe(1);
  });

  it('say nothing of faces where nobody looked for them', async () => {
    const measures = measurePhoto(await lookAt(scene(100, 120), null));
    expect(measures.faces).toBeNull();
    expect(judgePhoto(measures)).toEqual({ refusal: null, warnings: [] });
  });

  it.each<[string, ReturnType<typeof draw>, string | null]>([
    ['black', draw(600, 800, (x) => (x % 20 < 10 ? [25, 25, 25] : [5, 5, 5])), 'PHOTO_TOO_DARK'],
    ['white', draw(600, 800, () => [254, 254, 254]), 'PHOTO_TOO_BRIGHT'],
    ['a finger on the lens', draw(600, 800, () => [120, 60, 50]), 'PHOTO_NO_FACE'],
    ['smooth shapes', draw(600, 800, (x, y) => [20 + x / 3, 20 + y / 4, 90]), 'PHOTO_BLURRED'],
    ['a scene', scene(100, 120), null],
  ])('refuse %s', async (_, pixels, refusal) => {
    expect(judgePhoto(await measure(pixels, [])).refusal).toBe(refusal);
  });
});
