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
import { histories, stepHistories } from './history/commands';
import { createHappenings } from './history/happenings';
import { violationsOf } from './history/invariants';
import { play } from './history/play';
import { parseRow } from './history/world';

const HISTORIES = Number(process.env['HISTORIES'] ?? 10_000);
const SEED = process.env['SEED'];
/** Set where only the verdict counts, as for the broken builds of scripts/mutations.ts. */
const IS_SHRUNK = process.env['SHRINK'] !== 'off';
/** A hundred times as long as it takes. */
const MOST_MS = 60_000 + 30 * HISTORIES;

/** Each costs more: more commands, and WeChat's real client. */
const STEP_HISTORIES = Math.ceil(HISTORIES / 4);

describe('whatever happens, and in whatever order', () => {
  it(
    `the same holds for steps in WeChat's screen, and nobody passes without its 10000: ${STEP_HISTORIES} histories`,
    async () => {
      let passes = 0;
      let selfies = 0;
      let abandoned = 0;
      await fc.assert(
        fc.asyncProperty(stepHistories, async (history) => {
          const world = await play(history);
          const violations = violationsOf(world);
          if (violations.length > 0) throw new Error(violations.join('\n'));
          passes += world.wechat.passed().size;
          selfies += world.faceApi.calls.length;
          for (const row of world.attempts.all.values()) {
            const { decision, source } = parseRow(row);
            if (source === 'wechat' && decision?.problem === 'ABANDONED') abandoned += 1;
          }
        }),
        {
          numRuns: STEP_HISTORIES,
          endOnFailure: !IS_SHRUNK,
          ...(SEED === undefined ? {} : { seed: Number(SEED) }),
        },
      );
      // Without these the property would show nothing.
      expect(Math.min(passes, selfies, abandoned)).toBeGreaterThan(STEP_HISTORIES / 200);
    },
    MOST_MS,
  );

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
