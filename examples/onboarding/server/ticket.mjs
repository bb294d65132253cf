/** Checks a ticket with the service's public keys. No library: Node's own EdDSA. */
import { createPublicKey, verify } from 'node:crypto';

const decode = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

let keys = [];

/** Asked anew only for a key that we do not know: after a change of the key its `kid` is another one. */
async function publicKey(kid, verifyUrl) {
  if (!keys.some((key) => key.kid === kid)) ({ keys } = await (await fetch(`${verifyUrl}/keys`)).json());
  const key = keys.find((known) => known.kid === kid);
  if (key === undefined) throw new Error('ticket: an unknown key');
  return createPublicKey({ key, format: 'jwk' });
}

/**
 * @param nonce the one of this very case: a ticket for another case, or another person, has another one
 * @returns its claims
 * @throws Error saying why it is not accepted
 */
export async function checkTicket(ticket, { verifyUrl, verifyId, nonce, sessionId }) {
  const [head, body, signature, ...more] = String(ticket).split('.');
  if (!head || !body || !signature || more.length > 0) throw new Error('ticket: not three parts');
  const { alg, kid } = decode(head);
  // The algorithm is ours to choose, never the ticket's.
  if (alg !== 'EdDSA') throw new Error('ticket: another algorithm');
  const key = await publicKey(kid, verifyUrl);
  if (!verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('ticket: a wrong signature');
  const claims = decode(body);
  if (claims.iss !== 'face-verify') throw new Error('ticket: another issuer');
  if (claims.aud !== verifyId) throw new Error('ticket: for somebody else');
  if (claims.exp * 1000 <= Date.now()) throw new Error('ticket: too old');
  if (claims.nonce !== nonce || claims.sid !== sessionId) throw new Error('ticket: for another case');
  return claims;
}
