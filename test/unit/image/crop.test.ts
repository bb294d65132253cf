import { describe, expect, it } from '@jest/globals';
import { fitPhoto } from '../../../cloudfunctions/face-verify/src/image';
import { cropAround } from '../../../cloudfunctions/face-verify/src/image/crop';
import { difference, draw, enlarged, look } from './drawings';
import { store } from './exif-orientations';

const DECODED = { width: 1008, height: 756 };
const SOURCE = { width: 4032, height: 3024 };
const face = (side: number, left = 400, top = 300, strength = 50) => ({ left, top, side, strength });

describe('a small face', () => {
  it('is decoded at 240 pixels across, with its own side around it', () => {
    expect(cropAround([face(120)], DECODED, SOURCE)).toEqual({
      longSide: 2016,
      region: { left: 560, top: 360, width: 720, height: 720 },
    });
  });

  it('is never decoded larger than it was taken', () => {
    const crop = cropAround([face(80)], DECODED, { width: 1512, height: 1134 });
    expect(crop).toMatchObject({ longSide: 1512, region: { width: 360, height: 360 } });
  });

  it.each([
    ['left top', -30, -20, { left: 0, top: 0 }],
    ['right bottom', 940, 690, { left: 1640, top: 1140 }],
  ])('at the edge (%s) is cut out as far as there is a picture', (_, left, top, expected) => {
    const crop = cropAround([face(120, left, top)], DECODED, SOURCE);
    expect(crop?.region).toMatchObject(expected);
    const { left: x, top: y, width, height } = crop?.region ?? { left: -1, top: -1, width: 0, height: 0 };
    expect(x + width).toBeLessThanOrEqual(2016);
    expect(y + height).toBeLessThanOrEqual(1512);
  });

  it.each([
    ['no face', [], DECODED, SOURCE],
    ['a face of a quarter of the width', [face(252)], DECODED, SOURCE],
    ['a face of a selfie', [face(420)], DECODED, SOURCE],
    ['two faces alike', [face(120), face(110, 700, 300, 40)], DECODED, SOURCE],
    ['a photo that has no more pixels', [face(120)], DECODED, DECODED],
    ['a photo that has hardly more', [face(120)], DECODED, { width: 1150, height: 863 }],
  ])('is not what is seen in %s', (_, faces, decoded, source) => {
    expect(cropAround(faces, decoded, source)).toBeNull();
  });

  it('beside a weak false alarm is still the face', () => {
    expect(cropAround([face(100, 700, 300, 5), face(120)], DECODED, SOURCE)?.longSide).toBe(2016);
  });

  it('upright in 756 pixels of width is small below 200 pixels', () => {
    const tall = { width: 756, height: 1008 };
    expect(cropAround([face(195)], tall, { width: 3024, height: 4032 })).not.toBeNull();
    expect(cropAround([face(201)], tall, { width: 3024, height: 4032 })).toBeNull();
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
});
