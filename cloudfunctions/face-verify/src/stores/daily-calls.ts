/** Calls of a day overall, in the collection `calls`: one document per shard, counted up atomically. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import { SHARDS } from '../domain/daily-calls';
import { dayInChina, nextMidnight } from '../domain/limits';
import type { DailyCalls } from '../ports';

export const CALLS = 'calls';

const Shard = v.object({ shard: v.number(), count: v.number() });

export function createDailyCalls(collection: Collection): DailyCalls {
  return {
    async read(now) {
      const documents = await collection.latest({ day: dayInChina(now) }, 'shard', SHARDS);
      const shards = documents.map((document) => v.parse(Shard, document));
      return Array.from({ length: SHARDS }, (_, i) => shards.find(({ shard }) => shard === i)?.count ?? 0);
    },
    removeExpired: (now) => collection.removeBefore('expiresAt', now),
    async take(now, shard, most) {
      const day = dayInChina(now);
      const id = `${day}:${shard}`;
      if (await collection.countUp(id, most)) return true;
      if (most === 0) return false;
      // Full, or the first of the day; of two firsts one adds it, and the other counts up after all.
      const first = { day, shard, count: 1, expiresAt: nextMidnight(now) };
      return (await collection.add(id, first)) || collection.countUp(id, most);
    },
  };
}
