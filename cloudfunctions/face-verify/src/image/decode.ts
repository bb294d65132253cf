/** A photo file of any accepted format to raw pixels: upright, sRGB, at most so large. */
import type { Sharp } from 'sharp';
import { PIXEL_LIMIT } from '../../../../miniprogram/contract/image';
import { readBmpHeader, readBmpPixels } from './bmp';
import type { Region } from './crop';
import { checkDecoderBytes, checkScans, checkSize, photoFormat, type Size } from './guard';
import { readJpegForm } from './jpeg';
import { refuseUnreadable } from './photo-error';
import { loadSharp } from './sharp';

/** Upright sRGB pixels, three bytes each, top row first. */
export interface Pixels extends Size {
  readonly data: Buffer;
}

/** A file whose header has been found acceptable. */
export interface OpenPhoto {
  /** As it was taken, upright. */
  readonly size: Size;
  /** Whether the file stores it upright, too. */
  readonly isStoredUpright: boolean;
  /** Makes an input of sharp: each is good for one decode. */
  readonly input: () => Sharp;
}

/** Seconds after which a picture is given up: far beyond what any that is let in takes on a slow instance. */
const TIMEOUT_SECONDS = 10;

async function openBmp(file: Buffer): Promise<OpenPhoto> {
  const header = readBmpHeader(file);
  checkSize(header);
  const sharp = await loadSharp();
  const { width, height } = header;
  const pixels = readBmpPixels(file, header);
  const input = (): Sharp => sharp(pixels, { raw: { width, height, channels: 3 } });
  return { size: { width, height }, isStoredUpright: true, input };
}

/**
 * Reads the header, and refuses by it.
 *
 * @throws VerifyError PHOTO_UNREADABLE, PHOTO_FORMAT_UNSUPPORTED, PHOTO_TOO_MANY_PIXELS, PHOTO_TOO_SMALL
 */
export async function openPhoto(file: Buffer): Promise<OpenPhoto> {
  const format = photoFormat(file);
  if (format === 'bmp') return openBmp(file);
  const sharp = await loadSharp();
  // Our own checks come first, because they have a code instead of a text.
  const metadata = await sharp(file, { limitInputPixels: false }).metadata().catch(refuseUnreadable);
  const { width, height, orientation = 1 } = metadata;
  checkSize(metadata);
  checkDecoderBytes(format, metadata);
  if (format === 'jpeg') checkScans(readJpegForm(file).scans, metadata);
  return {
    size: orientation > 4 ? { width: height, height: width } : { width, height },
    isStoredUpright: orientation === 1,
    // 'warning': damaged pictures are refused; 'error' takes half a JPEG that has an end (image.md).
    input: () => sharp(file, { failOn: 'warning', limitInputPixels: PIXEL_LIMIT }),
  };
}

/**
 * Decodes a photo with its long side at most at `longSide` pixels; a smaller one keeps its size.
 *
 * Metadata is gone afterwards, the orientation that it named has been applied, colours that a profile
 * described are sRGB, and what was transparent is white.
 *
 * @param region the part of the picture of that size that is wanted. @default all of it
 * @throws VerifyError PHOTO_UNREADABLE
 */
export async function decodePixels(photo: OpenPhoto, longSide: number, region?: Region): Promise<Pixels> {
  const whole = photo
    .input()
    // Before the resize, so that a JPEG is still decoded at a half, a quarter or an eighth (image.md).
    .autoOrient()
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await (region === undefined ? whole : whole.extract(region))
    .flatten({ background: '#fff' })
    // Three channels of eight bits: sharp's output is sRGB by default, and flat.
    .raw()
    .timeout({ seconds: TIMEOUT_SECONDS })
    .toBuffer({ resolveWithObject: true })
    .catch(refuseUnreadable);
  return { data, width: info.width, height: info.height };
}

/** Opens and decodes in one go. @throws what {@link openPhoto} throws */
export async function decodePhoto(file: Buffer, longSide: number): Promise<Pixels> {
  return decodePixels(await openPhoto(file), longSide);
}
