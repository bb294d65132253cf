/** The face tools on the photos of the package: what they find, and that distances tell people apart. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import {
  alignedBox,
  type Descriptor,
  decodePixels,
  describeFace,
  distance,
  embeddingShift,
  type Face,
  findFaces,
  type Pixels,
  scaleLandmarks,
} from '../../../dev/faces';
import { groupPhoto, portrait, withoutPerson } from '../../../dev/faces/package-photos';

interface Person {
  readonly pixels: Pixels;
  readonly faces: readonly Face[];
  readonly descriptor: Descriptor;
}

/** Two of one photo, and one of another. */
const PEOPLE = ['sample3-left', 'sample3-middle', 'sample6-first'] as const;
const people = new Map<string, Person>();

beforeAll(async () => {
  for (const name of PEOPLE) {
    const pixels = await decodePixels(await portrait(name));
    const faces = await findFaces(pixels);
    people.set(name, { pixels, faces, descriptor: await describeFace(pixels, faces[0]?.landmarks ?? []) });
  }
}, 120_000);

function person(name: string): Person {
  const found = people.get(name);
  if (found === undefined) throw new Error(`nobody is ${name}`);
  return found;
}

describe('a face is found', () => {
  it.each(PEOPLE)('once in the portrait %s, and its features lie within it', (name) => {
    const { faces } = person(name);
    expect(faces).toHaveLength(1);
    const { box, landmarks, score } = faces[0] ?? { box: null, landmarks: [], score: 0 };
    expect(score).toBeGreaterThan(0.8);
    expect(box?.width).toBeGreaterThan(150);
    expect(landmarks).toHaveLength(68);
    const { x, y, width, height } = alignedBox(landmarks);
    const middle = { x: x + width / 2, y: y + height / 2 };
    expect(Math.abs(middle.x - ((box?.x ?? 0) + (box?.width ?? 0) / 2))).toBeLessThan(60);
    expect(Math.abs(middle.y - ((box?.y ?? 0) + (box?.height ?? 0) / 2))).toBeLessThan(80);
  });

  it('for each of a group', async () => {
    expect(await findFaces(await decodePixels(await groupPhoto('sample5')))).toHaveLength(5);
  });
});

describe('the distance between two faces', () => {
  it('is 0 to itself, and more than 0.6 to anybody else', () => {
    for (const [name, { descriptor }] of people) {
      expect(descriptor).toHaveLength(128);
      expect(distance(descriptor, descriptor)).toBe(0);
      for (const [other, theirs] of people) {
        if (other !== name) expect(distance(descriptor, theirs.descriptor)).toBeGreaterThan(0.6);
      }
    }
  });

  it('stays under 0.2 when the picture is darker, smaller and found again', async () => {
    const { descriptor } = person('sample3-middle');
    const changed = await sharp(await portrait('sample3-middle'))
      .resize({ width: 480 })
      .modulate({ brightness: 0.8 })
      .jpeg({ quality: 70 })
      .toBuffer();
    const pixels = await decodePixels(changed);
    const [face] = await findFaces(pixels);
    expect(distance(descriptor, await describeFace(pixels, face?.landmarks ?? []))).toBeLessThan(0.2);
  });

  it('at fixed alignment stays under 0.1 for a picture of two thirds, whose face has 160 pixels', async () => {
    const { pixels, faces, descriptor } = person('sample6-first');
    const smaller = await decodePixels(await portrait('sample6-first', 504));
    const landmarks = scaleLandmarks(faces[0]?.landmarks ?? [], pixels, smaller);
    expect(distance(descriptor, await describeFace(smaller, landmarks))).toBeLessThan(0.1);
  });
});

describe('the shift of an encoding', () => {
  it('shows what a bad one does', async () => {
    const file = await portrait('sample6-first');
    const bad = await sharp(file).resize({ width: 128 }).jpeg({ quality: 30 }).toBuffer();
    expect(await embeddingShift(file, bad)).toBeGreaterThan(0.1);
  });

  it('is not known where there is no face', async () => {
    const file = await withoutPerson();
    expect(await embeddingShift(file, file)).toBeNull();
  });
});
