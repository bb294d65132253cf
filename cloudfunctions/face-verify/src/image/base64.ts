/** The Base64 text of an inline photo to its bytes. */
import { VerifyError } from '../errors';

/** Canvas and file readers put it in front; no type we accept has a longer name. */
const DATA_URL_PREFIX = /^data:image\/[a-z0-9.+-]{1,20};base64,/i;
const LONGEST_PREFIX = 'data:image/;base64,'.length + 20;

/**
 * Decodes strict Base64 (RFC 4648 §4): standard alphabet, padded, no white space. A
 * `data:image/…;base64,` prefix is taken off.
 *
 * Linear in time and memory for any text: the pattern only sees the first few characters.
 *
 * @throws VerifyError PHOTO_UNREADABLE
 */
export function decodeBase64Photo(text: string): Buffer {
  const prefix = DATA_URL_PREFIX.exec(text.slice(0, LONGEST_PREFIX))?.[0] ?? '';
  const body = text.slice(prefix.length);
  const bytes = Buffer.from(body, 'base64');
  // Node skips whatever is not Base64; only a strict text survives the way there and back.
  if (bytes.length === 0 || bytes.toString('base64') !== body) {
    throw new VerifyError('PHOTO_UNREADABLE', 'photo');
  }
  return bytes;
}
