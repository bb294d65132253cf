/**
 * Random histories on the real actions and stores: submits, repeats, twins, lost answers, crashes, a slow
 * and failing database, cancellations, erasures, sweeps, and time that passes (history/commands.ts).
 * What must hold after each: history/invariants.ts, watch.ts and words.ts.
 *
 * `HISTORIES=100000 npx jest test/property/histories` looks longer. A failure prints its seed and path;
 * `SEED=…` plays the same histories again.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histories } from './history/commands';
import { createHappenings } from './history/happenings';
import { violationsOf } from './history/invariants';
import { play } from './history/play';

const HISTORIES = Number(process.env['HISTORIES'] ?? 10_000);
const SEED = process.env['SEED'];
/** Set where only the verdict counts, as for the broken builds of scripts/mutations.ts. */
const IS_SHRUNK = process.env['SHRINK'] !== 'off';
/** A hundred times as long as it takes. */
const MOST_MS = 60_000 + 30 * HISTORIES;

describe('whatever happens, and in whatever order', () => {
  it(
    `every call is accounted for, and nobody has what he did not earn: ${HISTORIES} histories`,
    async () => {
      const happenings = createHappenings();
      await fc.assert(
        fc.asyncProperty(histories, async (history) => {
          const world = await play(history);
          const violations = violationsOf(world);
          if (violations.length > 0) throw new Error(violations.join('\n'));
          happenings.add(world);
        }),
        {
          numRuns: HISTORIES,
          endOnFailure: !IS_SHRUNK,
          ...(SEED === undefined ? {} : { seed: Number(SEED) }),
        },
      );
      // One in two hundred histories at the least has each of them.
      const rare = [...happenings.counts].filter(([, count]) => count < HISTORIES / 200);
      expect(rare).toEqual([]);
    },
    MOST_MS,
  );
});
