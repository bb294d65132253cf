/**
 * Calls per day overall: a cap on money. Pure.
 *
 * Everybody counts here, so the count is spread over several documents: hundreds of calls at once do not
 * queue on one. Each shard has its share of the limit; the shares add up to it exactly.
 */
import type { Allowance } from '../../../../miniprogram/contract/actions';
import { allowanceOf } from './limits';

export const SHARDS = 8;

/** Calls that shard number `shard` may count. */
export function shareOf(limit: number, shard: number): number {
  return Math.floor(limit / SHARDS) + (shard < limit % SHARDS ? 1 : 0);
}

export function dailyAllowance(counts: readonly number[], limit: number, now: number): Allowance {
  return allowanceOf(
    counts.reduce((sum, count) => sum + count, 0),
    limit,
    now,
  );
}

/** A shard with room, looked for from a random one on; null where the day is used up. */
export function chooseShard(counts: readonly number[], limit: number, random: number): number | null {
  const start = Math.floor(random * SHARDS);
  for (let i = 0; i < SHARDS; i += 1) {
    const shard = (start + i) % SHARDS;
    if ((counts[shard] ?? 0) < shareOf(limit, shard)) return shard;
  }
  return null;
}
