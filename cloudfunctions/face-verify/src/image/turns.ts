/** So many at a time, the rest in the order in which they came. */

export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

/** @param atOnce tasks that run at the same time, 1 or more */
export function createTurns(atOnce: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (task) => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await task();
    } finally {
      // The place is handed on, not given up: nobody who comes now can take it before the first who waits.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
