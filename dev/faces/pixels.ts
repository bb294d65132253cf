/** Pictures as the face tools take them. */
import sharp from 'sharp';

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

/**
 * Decodes a JPEG, PNG or WebP upright.
 *
 * @param longSide pixels; a larger picture is scaled down @default 1008
 * @throws sharp's error for anything that it cannot read
 */
export async function decodePixels(file: Buffer, longSide = LONG_SIDE): Promise<Pixels> {
  const { data, info } = await sharp(file, { limitInputPixels: 50_000_000 })
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A part of a picture at a size of its own; what lies outside the picture is left out. */
export async function cutOut({ data, width, height }: Pixels, box: Box, side: number): Promise<Pixels> {
  const left = Math.min(width - 1, Math.max(0, Math.round(box.x)));
  const top = Math.min(height - 1, Math.max(0, Math.round(box.y)));
  const right = Math.max(left + 1, Math.min(width, Math.round(box.x + box.width)));
  const bottom = Math.max(top + 1, Math.min(height, Math.round(box.y + box.height)));
  const cut = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract({ left, top, width: right - left, height: bottom - top })
    .resize({ width: side, height: side, fit: 'contain', position: 'left top', background: '#000' })
    .raw()
    .toBuffer();
  return { data: cut, width: side, height: side };
}
