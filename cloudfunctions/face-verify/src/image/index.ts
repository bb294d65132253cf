/** The selfie: from whatever a phone sends to the JPEG that the face API is paid to look at. */
import { LONG_SIDE_PIXELS } from '../../../../miniprogram/contract/image';
import { decodePhoto } from './decode';
import { type FittedPhoto, fitPixels } from './fit';

export { decodeBase64Photo } from './base64';
export type { FittedPhoto } from './fit';

/**
 * Makes a photo fit: one decode at the size that is sent, then one to three encodes.
 *
 * @param file JPEG, PNG, WebP or BMP; anything else is refused with a code
 * @param options.budgetBytes upper limit of the JPEG in bytes, kept under every input
 * @throws VerifyError PHOTO_UNREADABLE, PHOTO_FORMAT_UNSUPPORTED, PHOTO_TOO_MANY_PIXELS, PHOTO_TOO_SMALL,
 *   PHOTO_CANNOT_FIT. Any other error is not the photo's: sharp is not installed, or out of memory.
 */
export async function fitPhoto(
  file: Buffer,
  options: { readonly budgetBytes: number },
): Promise<FittedPhoto> {
  return fitPixels(await decodePhoto(file, LONG_SIDE_PIXELS), options.budgetBytes);
}
