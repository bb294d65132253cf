/**
 * The database as an operator makes it: one row per collection. The stand-in, the deployment and the table in
 * docs/operate.md read it here; a new collection or index is a row.
 */
import { ALERTS } from './alerts';
import { CALLS } from './daily-calls';
import { ATTEMPTS } from './ledger';
import { NONCES } from './nonces';
import { PACKAGES } from './packages';
import { POSTERS } from './posters';
import { SERVICE } from './service-states';
import { VERIFICATIONS } from './sessions';
import { TALLIES } from './tallies';
import { USAGE } from './usage';

/** Fields in order; 1 ascending, -1 descending. */
export type IndexFields = readonly (readonly [field: string, order: 1 | -1])[];

export interface CollectionRow {
  readonly name: string;
  /** What one document is. */
  readonly keeps: string;
  /** One for each query that is not by `_id`: conditions first, then what is sorted or compared. */
  readonly indexes: readonly IndexFields[];
}

export const COLLECTIONS: readonly CollectionRow[] = [
  {
    name: VERIFICATIONS,
    keeps: 'a verification',
    indexes: [
      [
        ['state', 1],
        ['expiresAt', 1],
      ],
      [
        ['user', 1],
        ['createdAt', -1],
      ],
      [
        ['state', 1],
        ['endedAt', 1],
      ],
      [['notice.dueAt', 1]],
      [['createdAt', 1]],
    ],
  },
  {
    name: ATTEMPTS,
    keeps: 'a row of the ledger',
    indexes: [
      [
        ['sessionId', 1],
        ['reservedAt', -1],
      ],
      [
        ['decision', 1],
        ['reservedAt', 1],
      ],
      [
        ['decision', 1],
        ['sealedStep', 1],
        ['reservedAt', 1],
      ],
      [
        ['user', 1],
        ['reservedAt', -1],
      ],
      [
        ['reservedAt', 1],
        ['_id', 1],
      ],
    ],
  },
  {
    name: TALLIES,
    keeps: 'the attempts of a person, or of an ID number, on a day',
    indexes: [[['expiresAt', 1]]],
  },
  {
    name: CALLS,
    keeps: 'an eighth of the calls of a day',
    indexes: [
      [
        ['day', 1],
        ['shard', -1],
      ],
      [['expiresAt', 1]],
    ],
  },
  { name: SERVICE, keeps: "whether a verifier may be asked, and WeChat's access token, sealed", indexes: [] },
  {
    name: USAGE,
    keeps: 'the usage of ten minutes, or of a day; how far it is rolled up',
    indexes: [
      [
        ['kind', 1],
        ['start', 1],
      ],
    ],
  },
  { name: PACKAGES, keeps: 'a package that was bought', indexes: [[['to', 1]]] },
  {
    name: ALERTS,
    keeps: 'a warning, and over which channel it is still to be sent',
    indexes: [[['dueAt', 1]], [['at', 1]]],
  },
  {
    name: POSTERS,
    keeps: 'a lasting code',
    indexes: [
      [
        ['integrator', 1],
        ['createdAt', -1],
      ],
    ],
  },
  { name: NONCES, keeps: 'a nonce of a signed request', indexes: [[['expiresAt', 1]]] },
];

/** Nobody but the function reads or writes any of them: a phone that asks the database gets nothing. */
export const COLLECTION_RULE = { read: false, write: false } as const;

/** A photo on the fallback way is its sender's until the function deletes it. Storage's own default lets all read. */
export const STORAGE_RULE = {
  read: 'resource.openid == auth.openid',
  write: 'resource.openid == auth.openid',
} as const;
