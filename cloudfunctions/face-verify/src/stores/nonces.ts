/** Nonces of signed requests in the collection `nonces`: the id is the nonce, so a second one is refused by the database. */
import type { Collection } from '../cloud/database';
import type { Nonces } from '../ports';

export const NONCES = 'nonces';

export function createNonces(collection: Collection): Nonces {
  return {
    use: (id, expiresAt) => collection.add(id, { expiresAt }),
    removeExpired: (now) => collection.removeBefore('expiresAt', now),
  };
}
