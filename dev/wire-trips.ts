/** How many trips to the database follow one another: what is sent together is one trip. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cloudbase, JournalEntry } from './cloudbase';

/** Entries of one trip overlap in time; a new trip begins when all before it have ended. */
export function sequentialTrips(entries: readonly JournalEntry[]): number {
  const inOrder = [...entries].sort((a, b) => a.startedAt - b.startedAt);
  let trips = 0;
  let ends = Number.NEGATIVE_INFINITY;
  for (const { startedAt, endedAt = Number.POSITIVE_INFINITY } of inOrder) {
    if (startedAt >= ends) trips += 1;
    ends = Math.max(ends, endedAt);
  }
  return trips;
}

const DATABASE_ACTIONS: readonly string[] = [
  ...['getDocument', 'insertDocument', 'modifyDocument', 'removeDocument', 'aggregateDocuments'],
];

/** Long enough that what is sent together is seen together, however busy the machine. */
const SLOW_MS = 100;

/** Runs with a database that takes its time, and counts its trips. */
export async function countTrips(
  { journal, faults }: Cloudbase,
  run: () => Promise<unknown>,
): Promise<number> {
  journal.clear();
  const times = Number.POSITIVE_INFINITY;
  // The stand-in is one thread: what arrives at once, answered at once, would not be seen to overlap.
  const rules = DATABASE_ACTIONS.map((name) =>
    faults.add({ match: { action: `database.${name}` }, effect: { kind: 'slow', ms: SLOW_MS }, times }),
  );
  await run();
  // The answer may overtake the journal's last line.
  await sleep(1);
  for (const rule of rules) rule.remove();
  return sequentialTrips(journal.entries().filter(({ action }) => action.startsWith('database.')));
}
