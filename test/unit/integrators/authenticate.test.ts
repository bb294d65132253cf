import { describe, expect, it } from '@jest/globals';
import {
  authenticate,
  type SignedRequest,
} from '../../../cloudfunctions/face-verify/src/integrators/authenticate';
import { sign } from '../../../cloudfunctions/face-verify/src/integrators/signature';
import { BANK, inMemory, SHOP, START } from '../actions/memory-services';

const unsigned = {
  integrator: SHOP.id,
  method: 'POST',
  path: '/sessions',
  time: String(START),
  nonce: 'a-nonce-of-16-ch',
  body: '{}',
};

function signedBy(key: string, change: Partial<typeof unsigned> = {}): SignedRequest {
  const parts = { ...unsigned, ...change };
  return { ...parts, signature: sign(key, parts) };
}

describe('a signed request', () => {
  it('is its integrator’s, and its nonce is kept for as long as it could come again', async () => {
    const { services, nonces } = inMemory();
    expect(await authenticate(signedBy(SHOP.key), services)).toEqual(SHOP);
    expect([...nonces]).toEqual([['shop:a-nonce-of-16-ch', START + 300_000]]);
  });

  it('works once', async () => {
    const { services } = inMemory();
    await authenticate(signedBy(SHOP.key), services);
    await expect(authenticate(signedBy(SHOP.key), services)).rejects.toMatchObject({
      code: 'REQUEST_REPLAYED',
    });
    // A nonce belongs to its integrator.
    expect(await authenticate(signedBy(BANK.key, { integrator: BANK.id }), services)).toEqual(BANK);
  });

  it('goes through once where two copies arrive together', async () => {
    const { services } = inMemory();
    const twins = [1, 2].map(() => authenticate(signedBy(SHOP.key), services));
    const ends = (await Promise.allSettled(twins)).map(({ status }) => status);
    expect(ends.sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    [-300_001, 'REQUEST_EXPIRED'],
    [-300_000, null],
    [300_000, null],
    [300_001, 'REQUEST_EXPIRED'],
  ])('signed %i ms from now: %s', async (ms, code) => {
    const { services, nonces } = inMemory();
    const request = signedBy(SHOP.key, { time: String(START + ms) });
    const end = await authenticate(request, services).catch((error: unknown) => error);
    expect(end).toMatchObject(code === null ? { id: 'shop' } : { code });
    expect(nonces.size).toBe(code === null ? 1 : 0);
  });

  it.each<[string, SignedRequest]>([
    ['of nobody we know', signedBy(SHOP.key, { integrator: 'stranger' })],
    ["with another integrator's key", signedBy(BANK.key)],
    ['changed on its way', { ...signedBy(SHOP.key), body: '{"purpose":"other"}' }],
    ['with a time of words', signedBy(SHOP.key, { time: 'now' })],
    ['with a time in seconds', signedBy(SHOP.key, { time: String(START / 1000) })],
    ['with a short nonce', signedBy(SHOP.key, { nonce: 'short' })],
    ['with a nonce over two lines', signedBy(SHOP.key, { nonce: 'a-nonce-of\n16-ch-and-more' })],
  ])('%s is refused, and leaves nothing behind', async (_, request) => {
    const { services, nonces } = inMemory();
    await expect(authenticate(request, services)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' });
    expect(nonces.size).toBe(0);
  });
});
