/** Pictures for tests, drawn pixel by pixel: no file, no face, and the same bytes on every run. */
import sharp, { type Sharp } from 'sharp';

// In jest's sandbox each look at a global costs about 300 ns: too much per pixel.
const { abs, cos, imul, sin } = Math;

/** Raw RGB, three bytes per pixel, top row first. */
export interface Drawing {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

type Colour = readonly [red: number, green: number, blue: number];

export function draw(width: number, height: number, colourAt: (x: number, y: number) => Colour): Drawing {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colourAt(x, y), (y * width + x) * 3);
  }
  return { data, width, height };
}

/** Bytes that look random and are the same for the same seed (a linear congruential generator). */
export function randomBytes(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed >>> 0;
  for (let i = 0; i < length; i++) {
    state = (imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** The worst that a JPEG encoder can be given. */
export function noise(width: number, height: number, seed = 1): Drawing {
  return { data: randomBytes(width * height * 3, seed), width, height };
}

/** Soft shapes with the grain of a sensor: compresses about as a selfie does. */
export function photoLike(width: number, height: number): Drawing {
  const grain = randomBytes(width * height, 7);
  return draw(width, height, (x, y) => {
    const shape = 60 * sin(x / 90) * cos(y / 70) + 30 * sin(x / 11 + y / 17);
    const value = 115 + shape + ((grain[y * width + x] ?? 0) - 128) / 12;
    return [value + 20, value, value - 20];
  });
}

/** Another colour in each quarter, so that no turn and no mirror image looks like another. */
export function quarters(width: number, height: number): Drawing {
  return draw(width, height, (x, y) => {
    if (y < height / 2) return x < width / 2 ? [200, 40, 40] : [40, 180, 60];
    return x < width / 2 ? [50, 60, 200] : [220, 200, 60];
  });
}

export function toSharp({ data, width, height }: Drawing): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Each pixel of a drawing as a square: many megapixels without drawing each of them. */
export function enlarged({ data, width, height }: Drawing, factor: number): Sharp {
  const size = { width: width * factor, height: height * factor };
  return toSharp({ data, width, height }).resize({ ...size, kernel: 'nearest' });
}

/** What a picture file shows, as a drawing. */
export async function look(file: Buffer): Promise<Drawing> {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Mean difference per channel, 0 to 255; pictures of different size differ in everything. */
export function difference(a: Drawing, b: Drawing): number {
  if (a.width !== b.width || a.height !== b.height) return 255;
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += abs((a.data[i] ?? 0) - (b.data[i] ?? 0));
  return sum / a.data.length;
}
