import { describe, expect, it } from '@jest/globals';
import {
  canonicalText,
  isSignedBy,
  type SignedParts,
  sign,
} from '../../../cloudfunctions/face-verify/src/integrators/signature';
import { INTEGRATION_EXAMPLE } from '../house/integration-example';

const KEY = 'a key of thirty-two characters ok';
const PARTS: SignedParts = {
  method: 'POST',
  path: '/sessions',
  time: '1795473000000',
  nonce: 'c29tZS1yYW5kb20tMTYtYnk',
  body: '{"reference":"order-1001"}',
};

describe('the worked example of docs/integrate.md', () => {
  const { key, text, signature } = INTEGRATION_EXAMPLE;
  const [method = '', path = '', time = '', nonce = '', ...body] = text.split('\n');
  const parts = { method, path, time, nonce, body: body.join('\n') };

  it('has the text that is signed, and its signature', () => {
    expect(canonicalText(parts)).toBe(text);
    expect(sign(key, parts)).toBe(signature);
  });
});

describe('a signature', () => {
  it('is HMAC-SHA256 in base64url over five lines', () => {
    expect(canonicalText(PARTS)).toBe(
      'POST\n/sessions\n1795473000000\nc29tZS1yYW5kb20tMTYtYnk\n{"reference":"order-1001"}',
    );
    // Made with: printf '…' | openssl dgst -sha256 -hmac '…' -binary | basenc --base64url
    expect(sign(KEY, PARTS)).toBe('OGeMrYZD5Jh2p4Xtefc43mPKLd0j7Ldlx2Q6lvwMHDY');
  });

  it('fits what was signed', () => {
    expect(isSignedBy(KEY, PARTS, sign(KEY, PARTS))).toBe(true);
  });

  it.each<[string, Partial<SignedParts>]>([
    ['method', { method: 'CALL' }],
    ['path', { path: '/sessions/a/cancel' }],
    ['time', { time: '1795473000001' }],
    ['nonce', { nonce: 'c29tZS1yYW5kb20tMTYtYno' }],
    ['body', { body: '{"reference": "order-1001"}' }],
  ])('fits no other %s', (_, change) => {
    expect(isSignedBy(KEY, { ...PARTS, ...change }, sign(KEY, PARTS))).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a shorter one', sign(KEY, PARTS).slice(1)],
    ['one of another key', sign(`${KEY}!`, PARTS)],
    ['text that is no base64url', 'ü'.repeat(43)],
  ])('is not %s', (_, given) => {
    expect(isSignedBy(KEY, PARTS, given)).toBe(false);
  });
});
