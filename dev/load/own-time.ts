/** What the service itself takes for one verification, one at a time, when the load is over. */
import type { Cloudbase } from '../cloudbase';
import { readLedgerRow } from '../ledger-row';
import { countTrips } from '../wire-trips';
import type { Visited } from './phone';

/** Opens a session, and gives what sends the photo. */
export type Single = () => Promise<() => Promise<Visited>>;

/**
 * Milliseconds of `submitAttempt` as its caller sees them, less the face API's answer and the work on the
 * image: the real SDK, its trips to the database and the call of the function stay in.
 *
 * @throws Error where a verification left no decided row
 */
export async function ownTimes(cloudbase: Cloudbase, single: Single, times: number): Promise<number[]> {
  const own: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const { attemptId, submitMs } = await (await single())();
    const row = readLedgerRow(cloudbase, attemptId);
    if (row?.decision == null) throw new Error('a verification without trouble failed');
    own.push(submitMs - row.imageMs - row.decision.apiMs);
  }
  return own;
}

/** The most database trips in sequence of any submit. */
export async function mostTrips(cloudbase: Cloudbase, single: Single, times: number): Promise<number> {
  let most = 0;
  for (let i = 0; i < times; i += 1) most = Math.max(most, await countTrips(cloudbase, await single()));
  return most;
}
