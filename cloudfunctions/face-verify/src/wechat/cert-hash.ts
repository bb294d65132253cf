/** What WeChat's query repeats of the person instead of his name and number (wechat-verify.md). */
import { createHash } from 'node:crypto';
import type { Subject } from '../ports';

export const CERT_TYPE = 'IDENTITY_CARD';

/**
 * `cert_hash`: type, name and number, each in standard Base64 of its UTF-8, joined and hashed.
 *
 * It is unkeyed: whoever has it can try all numbers. It is as personal as they are, and leaves us in a
 * query, or sealed, only.
 *
 * @returns lower-case hex, 64 characters
 */
export function certHash({ name, idNumber }: Subject): string {
  const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
  const fields = { cert_type: CERT_TYPE, cert_name: name, cert_no: idNumber };
  const joined = Object.entries(fields).map(([field, value]) => `${field}=${base64(value)}`);
  return createHash('sha256').update(joined.join('&')).digest('hex');
}
