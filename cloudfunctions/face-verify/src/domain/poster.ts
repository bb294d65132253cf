/** A code that hangs on a wall: everybody who scans it gets a verification of his own. Pure. */
import type { SessionRequest } from './request';

export interface Poster {
  readonly id: string;
  /** Who hears of the ends; null: an operator made it, and nobody does. */
  readonly integrator: string | null;
  /** Shown to the person as who asks. */
  readonly name: string;
  readonly purpose: string;
  /** The integrator's own word for the place; empty where an operator made it. */
  readonly reference: string;
  readonly returnTo: string | null;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

/** Nobody's: no integrator can have this id, so nobody can read a result of it. */
const OPERATOR = '';

/** What a verification that began at a poster was asked for. @param nonce a fresh one for each */
export function requestOf(poster: Poster, nonce: string): SessionRequest {
  const { integrator, name, purpose, reference, returnTo } = poster;
  const isHeard = integrator !== null;
  return {
    ...{ integrator: integrator ?? OPERATOR, name, purpose, reference, returnTo, nonce },
    webhook: isHeard,
  };
}
