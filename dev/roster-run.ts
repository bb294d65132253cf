/** Everybody of the roster in turn: each status code, each gateway row, each kind of broken answer. */
import type { Cloudbase } from './cloudbase';
import { type FaceApi, ROSTER, type RosterPerson } from './face-api';
import { readLedgerRow } from './ledger-row';
import { type Report, verifyOnce } from './verification';

/** One line of `npm run verify -- --roster --json`. */
export interface RosterLine extends Pick<Report, 'state' | 'code' | 'charged'> {
  readonly scenario: string;
  /** The seller's status and the gateway's code, as far as the function saw one. */
  readonly status: string | null;
  readonly gatewayCode: string | null;
  /** Requests that the function sent. */
  readonly sends: number;
  /** Calls that the stand-in bills for them. */
  readonly billed: number;
}

/**
 * Settings for a run through everything that can go wrong: slow answers need not be waited for long, and
 * one person's exhausted package must not pause the service for the next.
 */
export const ROSTER_SETTINGS = { FACE_API_TIMEOUT_MS: '2500', SELF_PAUSE: 'off' } as const;

/** Some people wait, on purpose: several are verified at once. */
const AT_ONCE = 6;

async function verifyPerson(
  cloudbase: Cloudbase,
  faceApi: FaceApi,
  { scenario, name, idNumber }: RosterPerson,
  photo: Buffer,
): Promise<RosterLine> {
  const { state, code, charged, attemptId } = await verifyOnce(cloudbase, { name, idNumber, photo });
  const decision = readLedgerRow(cloudbase, attemptId)?.decision ?? null;
  const calls = faceApi.calls.filter((call) => call.scenario === scenario);
  return {
    scenario,
    status: decision?.status ?? null,
    gatewayCode: decision?.gatewayCode ?? null,
    state,
    code,
    charged,
    sends: decision?.sends ?? 0,
    billed: calls.reduce((sum, { billed }) => sum + billed, 0),
  };
}

/** Verifies these people with one photo; yields their lines in the given order, each as soon as it can. */
export async function* runRoster(
  cloudbase: Cloudbase,
  faceApi: FaceApi,
  photo: Buffer,
  people: readonly RosterPerson[] = ROSTER,
): AsyncGenerator<RosterLine> {
  const running: Promise<RosterLine>[] = [];
  const waiting = [...people];
  for (;;) {
    while (running.length < AT_ONCE) {
      const person = waiting.shift();
      if (person === undefined) break;
      running.push(verifyPerson(cloudbase, faceApi, person, photo));
    }
    const first = running.shift();
    if (first === undefined) return;
    yield await first;
  }
}

/** What must hold for every line, whatever the scenario; the broken rule, or null. */
export function brokenRule({ state, status, gatewayCode, charged, billed }: RosterLine): string | null {
  if (state === 'pass' && (status !== '1' || gatewayCode !== null)) return 'a pass without status 1';
  if (billed > 1) return 'billed twice';
  if (billed === 1 && charged === 'no') return 'billed, and the ledger calls it free';
  return null;
}
