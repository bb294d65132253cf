/** Names of attempts: 128 random bits in base64url (contract/actions.ts). Pure. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** How many random bytes one name needs. */
export const ATTEMPT_ID_BYTES = 16;

/** @param bytes 16 random bytes @returns 22 characters of base64url, without padding */
export function attemptIdOf(bytes: Uint8Array): string {
  let id = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    for (const shift of [18, 12, 6, 0]) id += ALPHABET.charAt((group >> shift) & 63);
  }
  return id.slice(0, Math.ceil((bytes.length * 8) / 6));
}
