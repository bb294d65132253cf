/** Which JPEG quality fits a budget, predicted instead of searched (image.md, Predictor). Pure. */

/** One encode that was made. Quality as libjpeg counts it, 1–100. */
export interface Encode {
  readonly quality: number;
  readonly bytes: number;
}

export const MOST_ENCODES = 3;

const FIRST_QUALITY = 78;
const LEAST_QUALITY = 5;
/** ln(bytes) ≈ c − 0.62 · ln(scale) */
const USUAL_SLOPE = -0.62;
/** What a prediction aims at, so that its usual error still fits. */
const TARGET = 0.965;

/** libjpeg's factor on the quantisation tables. */
const scaleOf = (quality: number): number => (quality < 50 ? 5000 / quality : 200 - 2 * quality);
const qualityOf = (scale: number): number => (scale > 100 ? 5000 / scale : (200 - scale) / 2);

/** The slope that the last two encodes measured; the usual one where they cannot say. */
function slopeOf(encodes: readonly Encode[]): number {
  const [a, b] = encodes.slice(-2);
  if (a === undefined || b === undefined || a.quality === b.quality) return USUAL_SLOPE;
  const slope = Math.log(b.bytes / a.bytes) / Math.log(scaleOf(b.quality) / scaleOf(a.quality));
  return slope < -0.1 ? slope : USUAL_SLOPE;
}

/**
 * @param encodes made so far, all over the budget
 * @returns the quality to try next; null when the last one fitted, or no further try makes sense
 */
export function nextQuality(encodes: readonly Encode[], budgetBytes: number): number | null {
  const last = encodes[encodes.length - 1];
  if (last === undefined) return FIRST_QUALITY;
  const isOver = last.bytes <= budgetBytes || last.quality <= LEAST_QUALITY || encodes.length >= MOST_ENCODES;
  if (isOver) return null;
  const factor = (budgetBytes * TARGET) / last.bytes;
  const scale = scaleOf(last.quality) * factor ** (1 / slopeOf(encodes));
  const quality = Math.floor(qualityOf(scale));
  return Math.max(LEAST_QUALITY, Math.min(quality, last.quality - 1));
}

/** Bytes behind Base64 text. */
export function base64Bytes(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
