/** The ledger as it stands in the local database, read as the function reads it. */
import * as v from 'valibot';
import type { Attempt } from '../cloudfunctions/face-verify/src/domain/attempt';
import { ATTEMPTS } from '../cloudfunctions/face-verify/src/stores/ledger';
import { AttemptSchema } from '../cloudfunctions/face-verify/src/stores/schemas';
import type { Cloudbase } from './cloudbase';

/** Oldest first. */
export function readLedger(cloudbase: Cloudbase): readonly Attempt[] {
  const rows = cloudbase.database.documents(ATTEMPTS);
  return rows.map((row) => v.parse(AttemptSchema, { ...row, id: row['_id'] }));
}

/** Null where nothing was reserved under this id. */
export function readLedgerRow(cloudbase: Cloudbase, attemptId: string): Attempt | null {
  return readLedger(cloudbase).find(({ id }) => id === attemptId) ?? null;
}
