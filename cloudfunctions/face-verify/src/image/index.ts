/** The selfie: from whatever a phone sends to the JPEG that the face API is paid to look at. */
import { LONG_SIDE_PIXELS } from '../../../../miniprogram/contract/image';
import { decodePhoto } from './decode';
import type { FaceFinder } from './face-finder';
import { type FittedPhoto, fitPixels } from './fit';
import { type Look, lookAt } from './inspect';

export { decodeBase64Photo } from './base64';
export type { FaceBox, FaceFinder, GrayPixels } from './face-finder';
export type { FittedPhoto } from './fit';
export type { Look } from './inspect';

export interface FitOptions {
  /** Upper limit of the JPEG in bytes, kept under every input. */
  readonly budgetBytes: number;
  /** Where faces are, so that a small one can be enlarged. @default nobody looks */
  readonly findFaces?: FaceFinder | undefined;
  /** Sees what was decoded before it is encoded; whatever it throws is the end. @default no look */
  readonly inspect?: ((look: Look) => void) | undefined;
}

/**
 * Makes a photo fit: one decode at the size that is sent, a look at it, then one to three encodes.
 *
 * @param file JPEG, PNG, WebP or BMP; anything else is refused with a code
 * @throws VerifyError PHOTO_UNREADABLE, PHOTO_FORMAT_UNSUPPORTED, PHOTO_TOO_MANY_PIXELS, PHOTO_TOO_SMALL,
 *   PHOTO_CANNOT_FIT, and whatever `inspect` throws. Any other error is not the photo's: sharp is not
 *   installed, or out of memory.
 */
export async function fitPhoto(
  file: Buffer,
  { budgetBytes, findFaces, inspect }: FitOptions,
): Promise<FittedPhoto> {
  const pixels = await decodePhoto(file, LONG_SIDE_PIXELS);
  if (findFaces !== undefined || inspect !== undefined) {
    const look = await lookAt(pixels, findFaces ?? null);
    inspect?.(look);
  }
  return fitPixels(pixels, budgetBytes);
}
