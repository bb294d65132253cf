/**
 * The database as an operator makes it: one row per collection. The stand-in, the deployment and the table in
 * docs/operate.md read it here; a new collection or index is a row.
 */
import { CALLS } from './daily-calls';
import { ATTEMPTS } from './ledger';
import { NONCES } from './nonces';
import { SERVICE } from './service-states';
import { VERIFICATIONS } from './sessions';
import { TALLIES } from './tallies';

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
      [['reservedAt', 1]],
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
  { name: NONCES, keeps: 'a nonce of a signed request', indexes: [[['expiresAt', 1]]] },
];

/** Nobody but the function reads or writes any of them: a phone that asks the database gets nothing. */
export const COLLECTION_RULE = { read: false, write: false } as const;

/** A photo on the fallback way is its sender's until the function deletes it. Storage's own default lets all read. */
export const STORAGE_RULE = {
  read: 'resource.openid == auth.openid',
  write: 'resource.openid == auth.openid',
} as const;
