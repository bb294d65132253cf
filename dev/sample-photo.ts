/**
 * Draws test pictures: a friendly head and shoulders, with a red block in the upright top left corner, a
 * green one in the top right and a blue one in the bottom right, so that a test can tell all eight ways
 * to turn and mirror a picture apart.
 *
 * Drawn pixel by pixel and not from an SVG: the cloud function forbids sharp's SVG loader for the whole
 * process (image.md, Input safety), and tests run both in one.
 */
import sharp from 'sharp';

export type SampleFormat = 'jpeg' | 'png' | 'bmp' | 'webp';

export interface SampleOptions {
  /** Pixels of the upright picture. */
  readonly width: number;
  readonly height: number;
  readonly format: SampleFormat;
  /** Stored turned, with the EXIF orientation that turns it upright. Not for BMP. @default none */
  readonly orientation?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
  /** Noise as of a camera's sensor, the same each time: a JPEG of 12 megapixels weighs several MB. @default false */
  readonly noise?: boolean;
  /** Adds the camera's make and a place (GPS), as phones do. Not for BMP. @default false */
  readonly exif?: boolean;
}

type Colour = readonly [red: number, green: number, blue: number];

interface Canvas {
  readonly width: number;
  readonly height: number;
  /** RGB, row by row. */
  readonly pixels: Uint8ClampedArray;
}

const RED: Colour = [214, 40, 40];
const GREEN: Colour = [40, 160, 60];
const BLUE: Colour = [40, 70, 214];
const BACKGROUND: Colour = [214, 222, 230];
const COAT: Colour = [58, 92, 140];
const SKIN: Colour = [236, 196, 168];
const SHADE: Colour = [214, 168, 140];
const HAIR: Colour = [48, 36, 32];
const WHITE: Colour = [250, 250, 250];
const LIPS: Colour = [184, 72, 76];

/** Side of the corner blocks, as a part of the picture's shorter side. */
const BLOCK = 0.15;

/** Fills what a row of the shape covers: `halfWidthAt` in pixels, for y from −1 (top) to 1 (bottom). */
function fillRows(
  { width, height, pixels }: Canvas,
  [centreX, centreY]: readonly [number, number],
  halfHeight: number,
  halfWidthAt: (y: number) => number,
  colour: Colour,
): void {
  const line = new Uint8ClampedArray(Buffer.alloc(width * 3, Buffer.from(colour)));
  const lastRow = Math.min(height - 1, Math.floor(centreY + halfHeight));
  for (let row = Math.max(0, Math.ceil(centreY - halfHeight)); row <= lastRow; row += 1) {
    const halfWidth = halfWidthAt((row - centreY) / halfHeight);
    const from = Math.max(0, Math.round(centreX - halfWidth));
    const to = Math.min(width, Math.round(centreX + halfWidth));
    if (to > from) pixels.set(line.subarray(0, (to - from) * 3), (row * width + from) * 3);
  }
}

/** Shapes around the picture's centre; measures are parts of its shorter side. */
function pencil(canvas: Canvas) {
  const unit = Math.min(canvas.width, canvas.height);
  const at = (x: number, y: number) => [canvas.width / 2 + x * unit, canvas.height / 2 + y * unit] as const;
  return {
    oval: (x: number, y: number, halfWidth: number, halfHeight: number, colour: Colour) =>
      fillRows(canvas, at(x, y), halfHeight * unit, (t) => halfWidth * unit * Math.sqrt(1 - t * t), colour),
    box: (x: number, y: number, halfWidth: number, halfHeight: number, colour: Colour) =>
      fillRows(canvas, at(x, y), halfHeight * unit, () => halfWidth * unit, colour),
  };
}

function drawPerson(canvas: Canvas): void {
  const { oval, box } = pencil(canvas);
  oval(0, 0.56, 0.42, 0.26, COAT);
  box(0, 0.25, 0.085, 0.11, SHADE);
  oval(0, -0.1, 0.235, 0.285, HAIR);
  oval(0, -0.03, 0.19, 0.25, SKIN);
  oval(0, -0.25, 0.19, 0.09, HAIR);
  for (const side of [-1, 1]) {
    oval(side * 0.195, -0.02, 0.03, 0.055, SKIN);
    box(side * 0.078, -0.115, 0.042, 0.008, HAIR);
    oval(side * 0.078, -0.065, 0.036, 0.02, WHITE);
    oval(side * 0.078, -0.065, 0.017, 0.017, HAIR);
  }
  oval(0, 0.02, 0.018, 0.035, SHADE);
  oval(0, 0.1, 0.075, 0.035, LIPS);
  // What is above the line of the lips is face again: a smile.
  box(0, 0.08, 0.08, 0.02, SKIN);
}

function drawCorners(canvas: Canvas): void {
  const { width, height } = canvas;
  const half = (BLOCK * Math.min(width, height)) / 2;
  fillRows(canvas, [half, half], half, () => half, RED);
  fillRows(canvas, [width - half, half], half, () => half, GREEN);
  fillRows(canvas, [width - half, height - half], half, () => half, BLUE);
}

