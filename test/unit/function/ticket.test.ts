import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import type { TicketClaims } from '../../../cloudfunctions/face-verify/src/domain/ticket';
import type { PublicKeySet } from '../../../cloudfunctions/face-verify/src/ports';
import {
  createTickets,
  parsePublicKeys,
  parseSigningKey,
} from '../../../cloudfunctions/face-verify/src/ticket';
import { newTicketKey } from '../../../dev/integrator';

const NOW = Date.UTC(2026, 5, 15, 4);
const CLAIMS: TicketClaims = {
  iss: 'face-verify',
  aud: 'shop',
  sub: 'hash-of-user',
  sid: 'session',
  ref: 'order-1001',
  nonce: 'nonce',
  jti: 'ticket',
  iat: NOW / 1000,
  exp: NOW / 1000 + 600,
  outcome: 'SAME_PERSON',
  match: 'same',
  liveness: 'none',
  source: 'market',
  subject: 'hash-of-subject',
};

/** As an integrator does it, with the public keys only. */
async function verify(ticket: string, { keys }: PublicKeySet, at = NOW, audience = 'shop'): Promise<unknown> {
  const set: JSONWebKeySet = { keys: keys.map((key) => ({ ...key })) };
  const options = { algorithms: ['EdDSA'], issuer: 'face-verify', audience, currentDate: new Date(at) };
  return (await jwtVerify(ticket, createLocalJWKSet(set), options)).payload;
}

const tickets = (key: string, older = '[]') =>
  createTickets(parseSigningKey(key), parsePublicKeys(older) ?? []);

describe('a ticket', () => {
  it('says exactly what was claimed', async () => {
    const own = tickets(newTicketKey('2026-06'));
    const ticket = await own.sign(CLAIMS);
    expect(await verify(ticket, own.publicKeys())).toEqual(CLAIMS);
    expect(decodeProtectedHeader(ticket)).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: '2026-06' });
  });

  it.each([
    ['after ten minutes', NOW + 600_000, 'shop'],
    ['by another integrator', NOW, 'bank'],
  ])('is not accepted %s', async (_, at, audience) => {
    const own = tickets(newTicketKey('k'));
    await expect(verify(await own.sign(CLAIMS), own.publicKeys(), at, audience)).rejects.toThrow();
  });

  it('is not accepted with one character changed', async () => {
    const own = tickets(newTicketKey('k'));
    const [head = '', body = '', signature = ''] = (await own.sign(CLAIMS)).split('.');
    const other = Buffer.from(JSON.stringify({ ...CLAIMS, match: 'manual' })).toString('base64url');
    await expect(verify([head, other, signature].join('.'), own.publicKeys())).rejects.toThrow();
    expect(await verify([head, body, signature].join('.'), own.publicKeys())).toEqual(CLAIMS);
  });

  it('needs a key: without one the setting is named, and there are no public keys', async () => {
    const none = createTickets(null, []);
    await expect(none.sign(CLAIMS)).rejects.toMatchObject({
      code: 'SETTING_MISSING',
      field: 'TICKET_PRIVATE_KEY',
    });
    expect(none.publicKeys()).toEqual({ keys: [] });
  });
});

describe('a change of the key', () => {
  it('leaves tickets of the old one valid while its public key is served', async () => {
    const before = tickets(newTicketKey('old'));
    const issued = await before.sign(CLAIMS);
    const after = tickets(newTicketKey('new'), JSON.stringify(before.publicKeys().keys));
    expect(after.publicKeys().keys.map(({ kid }) => kid)).toEqual(['new', 'old']);
    expect(await verify(issued, after.publicKeys())).toEqual(CLAIMS);
    expect(await verify(await after.sign(CLAIMS), after.publicKeys())).toEqual(CLAIMS);
    const gone = createTickets(parseSigningKey(newTicketKey('new')), []);
    await expect(verify(issued, gone.publicKeys())).rejects.toThrow();
  });
});

describe('a private key', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x;

  it.each([
    ['PEM', pem],
    ['PEM in one line', pem.replace(/\n/g, '\\n')],
    ['JWK without a kid', JSON.stringify(privateKey.export({ format: 'jwk' }))],
  ])('may be %s, and is named by its thumbprint', (_, text) => {
    const key = parseSigningKey(text)?.publicKey;
    expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', x, alg: 'EdDSA', use: 'sig' });
    expect(key?.kid).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['no key at all', 'secret'],
    ['a public key', JSON.stringify(createPublicKey(privateKey).export({ format: 'jwk' }))],
    [
      'a key of another kind',
      JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
    ],
  ])('is not %s', (_, text) => {
    expect(parseSigningKey(text)).toBeNull();
  });
});

describe('older public keys', () => {
  it('never give a private part away, even if one was set', () => {
    const keys = parsePublicKeys(`[${newTicketKey('old')}]`);
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys?.[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it.each(['{}', '[1]', 'x', '[{"kty":"RSA"}]'])('are not %s', (text) => {
    expect(parsePublicKeys(text)).toBeNull();
  });
});
