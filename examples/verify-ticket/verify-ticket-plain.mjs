/** The same check without any library, as a pattern for other languages: `node verify-ticket-plain.mjs TICKET NONCE`. */
import { createPublicKey, verify } from 'node:crypto';

const { VERIFY_URL, VERIFY_ID } = process.env;
const [ticket = '', nonce] = process.argv.slice(2);
const refuse = (why) => {
  throw new Error(why);
};

const [head, body, signature, ...more] = ticket.split('.');
if (!head || !body || !signature || more.length > 0) refuse('not three parts');
const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
const { alg, kid } = decode(head);
// The algorithm is ours to choose, never the ticket's.
if (alg !== 'EdDSA') refuse('another algorithm');

const { keys } = await (await fetch(`${VERIFY_URL}/keys`)).json();
const key = keys.find((known) => known.kid === kid) ?? refuse('an unknown key');
const publicKey = createPublicKey({ key, format: 'jwk' });
const signed = Buffer.from(`${head}.${body}`);
if (!verify(null, signed, publicKey, Buffer.from(signature, 'base64url'))) refuse('a wrong signature');

const claims = decode(body);
if (claims.iss !== 'face-verify') refuse('another issuer');
if (claims.aud !== VERIFY_ID) refuse('for somebody else');
if (claims.exp * 1000 <= Date.now()) refuse('too old');
if (claims.nonce !== nonce) refuse('the answer to another request');
console.log(JSON.stringify(claims, null, 2));
