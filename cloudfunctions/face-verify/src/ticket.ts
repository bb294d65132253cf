/** Tickets as compact JWS, EdDSA: signed with one private key, checked with any of the public ones. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import * as v from 'valibot';
import { VerifyError } from './errors';
import type { PublicKey, Tickets } from './ports';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: PublicKey;
}

const KeyFields = v.object({
  kty: v.literal('OKP'),
  crv: v.literal('Ed25519'),
  x: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
  kid: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(64))),
});
const WithKid = v.object({ kid: v.optional(v.string()) });

/** The key's own name, or its RFC 7638 thumbprint. Only listed fields: a private part never gets out. */
function publish(jwk: unknown): PublicKey {
  const { kty, crv, x, kid } = v.parse(KeyFields, jwk);
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kty, crv, x, kid: kid ?? thumbprint, alg: 'EdDSA', use: 'sig' };
}

/** @param text a JWK as JSON, or PKCS #8 as PEM; null where it is no Ed25519 private key */
export function parseSigningKey(text: string): SigningKey | null {
  try {
    if (text.startsWith('-----BEGIN')) {
      // Settings are often typed in one line.
      const privateKey = createPrivateKey(text.replace(/\\n/g, '\n'));
      return { privateKey, publicKey: publish(createPublicKey(privateKey).export({ format: 'jwk' })) };
    }
    const jwk = JSON.parse(text);
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    const { kid } = v.parse(WithKid, jwk);
    return {
      privateKey,
      publicKey: publish({ ...createPublicKey(privateKey).export({ format: 'jwk' }), kid }),
    };
  } catch {
    return null;
  }
}

/** @param text a JSON list of public JWKs; null where it is none */
export function parsePublicKeys(text: string): readonly PublicKey[] | null {
  try {
    return v.parse(v.array(v.unknown()), JSON.parse(text)).map(publish);
  } catch {
    return null;
  }
}

/** @param older public keys of tickets that were signed before the last change of the key */
export function createTickets(signingKey: SigningKey | null, older: readonly PublicKey[]): Tickets {
  const own = signingKey === null ? [] : [signingKey.publicKey];
  const keys = [...own, ...older.filter(({ kid }) => kid !== own[0]?.kid)];
  return {
    publicKeys: () => ({ keys }),
    async sign(claims) {
      if (signingKey === null) throw new VerifyError('SETTING_MISSING', 'TICKET_PRIVATE_KEY');
      // On first use: most calls sign nothing.
      const { SignJWT } = await import('jose/jwt/sign');
      const header = { alg: 'EdDSA', typ: 'JWT', kid: signingKey.publicKey.kid };
      return new SignJWT({ ...claims }).setProtectedHeader(header).sign(signingKey.privateKey);
    },
  };
}
