/** What is refused before a pixel is decoded: the format by its first bytes, the size by its header. */
import { LONG_SIDE_PIXELS, MIN_SIDE_PIXELS, PIXEL_LIMIT } from '../../../../miniprogram/contract/image';
import { VerifyError } from '../errors';

export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'bmp';

/** In pixels, upright or lying. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The face API takes JPEG, PNG and BMP (face-api.md §1); WebP is what some Android galleries hand out. */
const SIGNATURES: ReadonlyArray<readonly [PhotoFormat, (start: string) => boolean]> = [
  ['jpeg', (start) => start.startsWith('\xff\xd8\xff')],
  ['png', (start) => start.startsWith('\x89PNG\r\n\x1a\n')],
  ['webp', (start) => start.startsWith('RIFF') && start.startsWith('WEBP', 8)],
  ['bmp', (start) => start.startsWith('BM')],
];
const LONGEST_SIGNATURE = 12;

/**
 * The format of a file by its first bytes; its name and its declared type say nothing.
 *
 * An allow-list: whatever is not one of the four is unsupported, be it HEIC, GIF, TIFF, SVG, AVIF or no
 * picture at all. Only a file without a byte is unreadable.
 *
 * @throws VerifyError PHOTO_UNREADABLE, PHOTO_FORMAT_UNSUPPORTED
 */
export function photoFormat(file: Buffer): PhotoFormat {
  if (file.length === 0) throw new VerifyError('PHOTO_UNREADABLE', 'photo');
  const start = file.toString('latin1', 0, LONGEST_SIGNATURE);
  const signature = SIGNATURES.find(([, matches]) => matches(start));
  if (signature === undefined) throw new VerifyError('PHOTO_FORMAT_UNSUPPORTED', 'photo');
  return signature[0];
}

/**
 * Refuses a picture by the size that its header declares.
 *
 * The short side counts as it will be sent, with the long side at {@link LONG_SIDE_PIXELS}: a strip of
 * 30,000 × 150 pixels would arrive 5 pixels high, and be paid for.
 *
 * @throws VerifyError PHOTO_TOO_MANY_PIXELS, PHOTO_TOO_SMALL
 */
export function checkSize({ width, height }: Size): void {
  if (width * height > PIXEL_LIMIT) throw new VerifyError('PHOTO_TOO_MANY_PIXELS', 'photo');
  const scale = Math.min(1, LONG_SIDE_PIXELS / Math.max(width, height));
  if (Math.min(width, height) * scale < MIN_SIDE_PIXELS) throw new VerifyError('PHOTO_TOO_SMALL', 'photo');
}

/**
 * What a decoder may have to hold of one picture at once, in bytes: beside the file and Node's own it stays
 * under 300 MB. 50 megapixels in 4:2:0 or in 8-bit colour pass.
 */
const DECODER_LIMIT_BYTES = 160_000_000;
/** libjpeg keeps the coefficients of a progressive picture, two bytes each; half of them colour in 4:2:0. */
const COEFFICIENT_BYTES = 2;
const WEBP_BYTES = 4;
/** Pixels that all scans of a JPEG go over together: twelve times 50 megapixels. Cameras write ten scans. */
const SCAN_PIXELS_LIMIT = 12 * PIXEL_LIMIT;

/** What a header says about how a picture is stored; the names are sharp's. */
export interface Storage extends Size {
  readonly channels: number;
  readonly depth: string;
  readonly isProgressive?: boolean | undefined;
  readonly chromaSubsampling?: string | undefined;
}

function decoderBytes(format: PhotoFormat, { width, height, ...storage }: Storage): number {
  const pixels = width * height;
  if (format === 'png') return pixels * storage.channels * (storage.depth === 'ushort' ? 2 : 1);
  // Decoded whole, in four bytes a pixel where it is lossless; the header does not say which.
  if (format === 'webp') return pixels * WEBP_BYTES;
  // A JPEG that is not progressive is decoded row by row.
  if (storage.isProgressive !== true) return 0;
  const samples = storage.chromaSubsampling === '4:2:0' ? 1.5 : storage.channels;
  return pixels * samples * COEFFICIENT_BYTES;
}

/**
 * Refuses a picture whose decoder would take too much memory, or, unpacking it, too much time.
 *
 * @throws VerifyError PHOTO_TOO_MANY_PIXELS
 */
export function checkDecoderBytes(format: PhotoFormat, storage: Storage): void {
  if (decoderBytes(format, storage) > DECODER_LIMIT_BYTES)
    throw new VerifyError('PHOTO_TOO_MANY_PIXELS', 'photo');
}

/**
 * Refuses a JPEG that goes over its pixels again and again: a few bytes per scan would keep the decoder busy
 * for minutes.
 *
 * @throws VerifyError PHOTO_UNREADABLE
 */
export function checkScans(scans: number, { width, height }: Size): void {
  if (scans * width * height > SCAN_PIXELS_LIMIT) throw new VerifyError('PHOTO_UNREADABLE', 'photo');
}
