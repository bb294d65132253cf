/** Windows and days are exactly what the ledger says, whatever dies on the way. */
import { describe, expect, it } from '@jest/globals';
import { readAccounts } from '../../../cloudfunctions/face-verify/src/actions/operator/accounts';
import { getUsage } from '../../../cloudfunctions/face-verify/src/actions/operator/get-usage';
import { rollUp } from '../../../cloudfunctions/face-verify/src/actions/operator/roll-up';
import { sweep } from '../../../cloudfunctions/face-verify/src/actions/sweep';
import { countsOf, drawnOf, mergeGroups } from '../../../cloudfunctions/face-verify/src/domain/usage';
import { inMemory, type Memory } from '../actions/memory-services';
import { EXHAUSTED, LOST, PASSED, row, SAVED } from './rows';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Midnight in China. */
const MIDNIGHT = Date.UTC(2026, 5, 14, 16);

/** Three days, a call about every seven minutes, ending in every way. */
function filled(): Memory {
  const memory = inMemory();
  const ends = [PASSED, PASSED, LOST, SAVED, EXHAUSTED, PASSED, PASSED];
  for (let n = 0; n * 7 * MINUTE_MS < 3 * DAY_MS; n += 1) {
    const at = MIDNIGHT + n * 7 * MINUTE_MS + (n % 60) * 1000;
    memory.rows.set(`row-${n}`, row(`row-${n}`, at, ends[n % ends.length] ?? PASSED));
  }
  memory.now = MIDNIGHT + 3 * DAY_MS + 3 * 60 * MINUTE_MS;
  return memory;
}

const windows = ({ operator }: Memory) => [...operator.windows.values()].sort((a, b) => a.start - b.start);
const total = (memory: Memory) => countsOf(mergeGroups(windows(memory).map(({ groups }) => groups)));

/** The plain way: one row after the other. */
function counted({ rows }: Memory, isWithin: (at: number) => boolean = () => true) {
  const decisions = [...rows.values()]
    .filter(({ reservedAt }) => isWithin(reservedAt))
    .map(({ decision }) => decision);
  const count = (charged: string) =>
    decisions.filter((decision) => (decision?.charged ?? 'unknown') === charged).length;
  const saved = decisions.filter((decision) => decision?.code === 'PHOTO_TOO_SMALL').length;
  return { charged: count('yes'), unknown: count('unknown'), free: count('no'), saved };
}

describe('the roll-up', () => {
  it('counts every row once, and its days are the sum of their windows', async () => {
    const memory = filled();
    await rollUp(memory.services);
    expect(total(memory)).toEqual(counted(memory));
    const days = [...memory.operator.days.values()];
    expect(days.map(({ start }) => start)).toEqual([0, 1, 2].map((day) => MIDNIGHT + day * DAY_MS));
    for (const day of days) {
      expect(countsOf(day.groups)).toEqual(
        counted(memory, (at) => at >= day.start && at < day.start + DAY_MS),
      );
      expect(day.hours.reduce((sum, calls) => sum + calls, 0)).toBe(drawnOf(day.groups));
    }
  });

  it('may run twice, at the same moment and again', async () => {
    const memory = filled();
    await Promise.all([rollUp(memory.services), rollUp(memory.services), rollUp(memory.services)]);
    const once = JSON.stringify(windows(memory));
    await rollUp(memory.services);
    expect(total(memory)).toEqual(counted(memory));
    expect(JSON.stringify(windows(memory))).toBe(once);
  });

  it('may die at every write, and goes on where it was', async () => {
    for (const dies of ['window', 'day', 'advance'] as const) {
      const memory = filled();
      let writes = 0;
      memory.operator.beforeWrite = (name) => {
        writes += 1;
        if (name === dies && writes % 3 === 0) throw new Error('the database is away');
      };
      for (let run = 0; run < 50; run += 1) await rollUp(memory.services).catch(() => undefined);
      memory.operator.beforeWrite = () => undefined;
      await rollUp(memory.services);
      expect(total(memory)).toEqual(counted(memory));
      expect(memory.operator.days.size).toBe(3);
    }
  });

  it('waits for a row that nobody has decided, and counts it as unknown until then', async () => {
    const memory = filled();
    const late = memory.now - 20 * MINUTE_MS;
    memory.rows.set('late', row('late', late, null));
    await rollUp(memory.services);
    expect(memory.operator.progress?.upTo).toBeLessThanOrEqual(late);
    const before = await readAccounts(memory.services);
    const live = mergeGroups(before.windows.map(({ groups }) => groups));
    expect(live.find(({ state }) => state === 'reserved')).toMatchObject({ count: 1, charged: 'unknown' });
    // The sweep decides it: nobody ever will.
    await sweep(memory.services);
    await rollUp(memory.services);
    expect(memory.operator.progress?.upTo).toBeGreaterThan(late);
    expect(total(memory)).toEqual(counted(memory));
  });

  it('keeps its counts when rows are made anonymous, or deleted by age', async () => {
    const memory = filled();
    await rollUp(memory.services);
    const before = JSON.stringify(windows(memory));
    const expected = counted(memory);
    memory.now += 31 * DAY_MS;
    await sweep(memory.services);
    expect(memory.rows.size).toBe(0);
    expect(JSON.stringify(windows(memory))).toBe(before);
    expect(total(memory)).toEqual(expected);
  });

  it('comes before deleting: no row goes that was not counted', async () => {
    const memory = filled();
    const expected = counted(memory);
    // The timer did not run for two months.
    memory.now += 60 * DAY_MS;
    for (let minute = 0; minute < 3; minute += 1) await sweep(memory.services);
    expect(memory.rows.size).toBe(0);
    expect(total(memory)).toEqual(expected);
  });

  it('asks the database once for what is not final yet, however much is', async () => {
    const memory = filled();
    await rollUp(memory.services);
    memory.operator.trips = 0;
    await readAccounts(memory.services);
    expect(memory.operator.trips).toBe(1);
  });
});

describe('usage over a span', () => {
  it.each([
    ['window', 10 * MINUTE_MS],
    ['hour', 60 * MINUTE_MS],
    ['day', DAY_MS],
  ] as const)('by %s has a row per step without gaps, and the same total', async (step, ms) => {
    const memory = filled();
    const to = MIDNIGHT + 3 * DAY_MS;
    const { usage } = await getUsage({ action: 'getUsage', step, from: MIDNIGHT, to }, memory.services);
    expect(usage.rows.map(({ start }) => start)).toEqual(
      Array.from({ length: (3 * DAY_MS) / ms }, (_, index) => MIDNIGHT + index * ms),
    );
    expect(usage.total).toEqual(counted(memory));
    for (const { start, ...counts } of usage.rows) {
      expect(counts).toEqual(counted(memory, (at) => at >= start && at < start + ms));
    }
  });

  it('has the calls of this minute', async () => {
    const memory = filled();
    await rollUp(memory.services);
    memory.rows.set('now', row('now', memory.now - 1000, PASSED));
    const asked = { action: 'getUsage', step: 'window', from: memory.now - 1000, to: memory.now } as const;
    expect((await getUsage(asked, memory.services)).usage.total.charged).toBe(1);
  });
});