/** Brightens and darkens each pixel by up to 15 of 255, mostly by little; xorshift32 with a fixed seed. */
function addNoise({ pixels }: Canvas): void {
  let state = 0x2545f491;
  for (let i = 0; i < pixels.length; i += 3) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const noise = (state & 15) - ((state >>> 8) & 15);
    pixels[i] = (pixels[i] ?? 0) + noise;
    pixels[i + 1] = (pixels[i + 1] ?? 0) + noise;
    pixels[i + 2] = (pixels[i + 2] ?? 0) + noise;
  }
}

/** How an upright picture is stored for each EXIF orientation: mirrored left to right, then turned clockwise. */
const STORED_AS = {
  1: { mirrored: false, degrees: 0 },
  2: { mirrored: true, degrees: 0 },
  3: { mirrored: false, degrees: 180 },
  4: { mirrored: true, degrees: 180 },
  5: { mirrored: true, degrees: 270 },
  6: { mirrored: false, degrees: 270 },
  7: { mirrored: true, degrees: 90 },
  8: { mirrored: false, degrees: 90 },
} as const;

/** A bitmap of 24 bits without compression: rows from the bottom up, blue first, padded to 4 bytes. */
function encodeBmp({ width, height, pixels }: Canvas): Buffer {
  const headerBytes = 54;
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(headerBytes + rowBytes * height);
  file.write('BM', 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(headerBytes, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(rowBytes * height, 34);
  for (let row = 0; row < height; row += 1) {
    let from = row * width * 3;
    let to = headerBytes + (height - 1 - row) * rowBytes;
    for (let column = 0; column < width; column += 1, from += 3, to += 3) {
      file[to] = pixels[from + 2] ?? 0;
      file[to + 1] = pixels[from + 1] ?? 0;
      file[to + 2] = pixels[from] ?? 0;
    }
  }
  return file;
}

const CAMERA = { Make: 'Fictitious', Model: 'Sample Phone 1' };
const PLACE = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '39/1 54/1 0/1',
  GPSLongitudeRef: 'E',
  GPSLongitude: '116/1 24/1 0/1',
};

function encode(canvas: Canvas, { format, orientation, exif }: SampleOptions): Promise<Buffer> {
  const { width, height, pixels } = canvas;
  let image = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (orientation !== undefined) {
    const { mirrored, degrees } = STORED_AS[orientation];
    image = image.flop(mirrored).rotate(degrees).withMetadata({ orientation });
  }
  if (exif === true) image = image.withExifMerge({ IFD0: CAMERA, IFD3: PLACE });
  if (format === 'png') return image.png({ compressionLevel: 1 }).toBuffer();
  if (format === 'webp') return image.webp({ quality: 90, effort: 0 }).toBuffer();
  return image.jpeg({ quality: 92 }).toBuffer();
}

/** Draws the portrait and encodes it. @throws TypeError for a BMP with an orientation or EXIF, which it cannot hold */
export async function drawPortrait(options: SampleOptions): Promise<Buffer> {
  const { width, height, format, noise, orientation, exif } = options;
  const canvas: Canvas = { width, height, pixels: new Uint8ClampedArray(width * height * 3) };
  fillRows(canvas, [width / 2, height / 2], height / 2, () => width / 2, BACKGROUND);
  drawPerson(canvas);
  drawCorners(canvas);
  if (noise === true) addNoise(canvas);
  if (format !== 'bmp') return encode(canvas, options);
  if (orientation !== undefined || exif === true) throw new TypeError('A BMP holds no EXIF');
  return encodeBmp(canvas);
}

/** Both sides of the picture, shrunk, when its corners are looked at. */
const THUMBNAIL = 64;
const NEAR = 2;
const FAR = THUMBNAIL - 1 - NEAR;

/** Where each block is when the picture is upright, and which of red, green and blue is strong in it. */
const CORNERS = [
  { x: NEAR, y: NEAR, channel: 0 },
  { x: FAR, y: NEAR, channel: 1 },
  { x: FAR, y: FAR, channel: 2 },
] as const;

/** By how much, of 255, that channel is stronger than both others, whatever noise and JPEG did to it. */
const MARGIN = 60;

/**
 * Whether the stored pixels of a drawn portrait are upright, in any format that sharp reads. An EXIF
 * orientation is not applied: the face API is not known to do so.
 */
export async function isUpright(picture: Buffer): Promise<boolean> {
  const { data, info } = await sharp(picture)
    .resize({ width: THUMBNAIL, height: THUMBNAIL, fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return CORNERS.every(({ x, y, channel }) => {
    const offset = (y * THUMBNAIL + x) * info.channels;
    const strong = data[offset + channel] ?? 0;
    return [0, 1, 2].every((other) => other === channel || strong > (data[offset + other] ?? 0) + MARGIN);
  });
}
