/**
 * Which JPEG quality to try next, so that two or three encodes do the work of a search. Pure.
 *
 * libjpeg turns a quality into a scale s of its quantisation tables, and over the range that matters
 * ln(bytes) ≈ c − 0.62·ln(s), c depending on the picture (measured, image.md). One encode gives c, two
 * on either side of the budget give the slope of this very picture.
 */

/** Where most selfies end up: the first guess is often the last. */
export const FIRST_QUALITY = 78;
/** Below, fewer pixels of better quality say more about a face. */
export const MIN_QUALITY = 30;
/** Above, bytes buy nothing that a face comparison can see. */
export const MAX_QUALITY = 92;

const SLOPE = -0.62;
/** Share of the budget aimed at: the prediction is good to about 3 %. */
const AIM = 0.965;
/** Share of the budget from which on another encode is not worth its time. */
const ENOUGH = 0.88;

/** One encode that was made. */
export interface Encoding {
  readonly quality: number;
  readonly bytes: number;
}

/** libjpeg's scale of the quantisation tables in percent, for a quality of 1 to 99. */
export function scaleOfQuality(quality: number): number {
  return quality < 50 ? 5000 / quality : 200 - 2 * quality;
}

/** The other way round: any scale above 0 to a quality, not rounded. */
export function qualityOfScale(scale: number): number {
  return scale > 100 ? 5000 / scale : (200 - scale) / 2;
}

/**
 * The quality to encode with next, or null where what was made is good enough or no quality is left
 * between what fits and what does not.
 *
 * @param made encodes of the same pixels, at least one
 */
export function nextQuality(made: readonly [Encoding, ...Encoding[]], budgetBytes: number): number | null {
  const byQuality = [...made].sort((a, b) => a.quality - b.quality);
  const fits = byQuality.filter(({ bytes }) => bytes <= budgetBytes).at(-1);
  const exceeds = byQuality.find(({ bytes }) => bytes > budgetBytes);
  if (fits !== undefined && fits.bytes >= ENOUGH * budgetBytes) return null;
  const lowest = fits === undefined ? MIN_QUALITY : fits.quality + 1;
  const highest = exceeds === undefined ? MAX_QUALITY : exceeds.quality - 1;
  if (lowest > highest) return null;

  const from = fits ?? exceeds ?? made[0];
  const slope = fits === undefined || exceeds === undefined ? SLOPE : slopeBetween(fits, exceeds);
  const lnScale = Math.log(scaleOfQuality(from.quality)) + Math.log((AIM * budgetBytes) / from.bytes) / slope;
  // Down, not to the nearest: a little under the budget is a result, a little over is an encode lost.
  const predicted = Math.floor(qualityOfScale(Math.exp(lnScale)));
  return Math.min(Math.max(predicted, lowest), highest);
}

function slopeBetween(a: Encoding, b: Encoding): number {
  const lnScales = Math.log(scaleOfQuality(a.quality) / scaleOfQuality(b.quality));
  return Math.log(a.bytes / b.bytes) / lnScales;
}
