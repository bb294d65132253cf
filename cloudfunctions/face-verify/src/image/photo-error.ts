/** What a library says about a photo, as a code of ours. */
import { VerifyError } from '../errors';

/**
 * Refuses the photo for whatever a library threw while it read it; nothing of that error is passed on.
 *
 * Format, size and pixel count are checked on the header, with their own codes, before a library sees
 * the pixels. So all that is left to a library is "damaged", and its text, which changes with each
 * release, need not be classified.
 *
 * @throws VerifyError PHOTO_UNREADABLE, always
 */
export function refuseUnreadable(_foreign: unknown): never {
  throw new VerifyError('PHOTO_UNREADABLE', 'photo');
}
