/** Raw pixels to a JPEG within a budget. The pixels are kept, so one more encode costs 6–9 ms (image.md). */
import { VerifyError } from '../errors';
import type { Pixels } from './decode';
import { type Encoding, FIRST_QUALITY, nextQuality } from './predict';
import { loadSharp } from './sharp';

/** Encodes at one size. */
const MAX_ENCODES = 3;
/** Where no quality of {@link nextQuality} fits, the picture is made smaller by this factor … */
const SHRINK = 0.8;
/** … down to this long side in pixels. Pure noise ends at 500 with the usual budget; no photo comes near. */
const MIN_LONG_SIDE = 64;

export interface FittedPhoto {
  /** Baseline JPEG, 4:2:0, upright, sRGB, without metadata; never more than the budget. */
  readonly jpeg: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Number of encodes that were made, over all sizes; none where the pixels came as they are sent. */
  readonly encodes: number;
  /** libjpeg's quality, 1 to 100; null where nothing was encoded. */
  readonly quality: number | null;
}

interface Fit {
  readonly best: { readonly jpeg: Buffer; readonly quality: number } | null;
  readonly encodes: number;
  readonly lowestQuality: number;
}

async function encode({ data, width, height }: Pixels, quality: number): Promise<Buffer> {
  const sharp = await loadSharp();
  // Neither 4:4:4 (worse at the same bytes) nor mozjpeg (65 ms for nothing that shows): image.md.
  const jpeg = { quality, chromaSubsampling: '4:2:0', progressive: false, mozjpeg: false };
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg(jpeg)
    .toBuffer();
}

async function shrink({ data, width, height }: Pixels, longSide: number): Promise<Pixels> {
  const sharp = await loadSharp();
  const small = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: longSide, height: longSide, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: small.data, width: small.info.width, height: small.info.height };
}

/** The best JPEG of these pixels within the budget that {@link MAX_ENCODES} can find. */
async function fitAtSize(pixels: Pixels, budgetBytes: number, firstQuality: number): Promise<Fit> {
  let best: Fit['best'] = null;
  let made: readonly Encoding[] = [];
  let quality: number | null = firstQuality;
  while (quality !== null && made.length < MAX_ENCODES) {
    const jpeg = await encode(pixels, quality);
    const encoding = { quality, bytes: jpeg.length };
    if (jpeg.length <= budgetBytes && (best === null || quality > best.quality)) best = { jpeg, quality };
    const all: readonly [Encoding, ...Encoding[]] = [encoding, ...made];
    made = all;
    quality = nextQuality(all, budgetBytes);
  }
  return { best, encodes: made.length, lowestQuality: Math.min(...made.map((encoding) => encoding.quality)) };
}

/**
 * Encodes pixels as a JPEG of at most `budgetBytes`, and of nearly as many where there is detail to
 * spend them on: first by quality, then, for pictures that no tolerable quality fits, by size.
 *
 * Ends after at most 13 sizes, and 3 encodes at each.
 *
 * @throws VerifyError PHOTO_CANNOT_FIT
 */
export async function fitPixels(pixels: Pixels, budgetBytes: number): Promise<FittedPhoto> {
  const fullSide = Math.max(pixels.width, pixels.height);
  let firstQuality = FIRST_QUALITY;
  let encodes = 0;
  for (let side = fullSide; side >= MIN_LONG_SIDE; side = Math.floor(side * SHRINK)) {
    const sized = side === fullSide ? pixels : await shrink(pixels, side);
    const fit = await fitAtSize(sized, budgetBytes, firstQuality);
    encodes += fit.encodes;
    if (fit.best !== null) return { ...fit.best, width: sized.width, height: sized.height, encodes };
    // What was too much for a larger picture is a fair first guess for a smaller one.
    firstQuality = fit.lowestQuality;
  }
  throw new VerifyError('PHOTO_CANNOT_FIT', 'photo');
}
