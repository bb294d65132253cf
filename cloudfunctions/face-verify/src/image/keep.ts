/**
 * A JPEG that is already what would be sent, sent without a second lossy generation. Pure.
 *
 * What a phone has redrawn arrives within the budget: encoding it again costs time and detail. Its pixels are
 * kept bit by bit, and nothing else of the file: neither camera, place, comment nor thumbnail, nor what hangs
 * behind its end.
 */
import { type JpegForm, type JpegSegment, readJpegForm } from './jpeg';

const SOI = Buffer.from('ffd8', 'hex');
const EOI = Buffer.from('ffd9', 'hex');
const SOS = 0xda;

/** Quantisation, the frame, Huffman tables, restart interval, the scan: all that pixels need. */
const NEEDED: readonly number[] = [0xdb, 0xc0, 0xc4, 0xdd, SOS];
const isMetadata = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;

/** Luma, and both colours at half of its resolution each way: what {@link fitPixels} writes, too. */
const COMPONENTS_420 = '1:34,2:17,3:17';

/**
 * Baseline, 8 bits, 4:2:0 in one scan, and in sRGB as it stands: a profile describes other colours, and
 * Adobe's marker may say that there is no luma at all; without them the picture would change its colours.
 */
function isPlain({ frame, scans, isTidy, hasForeignProfile, adobeTransform, segments }: JpegForm): boolean {
  const components = frame?.components.map((component) => component.join(':')).join();
  return (
    isTidy &&
    scans === 1 &&
    frame?.isBaseline === true &&
    frame.bits === 8 &&
    components === COMPONENTS_420 &&
    !hasForeignProfile &&
    (adobeTransform === null || adobeTransform === 1) &&
    segments.every(({ marker }) => NEEDED.includes(marker) || isMetadata(marker))
  );
}

/**
 * The file without all that is not pixels, or null where it has to be encoded anew: for its kind, or because
 * it is larger than the budget.
 *
 * It says nothing about whether the pixels are whole and upright: the caller has decoded them.
 */
export function keepPixels(file: Buffer, budgetBytes: number): Buffer | null {
  const form = readJpegForm(file);
  if (!isPlain(form)) return null;
  const needed = form.segments.filter(({ marker }) => NEEDED.includes(marker));
  // The scan must be the last: what stands behind it belongs to no pixel.
  if (needed.at(-1)?.marker !== SOS) return null;
  const parts = needed.map(({ from, to }: JpegSegment) => file.subarray(from, to));
  const kept = Buffer.concat([SOI, ...parts, EOI]);
  return kept.length <= budgetBytes ? kept : null;
}
