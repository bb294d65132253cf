/**
 * Photos of real faces that come with face-api (MIT), for tests and benches: nothing of them is copied into
 * the repository. Groups of people; a portrait is a part of one, as large as a phone would send it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';

/** Left, top and width in the photo, of a part of 3:4 that holds one whole face from the front, and no other. */
const PORTRAITS = {
  'sample1-left': [200, 182, 551],
  'sample1-right': [1281, 17, 566],
  'sample2-right': [1247, 0, 569],
  'sample3-left': [339, 98, 666],
  'sample3-middle': [807, 0, 697],
  'sample4-second': [461, 0, 538],
  'sample4-third': [781, 26, 517],
  'sample5-second': [475, 277, 489],
  'sample5-back': [654, 0, 450],
  'sample5-fourth': [927, 35, 517],
  'sample6-first': [46, 267, 665],
  'sample6-third': [988, 147, 574],
} as const satisfies Record<string, readonly [left: number, top: number, width: number]>;

export type PortraitName = keyof typeof PORTRAITS;

const isPortraitName = (name: string): name is PortraitName => Object.hasOwn(PORTRAITS, name);
export const PORTRAIT_NAMES: readonly PortraitName[] = Object.keys(PORTRAITS).filter(isPortraitName);

export const GROUP_PHOTOS = ['sample1', 'sample2', 'sample3', 'sample4', 'sample5', 'sample6'] as const;
export type GroupPhoto = (typeof GROUP_PHOTOS)[number];

/** A wall and a shelf in one of the photos: left, top, width, height. */
const NOBODY = [560, 60, 640, 200] as const;

/** A photo of several people, as it is in the package: a JPEG, 1920 pixels wide. */
export function groupPhoto(name: GroupPhoto): Promise<Buffer> {
  const manifest = createRequire(__filename).resolve('@vladmandic/face-api/package.json');
  return readFile(join(manifest, '../demo', `${name}.jpg`));
}

const isGroupPhoto = (name: string): name is GroupPhoto => GROUP_PHOTOS.some((group) => group === name);

function groupOf(portrait: PortraitName): GroupPhoto {
  const group = portrait.slice(0, portrait.indexOf('-'));
  if (!isGroupPhoto(group)) throw new RangeError(`${portrait} is in none of the photos`);
  return group;
}

/**
 * One person alone: a JPEG of little loss, upright, 3:4.
 *
 * @param width pixels; the height follows @default 756, which is 1008 high
 */
export async function portrait(name: PortraitName, width = 756): Promise<Buffer> {
  const [left, top, across] = PORTRAITS[name];
  return sharp(await groupPhoto(groupOf(name)))
    .extract({ left, top, width: across, height: Math.round((across * 4) / 3) })
    .resize({ width, height: Math.round((width * 4) / 3), fit: 'fill' })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** A part of a photo without a person. */
export async function withoutPerson(): Promise<Buffer> {
  const [left, top, width, height] = NOBODY;
  return sharp(await groupPhoto('sample1'))
    .extract({ left, top, width, height })
    .resize({ width: 1008 })
    .jpeg({ quality: 95 })
    .toBuffer();
}
