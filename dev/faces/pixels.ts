/** Pictures as the face tools take them. */
import { decode as decodeBmp } from 'bmp-ts';
import sharp, { type Sharp } from 'sharp';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue; one byte each, row by row, the top one first. */
  readonly data: Buffer;
}

/** A square or any other part of a picture, in its pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As large as a selfie is sent; a larger picture shows the finder nothing more. */
const LONG_SIDE = 1008;

const PIXEL_LIMIT = 50_000_000;

/** bmp-ts gives alpha, blue, green and red, the top row first; alpha is empty in most files. */
function openBmp(file: Buffer): Sharp {
  const { width, height, data } = decodeBmp(file);
  const rgb = Buffer.alloc(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = data[from + 3] ?? 0;
    rgb[to + 1] = data[from + 2] ?? 0;
    rgb[to + 2] = data[from + 1] ?? 0;
  }
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

const isBmp = (file: Buffer): boolean => file.toString('latin1', 0, 2) === 'BM';

/**
 * Decodes a JPEG, PNG, WebP or BMP upright.
 *
 * @param longSide pixels; a larger picture is scaled down @default 1008
 * @throws the decoder's error for anything that it cannot read
 */
export async function decodePixels(file: Buffer, longSide = LONG_SIDE): Promise<Pixels> {
  const input = isBmp(file) ? openBmp(file) : sharp(file, { limitInputPixels: PIXEL_LIMIT });
  const { data, info } = await input
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
