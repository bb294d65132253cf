/** Asks for one verification: `node create-session.mjs [reference]`. Keep the nonce with your case. */
import { randomBytes } from 'node:crypto';
import { signedPost } from './signed-post.mjs';

const nonce = randomBytes(16).toString('base64url');
const { sessionId, expiresAt, path } = await signedPost('/sessions', {
  reference: process.argv[2] ?? 'order-1001',
  nonce,
  purpose: '开通账户',
});
console.log(
  JSON.stringify({ sessionId, nonce, path, expiresAt: new Date(expiresAt).toISOString() }, null, 2),
);
