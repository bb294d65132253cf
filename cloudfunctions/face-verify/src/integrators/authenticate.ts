/** Whether a request is an integrator's own, of now, and the first of its kind. */
import type { Nonces } from '../ports';
import type { Integrator } from './contract';
import { IntegratorError } from './errors';
import { isSignedBy, type SignedParts, TOLERANCE_MS } from './signature';

export interface SignedRequest extends SignedParts {
  /** Who says that he sent it. */
  readonly integrator: string;
  readonly signature: string;
}

export interface Gate {
  readonly integrators: readonly Integrator[];
  readonly nonces: Nonces;
  readonly now: () => number;
}

/** One line each: nothing but the body may hold a line feed. */
const TIME = /^\d{13}$/;
const NONCE = /^[\w-]{16,64}$/;

/**
 * @throws IntegratorError SIGNATURE_INVALID, REQUEST_EXPIRED, REQUEST_REPLAYED
 */
export async function authenticate(request: SignedRequest, gate: Gate): Promise<Integrator> {
  const { time, nonce, signature } = request;
  const integrator = gate.integrators.find(({ id }) => id === request.integrator);
  const isWellFormed = TIME.test(time) && NONCE.test(nonce);
  if (integrator === undefined || !isWellFormed || !isSignedBy(integrator.key, request, signature)) {
    throw new IntegratorError('SIGNATURE_INVALID');
  }
  const signedAt = Number(time);
  if (Math.abs(gate.now() - signedAt) > TOLERANCE_MS) throw new IntegratorError('REQUEST_EXPIRED');
  // Written last: a stranger without a key cannot fill the collection.
  const isFirst = await gate.nonces.use(`${integrator.id}:${nonce}`, signedAt + TOLERANCE_MS);
  if (!isFirst) throw new IntegratorError('REQUEST_REPLAYED');
  return integrator;
}
