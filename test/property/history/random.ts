/** A seeded source of choices: the same seed plays the same history again. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** True so many times in a thousand. */
  chance(perMille: number): boolean;
}

/** Mulberry32: 32 bits of state are plenty for a history of a few hundred choices. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return (bits ^ (bits >>> 14)) >>> 0;
  };
  return {
    below: (limit) => next() % limit,
    chance: (perMille) => next() % 1000 < perMille,
  };
}
