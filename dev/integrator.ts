/** An integrator and a ticket key for the local service, made anew at every start. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { Integrator } from '../cloudfunctions/face-verify/src/integrators/contract';

export function newIntegrator(id = 'local-shop', change: Partial<Integrator> = {}): Integrator {
  return { id, key: randomBytes(32).toString('base64url'), name: '示例商城', ...change };
}

/** A JWK as the setting `TICKET_PRIVATE_KEY` takes it. */
export function newTicketKey(kid: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid });
}

/** Settings of the function under which these integrators may ask and get tickets. */
export function integratorSettings(
  integrators: readonly Integrator[],
): Readonly<Record<'INTEGRATOR_KEYS' | 'TICKET_PRIVATE_KEY', string>> {
  return {
    INTEGRATOR_KEYS: JSON.stringify(integrators),
    TICKET_PRIVATE_KEY: newTicketKey('local'),
  };
}
