/** Checks a ticket: `node verify-ticket.mjs TICKET NONCE`, the nonce being the one that you chose. Uses jose 6. */
import { createRemoteJWKSet, jwtVerify } from 'jose';

const { VERIFY_URL, VERIFY_ID } = process.env;
const [ticket = '', nonce] = process.argv.slice(2);

// Fetched when it is needed, and kept: after a change of the key the new one is found by its `kid`.
const keys = createRemoteJWKSet(new URL(`${VERIFY_URL}/keys`));
const { payload } = await jwtVerify(ticket, keys, {
  algorithms: ['EdDSA'],
  issuer: 'face-verify',
  audience: VERIFY_ID,
  requiredClaims: ['exp', 'jti', 'nonce', 'sid'],
});
if (payload.nonce !== nonce) throw new Error('this ticket answers another request');
console.log(JSON.stringify(payload, null, 2));
