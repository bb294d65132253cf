/** Budgets and limits of the picture, in one place for phone and function. Sizes in bytes unless named otherwise. */

/**
 * JPEG bytes sent to the face API. Its guide says "100k" and neither of what nor which k: the Base64
 * text of 75,000 bytes has 100,000 characters, which is under it in every reading (face-api.md §1).
 */
export const API_BUDGET_BYTES = 75_000;

/** JPEG bytes that fit inline into one cloud call beside name, number and ids (cloudbase.md). */
export const PHONE_BUDGET_BYTES = 70_000;

/** Request `data` of one cloud call, and its answer (cloudbase.md, Platform limits). */
export const CALL_REQUEST_LIMIT_BYTES = 100 * 1024;
export const CALL_RESPONSE_LIMIT_BYTES = 1024 * 1024;

/** Base64 characters of an inline photo: what is left of the call's 100 KB beside the other fields. */
export const INLINE_BASE64_LIMIT = 100_000;

/** The largest file that the function downloads from cloud storage. A 12-megapixel BMP has 36 MB. */
export const FILE_LIMIT_BYTES = 40_000_000;

/** A picture with more pixels is refused before it is decoded (image.md, Input safety). */
export const PIXEL_LIMIT = 50_000_000;

/** Neither side of the picture may be shorter: a face needs 150 pixels across (image.md). */
export const MIN_SIDE_PIXELS = 150;

/** Long side of what is sent: the best of size against speed that was measured (image.md). */
export const LONG_SIDE_PIXELS = 1008;

/** The folder in cloud storage of photos that do not fit inline. */
const UPLOAD_FOLDER = 'selfies';

/**
 * Where the phone puts a photo that does not fit inline. The attempt's own random id names the file,
 * so that a path can neither be guessed nor be pointed at somebody else's photo.
 */
export function uploadPath(attemptId: string): string {
  return `${UPLOAD_FOLDER}/${attemptId}`;
}
