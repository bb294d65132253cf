import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { facelessScenes } from '../../../bench/gate/faceless';
import { FACE_CENTRE, SELFIE, type Selfie, selfies } from '../../../bench/gate/selfies';
import { faceCascades } from '../../../cloudfunctions/face-verify/src/image/cascade';
import { decodePhoto } from '../../../cloudfunctions/face-verify/src/image/decode';
import type { GrayPixels } from '../../../cloudfunctions/face-verify/src/image/face-finder';
import { findFaces, isSureFace } from '../../../cloudfunctions/face-verify/src/image/find-faces';
import { lookInGray } from '../../../cloudfunctions/face-verify/src/image/gray';
import { lookAt } from '../../../cloudfunctions/face-verify/src/image/inspect';
import { readCascade } from '../../../cloudfunctions/face-verify/src/image/pico';
import { LONG_SIDE_PIXELS } from '../../../miniprogram/contract/image';

const grayOf = async (file: Buffer): Promise<GrayPixels> =>
  lookInGray(await decodePhoto(file, LONG_SIDE_PIXELS)).gray;

async function isFound({ file, faceWidth }: Selfie): Promise<boolean> {
  const gray = await grayOf(file);
  const width = (faceWidth / SELFIE.width) * gray.width;
  const [face] = await findFaces(gray);
  if (face === undefined) return false;
  const [x, y] = [face.left + face.side / 2, face.top + face.side / 2];
  const off = Math.hypot(x - FACE_CENTRE.x * gray.width, y - FACE_CENTRE.y * gray.height);
  return off < width / 3 && face.side > width / 2 && face.side < 2 * width;
}

describe('the face finder', () => {
  it('finds faces from the front, where they are and as wide as they are', async () => {
    const frontal = (await selfies()).filter(({ isFrontal }) => isFrontal);
    const found = await Promise.all(frontal.map(isFound));
    expect(frontal).toHaveLength(17);
    // The one that it does not find looks past the camera, from above.
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(16);
  });

  it.each([-25, 25])('finds faces that lean by %i°', async (degrees) => {
    const frontal = (await selfies()).filter(({ isFrontal }) => isFrontal);
    const found = await Promise.all(
      frontal.map(async ({ file }) => {
        const leaning = await sharp(file).rotate(degrees, { background: '#777' }).jpeg().toBuffer();
        return (await findFaces(await grayOf(leaning))).some(isSureFace);
      }),
    );
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(14);
  });

  it('is sure of nothing that is no face', async () => {
    const scenes = await facelessScenes();
    const sure = await Promise.all(
      scenes.map(async ({ name, file }) => {
        const { faces } = await lookAt(await decodePhoto(file, LONG_SIDE_PIXELS), findFaces);
        return faces?.some(isSureFace) ? name : [];
      }),
    );
    // From close, where it would be cut out, it is none.
    expect(sure.flat()).toEqual(['noise']);
    // Drawing the scenes takes the time, not looking at them.
  }, 120_000);

  it('finds both of two', async () => {
    const [first, second] = (await selfies(0.45)).filter(({ name }) => /^sample6-[13]$/.test(name));
    if (first === undefined || second === undefined) throw new Error('no selfies');
    const both = await sharp(first.file)
      .extend({ right: SELFIE.width, background: '#777' })
      .composite([{ input: second.file, left: SELFIE.width, top: 0 }])
      .png()
      .toBuffer();
    expect((await findFaces(await grayOf(both))).filter(isSureFace)).toHaveLength(2);
  });

  it.each([
    [1, 1],
    [3, 400],
    [20, 20],
  ])('finds nothing in %i × %i pixels, and ends', async (width, height) => {
    expect(await findFaces({ data: new Uint8Array(width * height), width, height })).toEqual([]);
  });

  it('refuses a cascade that is cut off', () => {
    const { depth, trees } = faceCascades().upright;
    const header = Buffer.alloc(40);
    header.writeInt32LE(depth, 8);
    header.writeInt32LE(trees, 12);
    expect(() => readCascade(header)).toThrow(RangeError);
  });
});
