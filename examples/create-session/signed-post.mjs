/** A signed request to the face verification service, as docs/integrate.md describes it. */
import { createHmac, randomBytes } from 'node:crypto';

const { VERIFY_URL = '', VERIFY_ID = '', VERIFY_KEY = '' } = process.env;

/** @param path from `/sessions` on: where the function is mounted is not signed */
export async function signedPost(path, data) {
  const time = String(Date.now());
  const nonce = randomBytes(16).toString('base64url');
  const body = data === undefined ? '' : JSON.stringify(data);
  const text = ['POST', path, time, nonce, body].join('\n');
  const response = await fetch(VERIFY_URL + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-verify-integrator': VERIFY_ID,
      'x-verify-time': time,
      'x-verify-nonce': nonce,
      'x-verify-signature': createHmac('sha256', VERIFY_KEY).update(text).digest('base64url'),
    },
    body,
  });
  const result = await response.json();
  if (!result.ok) throw new Error(`${response.status} ${result.error.code} ${result.error.field ?? ''}`);
  return result.data;
}
