/**
 * A request of another cloud function of the environment:
 * `{action, integrator, time, nonce, body, signature}`, the body as JSON text.
 *
 * Its signature is what counts, not who seems to call: a phone can send such an event, and not sign it.
 */
import * as v from 'valibot';
import type { IntegratorCall } from './handler';
import { isIntegratorAction } from './requests';

/** More than any body that is signed can have. */
const MOST_CHARACTERS = 4096;

const text = v.pipe(v.string(), v.maxLength(MOST_CHARACTERS));
const EventSchema = v.object({
  action: v.pipe(v.string(), v.guard(isIntegratorAction)),
  integrator: text,
  time: text,
  nonce: text,
  body: text,
  signature: text,
});

/** Null where the event is none of an integrator. */
export function readIntegratorEvent(event: unknown): IntegratorCall | null {
  const parsed = v.safeParse(EventSchema, event, { abortEarly: true });
  if (!parsed.success) return null;
  const { action, ...signed } = parsed.output;
  return { action, signed: { ...signed, method: 'CALL', path: action }, input: signed.body };
}
