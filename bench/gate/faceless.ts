/** Pictures without a face: drawn ones, and parts of the package photos. */
import sharp from 'sharp';
import { type GroupPhoto, groupPhoto } from '../../dev/faces/package-photos';
import { SELFIE } from './selfies';

const { width, height } = SELFIE;
// In jest's sandbox each look at a global costs about 300 ns: too much per pixel.
const { floor, hypot, imul, max, min, sin } = Math;

/** Bytes that look random and are the same for the same seed (a linear congruential generator). */
export function randomPixels(across: number, down: number, seed: number): Buffer {
  const bytes = Buffer.alloc(across * down * 3);
  let state = seed >>> 0;
  for (let i = 0; i < bytes.length; i += 1) {
    state = (imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

export interface FacelessPicture {
  readonly name: string;
  readonly file: Buffer;
}

type Rule = (x: number, y: number) => number;

function draw(rule: Rule, tint: readonly [number, number, number] = [1, 1, 1]): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = rule(x, y);
      for (let i = 0; i < 3; i += 1) {
        data[(y * width + x) * 3 + i] = max(0, min(255, value * (tint[i] ?? 1)));
      }
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Lines of blocks, as wide as words. */
const text: Rule = (x, y) => {
  const word = imul(floor(y / 28) * 31 + floor(x / 14), 2654435761) >>> 28;
  return y % 28 < 16 && word > 5 && (x >> 1) % 3 !== 0 ? 30 : 235;
};

const brick: Rule = (x, y) => {
  const row = floor(y / 40);
  return y % 40 < 4 || (x + (row % 2) * 45) % 90 < 4 ? 200 : 110 + (imul(row * 7 + x, 40503) & 15);
};

const hills: Rule = (x, y) => {
  const line = (base: number, length: number) => base + 60 * sin(x / length) + 25 * sin(x / 31);
  if (y < line(350, 140)) return 225 - y / 12;
  return y < line(620, 90) ? 130 - y / 20 : 70 + 20 * sin(x / 5) * sin(y / 7);
};

const foliage: Rule = (x, y) => 90 + 60 * sin(x / 6 + sin(y / 17) * 5) * sin(y / 9 + sin(x / 23) * 4);

const DRAWN: readonly (readonly [string, Rule, (readonly [number, number, number])?])[] = [
  ['a gradient', (x, y) => (255 * (x + y)) / (width + height)],
  ['text', text],
  ['bricks', brick, [1, 0.75, 0.65]],
  ['hills', hills, [0.9, 1, 0.95]],
  ['foliage', foliage, [0.7, 1, 0.6]],
  ['stripes', (x) => (x % 60 < 30 ? 60 : 190)],
  ['checks', (x, y) => (((x >> 5) + (y >> 5)) % 2 === 0 ? 50 : 210)],
  ['circles', (x, y) => 128 + 90 * sin(hypot(x - 300, y - 500) / 25)],
];

/** Walls, stairs, clothes, legs: left, top, width and height as parts of the photo. */
const PARTS: readonly (readonly [GroupPhoto, number, number, number, number])[] = [
  ['sample1', 0.3, 0.05, 0.3, 0.15],
  ['sample1', 0.02, 0.6, 0.25, 0.4],
  ['sample1', 0.4, 0.6, 0.3, 0.4],
  ['sample2', 0, 0.55, 0.3, 0.45],
  ['sample2', 0.55, 0.55, 0.4, 0.45],
  ['sample3', 0, 0, 0.2, 0.45],
  ['sample3', 0.05, 0.65, 0.4, 0.35],
  ['sample3', 0.55, 0.6, 0.4, 0.4],
  ['sample4', 0.1, 0.55, 0.35, 0.45],
  ['sample4', 0.45, 0.6, 0.45, 0.4],
  ['sample4', 0.8, 0, 0.2, 0.9],
  ['sample5', 0, 0, 0.25, 0.5],
  ['sample5', 0.4, 0.6, 0.35, 0.4],
  ['sample6', 0, 0, 0.3, 0.25],
  ['sample6', 0.1, 0.7, 0.5, 0.3],
  ['sample6', 0.75, 0.55, 0.25, 0.45],
];

async function part([name, left, top, across, down]: (typeof PARTS)[number]): Promise<FacelessPicture> {
  const photo = await groupPhoto(name);
  const size = await sharp(photo).metadata();
  const file = await sharp(photo)
    .extract({
      left: floor(left * size.width),
      top: floor(top * size.height),
      width: floor(across * size.width),
      height: floor(down * size.height),
    })
    .resize({ width })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name: `part of ${name}`, file };
}

/** Scenes with something in them; the last are parts of photos. */
export async function facelessScenes(): Promise<readonly FacelessPicture[]> {
  const drawn = DRAWN.map(async ([name, rule, tint]) => ({ name, file: await draw(rule, tint) }));
  const noise = [1, 2, 3].map(async (seed) => ({
    name: 'noise',
    file: await sharp(randomPixels(width, height, seed), { raw: { width, height, channels: 3 } })
      .blur(2 ** seed)
      .normalise()
      .jpeg({ quality: 85 })
      .toBuffer(),
  }));
  return Promise.all([...drawn, ...noise, ...PARTS.map(part)]);
}

/** A covered lens, a wall, the sky: one even colour with the grain of a sensor. */
export async function blankPictures(): Promise<readonly FacelessPicture[]> {
  const shades = [6, 40, 90, 128, 170, 210, 250];
  return Promise.all(
    shades.map(async (shade, i) => {
      const grain = randomPixels(width, height, i + 1);
      const file = await sharp(grain, { raw: { width, height, channels: 3 } })
        .linear(0.06, shade - 8)
        .jpeg({ quality: 85 })
        .toBuffer();
      return { name: `even ${shade}`, file };
    }),
  );
}
