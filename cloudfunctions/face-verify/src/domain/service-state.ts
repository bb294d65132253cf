/**
 * Whether the face API may be asked at all. Pure.
 *
 * Exhausted, expired, unauthorised: every further call would fail the same way, so the service pauses
 * itself, before anybody takes a photo; one probe per interval finds out when it is over (design.md §4).
 * Throttled, breaker open: calls are held back for a while, and nothing is paused.
 */
import type { PauseReason } from '../../../../miniprogram/contract/operator';
import { nextMidnight } from './limits';
import type { Problem, Reply } from './reply';

export interface ServiceState {
  readonly rev: number;
  /** By an operator: no call may try, until one lets it go on. */
  readonly stopped: { readonly since: number; readonly reason: PauseReason } | null;
  readonly paused: {
    readonly problem: Problem;
    readonly since: number;
    /** From then on one call may try. */
    readonly probeAt: number;
  } | null;
  /** No call is sent before this instant. */
  readonly heldUntil: number;
}

/** Not stored yet. */
export const OPEN_SERVICE: ServiceState = { rev: 0, stopped: null, paused: null, heldUntil: 0 };

export type Admission = 'open' | 'probe' | 'stopped' | 'paused' | 'held';

export function admissionAt(state: ServiceState, now: number): Admission {
  if (state.stopped !== null) return 'stopped';
  if (state.paused !== null) return now >= state.paused.probeAt ? 'probe' : 'paused';
  return now < state.heldUntil ? 'held' : 'open';
}

/** An operator's pause. Null where there is one: whoever was first gave the reason. */
export function stop(state: ServiceState, reason: PauseReason, now: number): ServiceState | null {
  return state.stopped === null ? { ...state, rev: state.rev + 1, stopped: { since: now, reason } } : null;
}

/** Ends a pause of either kind: the next call finds out. Null where there is none. */
export function resume(state: ServiceState): ServiceState | null {
  if (state.stopped === null && state.paused === null && state.heldUntil === 0) return null;
  return { rev: state.rev + 1, stopped: null, paused: null, heldUntil: 0 };
}

/** Claims the probe: whoever writes this revision may call, and nobody else until the next interval. */
export function claimProbe(state: ServiceState, now: number, intervalMs: number): ServiceState {
  const paused = state.paused === null ? null : { ...state.paused, probeAt: now + intervalMs };
  return { ...state, rev: state.rev + 1, paused };
}

/** How long calls are held back after the whole back-off of one call was in vain. */
const THROTTLED_MS = 5000;
/** face-api.md §4: the breaker stays open for 90 s. */
const BREAKER_MS = 90_000;

function heldUntil(problem: Problem, now: number): number {
  switch (problem) {
    case 'THROTTLED':
      return now + THROTTLED_MS;
    case 'GATEWAY_BUSY':
      return now + BREAKER_MS;
    case 'DAILY_DOMAIN_LIMIT':
    case 'DAILY_CALL_LIMIT':
      return nextMidnight(now);
    default:
      return 0;
  }
}

/** The state after a reply; null where the reply changes nothing. */
export function stateAfter(
  state: ServiceState,
  reply: Reply,
  now: number,
  intervalMs: number,
): ServiceState | null {
  const rev = state.rev + 1;
  if (reply.kind === 'refused' && reply.code === 'SERVICE_PAUSED') {
    const since = state.paused?.since ?? now;
    return { ...state, rev, paused: { problem: reply.problem, since, probeAt: now + intervalMs } };
  }
  if (reply.kind === 'busy') {
    const until = heldUntil(reply.problem, now);
    return until > state.heldUntil ? { ...state, rev, heldUntil: until } : null;
  }
  // An answer of the seller is the only proof that the account works again.
  return reply.kind === 'answered' && state.paused !== null
    ? { ...state, rev, paused: null, heldUntil: 0 }
    : null;
}
