/** The day's count of calls as after the first calls of a day, so that every later call makes the same trips. */
import { SHARDS } from '../cloudfunctions/face-verify/src/domain/daily-calls';
import { dayInChina, nextMidnight } from '../cloudfunctions/face-verify/src/domain/limits';
import { CALLS } from '../cloudfunctions/face-verify/src/stores/daily-calls';
import type { Cloudbase } from './cloudbase';

/** Adds the documents of today that are not there yet. */
export function beginDay({ database }: Cloudbase, now: number = Date.now()): void {
  const day = dayInChina(now);
  const known = new Set(database.documents(CALLS).map((document) => document['_id']));
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const _id = `${day}:${shard}`;
    if (!known.has(_id)) database.insert(CALLS, { _id, day, shard, count: 0, expiresAt: nextMidnight(now) });
  }
}
