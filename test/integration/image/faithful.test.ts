/** What fitting does to a face, as a comparison sees it: next to nothing. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { findFaces as findFacesQuickly, fitPhoto } from '../../../cloudfunctions/face-verify/src/image';
import {
  type Descriptor,
  decodePixels,
  describeFace,
  distance,
  findFaces,
  scaleLandmarks,
} from '../../../dev/faces';
import { statusAt } from '../../../dev/faces/bands';
import {
  PORTRAIT_NAMES,
  type PortraitName,
  portrait,
  withoutPerson,
} from '../../../dev/faces/package-photos';
import { API_BUDGET_BYTES } from '../../../miniprogram/contract/image';

/** As a phone's camera gives it: 6 megapixels. */
const CAMERA_WIDTH = 2142;

/** One person of each of the six photos. */
const PEOPLE = PORTRAIT_NAMES.filter((name, i) => PORTRAIT_NAMES[i - 1]?.slice(0, 7) !== name.slice(0, 7));

interface Fitted {
  /** At fixed alignment, between the camera's photo and what is sent. */
  readonly shift: number;
  /** What a comparison sees of either, each face found by itself. */
  readonly original: Descriptor;
  readonly sent: Descriptor;
}

const fits = new Map<string, Fitted>();

async function fitOf(name: PortraitName): Promise<Fitted> {
  const photo = await portrait(name, CAMERA_WIDTH);
  const { jpeg } = await fitPhoto(photo, { budgetBytes: API_BUDGET_BYTES });
  const [camera, plain, sent] = await Promise.all([
    decodePixels(photo, 4000),
    decodePixels(photo),
    decodePixels(jpeg),
  ]);
  const [there] = await findFaces(plain);
  const [here] = await findFaces(sent);
  if (there === undefined || here === undefined) throw new Error(`${name}: the face is lost`);
  const described = await describeFace(sent, here.landmarks);
  const before = await describeFace(camera, scaleLandmarks(here.landmarks, sent, camera));
  return {
    shift: distance(before, described),
    original: await describeFace(plain, there.landmarks),
    sent: described,
  };
}

beforeAll(async () => {
  for (const name of PEOPLE) fits.set(name, await fitOf(name));
}, 120_000);

function fitted(name: string): Fitted {
  const found = fits.get(name);
  if (found === undefined) throw new Error(`nobody is ${name}`);
  return found;
}

/** And one more who leans. */
const ACROSS_THE_ROOM: readonly PortraitName[] = [...PEOPLE, 'sample1-right'];

/** As a phone on a shelf sees a person across the room: 12 megapixels, the face an eighth of the width. */
async function acrossTheRoom(name: PortraitName): Promise<Buffer> {
  const [width, height, share] = [3024, 4032, 0.12];
  const near = await decodePixels(await portrait(name));
  const [face] = await findFaces(near);
  if (face === undefined) throw new Error(`${name}: no face`);
  const across = Math.round((share * width * near.width) / face.box.width);
  const room = sharp(await withoutPerson()).resize({ width, height, fit: 'fill' });
  return room
    .composite([{ input: await portrait(name, across), left: (width - across) >> 1, top: height >> 2 }])
    .jpeg({ quality: 92 })
    .toBuffer();
}

describe('a photo with a small face', () => {
  it.each(ACROSS_THE_ROOM)('keeps at least 200 pixels of the face of %s', async (name) => {
    const options = { budgetBytes: API_BUDGET_BYTES, findFaces: findFacesQuickly };
    const { jpeg } = await fitPhoto(await acrossTheRoom(name), options);
    const [face] = await findFaces(await decodePixels(jpeg));
    expect(face?.box.width).toBeGreaterThanOrEqual(200);
    expect(jpeg.length).toBeLessThanOrEqual(API_BUDGET_BYTES);
  });
});

describe('a photo that was made fit', () => {
  it.each(PEOPLE)('moves the face of %s by at most 0.05, at fixed alignment', (name) => {
    expect(fitted(name).shift).toBeGreaterThan(0);
    expect(fitted(name).shift).toBeLessThanOrEqual(0.05);
  });

  it('flips no decision: who passes by the photo passes by what is sent, and nobody else does', () => {
    const passes = (a: Descriptor, b: Descriptor): boolean => statusAt(distance(a, b)) === '1';
    for (const name of PEOPLE) {
      const enrolled = fitted(name).original;
      const byPhoto = PEOPLE.filter((other) => passes(enrolled, fitted(other).original));
      const bySent = PEOPLE.filter((other) => passes(enrolled, fitted(other).sent));
      expect([byPhoto, bySent]).toEqual([[name], [name]]);
    }
  });
});
