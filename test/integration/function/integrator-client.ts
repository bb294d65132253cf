/** An integrator's server: signed requests over the HTTP trigger, and signed events from another function. */
import { randomBytes } from 'node:crypto';
import type { Integrator } from '../../../cloudfunctions/face-verify/src/integrators/contract';
import { type SignedParts, sign } from '../../../cloudfunctions/face-verify/src/integrators/signature';

export interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly text: string;
}

export type Change = Partial<SignedParts> & { readonly signature?: string };

const parts = (method: string, path: string, body: string, change: Change): SignedParts => ({
  method,
  path,
  time: String(Date.now()),
  nonce: randomBytes(16).toString('base64url'),
  body,
  ...change,
});

/** @param change of what is signed, or a signature in the place of the right one */
export async function post(
  url: string,
  { id, key }: Pick<Integrator, 'id' | 'key'>,
  path: string,
  body: object | null,
  change: Change = {},
): Promise<Answer> {
  const signed = parts('POST', path, body === null ? '' : JSON.stringify(body), change);
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'x-verify-integrator': id,
      'x-verify-time': signed.time,
      'x-verify-nonce': signed.nonce,
      'x-verify-signature': change.signature ?? sign(key, signed),
    },
    body: signed.body,
  });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text) };
}

/** As another cloud function of the environment sends it. */
export function signedEvent(
  { id, key }: Pick<Integrator, 'id' | 'key'>,
  action: string,
  body: object,
): Record<string, string> {
  const { time, nonce, body: text, ...rest } = parts('CALL', action, JSON.stringify(body), {});
  const signature = sign(key, { ...rest, time, nonce, body: text });
  return { action, integrator: id, time, nonce, body: text, signature };
}
