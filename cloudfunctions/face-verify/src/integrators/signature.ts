/**
 * The one signature between integrators and us, both ways: HMAC-SHA256 in base64url over five parts,
 * joined by line feeds, the body last and raw.
 *
 *   POST /sessions                 a request over the HTTP trigger
 *   CALL createSession             a request of another cloud function
 *   EVENT verification.finished    a webhook of ours
 *
 * The body is signed as the text that is sent, not as an object: whoever carries JSON may write it anew.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedParts {
  /** `GET`, `POST`, `CALL` or `EVENT`. */
  readonly method: string;
  /** The path from `/sessions` on, the action, or the event's type. */
  readonly path: string;
  /** Milliseconds since the epoch, in digits. */
  readonly time: string;
  /** Never used before by this integrator; of a webhook, the event's id. */
  readonly nonce: string;
  readonly body: string;
}

/** How far the clocks of both sides may differ, the journey included. */
export const TOLERANCE_MS = 300_000;

/** Only the body may hold a line feed, so no two requests have the same text. */
export function canonicalText({ method, path, time, nonce, body }: SignedParts): string {
  return [method, path, time, nonce, body].join('\n');
}

/** @param key as it stands in `INTEGRATOR_KEYS`; its UTF-8 bytes are the key */
export function sign(key: string, parts: SignedParts): string {
  return createHmac('sha256', key).update(canonicalText(parts)).digest('base64url');
}

/** Compares in a time that tells nothing about the right signature. */
export function isSignedBy(key: string, parts: SignedParts, signature: string): boolean {
  const expected = Buffer.from(sign(key, parts));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
