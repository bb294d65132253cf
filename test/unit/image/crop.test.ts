import { describe, expect, it } from '@jest/globals';
import { fitPhoto } from '../../../cloudfunctions/face-verify/src/image';
import { cropAround } from '../../../cloudfunctions/face-verify/src/image/crop';
import type { Size } from '../../../cloudfunctions/face-verify/src/image/guard';
import { difference, draw, enlarged, look } from './drawings';
import { store } from './exif-orientations';

const DECODED = { width: 1008, height: 756 };
const SOURCE = { width: 4032, height: 3024 };
const face = (side: number, left = 400, top = 300, strength = 50) => ({ left, top, side, strength });

describe('a small face', () => {
  it('is decoded at 333 pixels across, with its own side around it', () => {
    expect(cropAround([face(111)], DECODED, SOURCE)).toEqual({
      longSide: 3024,
      region: { left: 867, top: 567, width: 999, height: 999 },
    });
  });

  it('is never decoded larger than it was taken', () => {
    const crop = cropAround([face(80)], DECODED, { width: 1512, height: 1134 });
    expect(crop).toMatchObject({ longSide: 1512, region: { width: 360, height: 360 } });
  });

  it.each([
    ['left top', -30, -20, { left: 0, top: 0 }],
    ['right bottom', 940, 690, { left: 2487, top: 1737 }],
  ])('at the edge (%s) is cut out as far as there is a picture', (_, left, top, expected) => {
    const crop = cropAround([face(111, left, top)], DECODED, SOURCE);
    expect(crop?.region).toMatchObject(expected);
    const { left: x, top: y, width, height } = crop?.region ?? { left: -1, top: -1, width: 0, height: 0 };
    expect(x + width).toBeLessThanOrEqual(3024);
    expect(y + height).toBeLessThanOrEqual(2268);
  });

  it.each([
    ['no face', [], DECODED, SOURCE],
    ['a face of a third of the width', [face(303)], DECODED, SOURCE],
    ['a face of a selfie', [face(420)], DECODED, SOURCE],
    ['two faces alike', [face(120), face(110, 700, 300, 40)], DECODED, SOURCE],
    ['a photo that has no more pixels', [face(120)], DECODED, DECODED],
    ['a photo that has hardly more', [face(120)], DECODED, { width: 1100, height: 825 }],
  ])('is not what is seen in %s', (_, faces, decoded, source) => {
    expect(cropAround(faces, decoded, source)).toBeNull();
  });

  it('beside a weak false alarm is still the face', () => {
    expect(cropAround([face(100, 700, 300, 5), face(111)], DECODED, SOURCE)?.longSide).toBe(3024);
  });

  it('is one that a tenth more pixels across would still help', () => {
    const tall = { width: 756, height: 1008 };
    expect(cropAround([face(302)], tall, { width: 3024, height: 4032 })).not.toBeNull();
    expect(cropAround([face(303)], tall, { width: 3024, height: 4032 })).toBeNull();
  });
});

describe('a photo with a small face', () => {
  /** A dark square of 12 % of the width of the picture. */
  const faceAt = (width: number, height: number, from: number, to: number) =>
    draw(width, height, (x, y) =>
      x >= from && x < to && y >= from && y < to ? [60, 40, 40] : [200, 210, 220],
    );

  it.each([
    [1, 'top', 'left'],
    [6, 'right', 'top'],
  ] as const)(
    'stored with orientation %i, arrives with twice the pixels across',
    async (orientation, row, column) => {
      const stored = enlarged(store(faceAt(504, 378, 150, 210), row, column), 4);
      const file = await stored.withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
      const { jpeg, width, height } = await fitPhoto(file, {
        budgetBytes: 75_000,
        // In the gray picture, half as large as the drawing.
        findFaces: async () => [{ left: 75, top: 75, side: 30, strength: 90 }],
      });
      expect([width, height]).toEqual([720, 720]);
      expect(difference(await look(jpeg), faceAt(720, 720, 240, 480))).toBeLessThan(3);
    },
  );

  it('that is no face from close is sent whole', async () => {
    const file = await enlarged(faceAt(504, 378, 150, 210), 4)
      .jpeg({ quality: 95 })
      .toBuffer();
    const seen: Size[] = [];
    const { width, height } = await fitPhoto(file, {
      budgetBytes: 75_000,
      findFaces: async (gray) => {
        seen.push({ width: gray.width, height: gray.height });
        return [{ left: 75, top: 75, side: 30, strength: seen.length === 1 ? 90 : 19 }];
      },
    });
    expect(seen).toEqual([
      { width: 252, height: 189 },
      { width: 240, height: 240 },
    ]);
    expect([width, height]).toEqual([1008, 756]);
  });
});
