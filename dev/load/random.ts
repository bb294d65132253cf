/** Chance that can be had again: the same seed gives the same faults to the same verifications. */

export interface Random {
  /** From 0 (inclusive) to 1. */
  next(): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** A linear congruential generator (Numerical Recipes): plenty for choosing faults. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    next,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
  };
}
