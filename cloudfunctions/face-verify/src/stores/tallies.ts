/** Attempts of a day, per person and per ID number, in the collection `tallies`: compare-and-set on `rev`. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import { emptyTally } from '../domain/limits';
import type { Tallies } from '../ports';
import { TallySchema } from './schemas';

export const TALLIES = 'tallies';

export function createTallies(collection: Collection, now: () => number): Tallies {
  return {
    async get(id) {
      const document = await collection.get(id);
      return document === null ? emptyTally(id, now()) : v.parse(TallySchema, { ...document, id });
    },
    removeExpired: (at) => collection.removeBefore('expiresAt', at),
    replace({ id, ...fields }) {
      if (fields.rev === 1) return collection.add(id, fields);
      return collection.changeWhere({ _id: id, rev: fields.rev - 1 }, fields);
    },
  };
}
