import { describe, expect, it } from '@jest/globals';
import { VerifyError } from '../../../cloudfunctions/face-verify/src/errors';
import {
  type FaceBox,
  fitPhoto,
  type GrayPixels,
  type Look,
} from '../../../cloudfunctions/face-verify/src/image';
import { lookInGray } from '../../../cloudfunctions/face-verify/src/image/gray';
import { lookAt } from '../../../cloudfunctions/face-verify/src/image/inspect';
import { draw, photoLike, toSharp } from './drawings';
import { refusalOf } from './refusal';

describe('the gray picture in which faces are looked for', () => {
  it.each([
    [1008, 756, 252, 189],
    [756, 1008, 189, 252],
    [480, 640, 160, 213],
    [200, 150, 200, 150],
  ])('of a picture of %i × %i has %i × %i pixels', (width, height, columns, rows) => {
    const { gray, factor } = lookInGray(draw(width, height, () => [9, 9, 9]));
    expect([gray.width, gray.height, gray.data.length]).toEqual([columns, rows, columns * rows]);
    expect(factor).toBe(Math.floor(width / columns));
  });

  it('is as bright as the eye sees each colour', () => {
    const stripes = [
      [255, 255, 255],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ] as const;
    const { gray } = lookInGray(draw(480, 120, (x) => stripes[Math.floor(x / 120)] ?? [0, 0, 0]));
    expect([30, 90, 150, 210].map((x) => gray.data[x])).toEqual([255, 76, 149, 28]);
  });
});

describe('what was decoded', () => {
  it('is looked at before it is encoded, with the faces in its own pixels', async () => {
    const file = await toSharp(photoLike(2016, 1512)).jpeg().toBuffer();
    const seen: { gray?: GrayPixels; look?: Look } = {};
    await fitPhoto(file, {
      budgetBytes: 75_000,
      findFaces: async (gray) => {
        seen.gray = gray;
        return [{ left: 10, top: 20, side: 100, strength: 70 }];
      },
      inspect: (look) => {
        seen.look = look;
      },
    });
    expect(seen.gray).toMatchObject({ width: 252, height: 189 });
    expect(seen.look?.pixels).toMatchObject({ width: 1008, height: 756 });
    expect(seen.look?.faces).toEqual([{ left: 40, top: 80, side: 400, strength: 70 }]);
  });

  const box = { left: 10, top: 20, side: 100, strength: 7 };

  it.each<[string, readonly FaceBox[], readonly FaceBox[], readonly FaceBox[]]>([
    ['unsure', [box], [{ ...box, strength: 30 }], [{ left: 20, top: 40, side: 200, strength: 30 }]],
    ['unsure, and so twice as large', [box], [box], [{ left: 20, top: 40, side: 200, strength: 7 }]],
    ['unsure, and none twice as large', [box], [], [{ left: 40, top: 80, side: 400, strength: 7 }]],
  ])('where the faces are %s, is looked at a second time', async (_, first, second, faces) => {
    const widths: number[] = [];
    const look = await lookAt(
      draw(1008, 756, () => [9, 9, 9]),
      async ({ width }) => {
        widths.push(width);
        return width === 252 ? first : second;
      },
    );
    expect(widths).toEqual([252, 504]);
    expect(look.faces).toEqual(faces);
  });

  it('is looked at once where it has no more pixels', async () => {
    const widths: number[] = [];
    await lookAt(
      draw(200, 150, () => [9, 9, 9]),
      async ({ width }) => {
        widths.push(width);
        return [];
      },
    );
    expect(widths).toEqual([200]);
  });

  it('is refused with the code of whoever looks', async () => {
    const file = await toSharp(photoLike(300, 300)).jpeg().toBuffer();
    const refuse = (): never => {
      throw new VerifyError('PHOTO_UNREADABLE', 'photo');
    };
    expect(await refusalOf(() => fitPhoto(file, { budgetBytes: 75_000, inspect: refuse }))).toBe(
      'PHOTO_UNREADABLE',
    );
  });
});
