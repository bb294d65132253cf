/** The selfie: from whatever a phone sends to the JPEG that the face API is paid to look at. */
import { LONG_SIDE_PIXELS } from '../../../../miniprogram/contract/image';
import { cropAround } from './crop';
import { decodePixels, type OpenPhoto, openPhoto, type Pixels } from './decode';
import type { FaceFinder } from './face-finder';
import { isSureFace } from './find-faces';
import { type FittedPhoto, fitPixels } from './fit';
import { lookInGray } from './gray';
import { type Look, lookAt } from './inspect';
import { keepPixels } from './keep';
import { createTurns } from './turns';

export { decodeBase64Photo } from './base64';
export type { FaceBox, FaceFinder, GrayPixels } from './face-finder';
export { findFaces } from './find-faces';
export type { FittedPhoto } from './fit';
export type { Look } from './inspect';
export { measurePhoto } from './measure';

export interface FitOptions {
  /** Upper limit of the JPEG in bytes, kept under every input. */
  readonly budgetBytes: number;
  /** Where faces are, so that a small one can be enlarged. @default nobody looks */
  readonly findFaces?: FaceFinder | undefined;
  /** Sees what was decoded before it is encoded; whatever it throws is the end. @default no look */
  readonly inspect?: ((look: Look) => void) | undefined;
}

/**
 * One picture at a time. An instance has 512 MB, and the worst picture that is let in needs up to 300: two at
 * once would end it, with whatever call it had under way. The usual one takes a tenth of a second.
 */
const inTurn = createTurns(1);

/** The photo as it came, where it is already all that would be sent. */
function keep(file: Buffer, photo: OpenPhoto, pixels: Pixels, budgetBytes: number): FittedPhoto | null {
  const isWhole = photo.size.width === pixels.width && photo.size.height === pixels.height;
  const jpeg = isWhole && photo.isStoredUpright ? keepPixels(file, budgetBytes) : null;
  if (jpeg === null) return null;
  return { jpeg, width: pixels.width, height: pixels.height, encodes: 0, quality: null };
}

interface CloseUp {
  readonly pixels: Pixels;
  /** Times the pixels across that the whole picture has. */
  readonly enlargedBy: number;
}

/**
 * What is around the one small face, from a larger decode. Looked at before it is sent in the whole picture's
 * place: a pattern on a shirt taken for a face would cut the face away, and closer it looks like one no more.
 */
async function closeUp(
  photo: OpenPhoto,
  { pixels, faces }: Look,
  findFaces: FaceFinder,
): Promise<CloseUp | null> {
  const crop = cropAround(faces ?? [], pixels, photo.size);
  if (crop === null) return null;
  const close = await decodePixels(photo, crop.longSide, crop.region);
  const found = await findFaces(lookInGray(close).gray);
  if (!found.some(isSureFace)) return null;
  return { pixels: close, enlargedBy: crop.longSide / Math.max(pixels.width, pixels.height) };
}

async function fitInTurn(file: Buffer, options: FitOptions): Promise<FittedPhoto> {
  const { budgetBytes, findFaces = null, inspect } = options;
  const photo = await openPhoto(file);
  // Also what will be kept as it is: only decoding shows that it is a whole picture.
  const pixels = await decodePixels(photo, LONG_SIDE_PIXELS);
  const look = findFaces === null && inspect === undefined ? null : await lookAt(pixels, findFaces);
  const close = look === null || findFaces === null ? null : await closeUp(photo, look, findFaces);
  if (look !== null) inspect?.({ ...look, enlargedBy: close?.enlargedBy ?? 1 });
  if (close !== null) return fitPixels(close.pixels, budgetBytes);
  return keep(file, photo, pixels, budgetBytes) ?? fitPixels(pixels, budgetBytes);
}

/**
 * Makes a photo fit: one decode at the size that is sent, a look at it, then one to three encodes; none where
 * it is fit already. A second, larger decode only around a face that would be small.
 *
 * @param file JPEG, PNG, WebP or BMP; anything else is refused with a code
 * @throws VerifyError PHOTO_UNREADABLE, PHOTO_FORMAT_UNSUPPORTED, PHOTO_TOO_MANY_PIXELS, PHOTO_TOO_SMALL,
 *   PHOTO_CANNOT_FIT, and whatever `inspect` throws. Any other error is not the photo's: sharp is not
 *   installed, or out of memory.
 */
export function fitPhoto(file: Buffer, options: FitOptions): Promise<FittedPhoto> {
  return inTurn(() => fitInTurn(file, options));
}
