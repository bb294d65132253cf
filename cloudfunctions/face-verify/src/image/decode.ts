/** A photo file of any accepted format to raw pixels: upright, sRGB, at most so large. */
import type { Sharp } from 'sharp';
import { PIXEL_LIMIT } from '../../../../miniprogram/contract/image';
import { readBmpHeader, readBmpPixels } from './bmp';
import { checkSize, photoFormat, type Size } from './guard';
import { refuseUnreadable } from './photo-error';
import { loadSharp } from './sharp';

/** Upright sRGB pixels, three bytes each, top row first. */
export interface Pixels extends Size {
  readonly data: Buffer;
}

/** The file as input of sharp, once its header has been found acceptable. */
async function open(file: Buffer): Promise<Sharp> {
  const format = photoFormat(file);
  const sharp = await loadSharp();
  if (format === 'bmp') {
    const header = readBmpHeader(file);
    checkSize(header);
    const { width, height } = header;
    return sharp(readBmpPixels(file, header), { raw: { width, height, channels: 3 } });
  }
  // Reads the header only. Our own check comes first, because it has a code instead of a text.
  checkSize(await sharp(file, { limitInputPixels: false }).metadata().catch(refuseUnreadable));
  // 'warning': damaged pictures are refused; 'error' takes half a JPEG that has an end (image.md).
  return sharp(file, { failOn: 'warning', limitInputPixels: PIXEL_LIMIT });
}

/**
 * Decodes a photo with its long side at most at `longSide` pixels; a smaller one keeps its size.
 *
 * Metadata is gone afterwards, the orientation that it named has been applied, colours that a profile
 * described are sRGB, and what was transparent is white.
 *
 * @throws VerifyError PHOTO_UNREADABLE, PHOTO_FORMAT_UNSUPPORTED, PHOTO_TOO_MANY_PIXELS, PHOTO_TOO_SMALL
 */
export async function decodePhoto(file: Buffer, longSide: number): Promise<Pixels> {
  const input = await open(file);
  const { data, info } = await input
    // Before the resize, so that a JPEG is still decoded at a half, a quarter or an eighth (image.md).
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    // Three channels of eight bits: sharp's output is sRGB by default, and flat.
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(refuseUnreadable);
  return { data, width: info.width, height: info.height };
}
