/** What our webhook is sent: signed by the service, not older than five minutes. */
import { createHmac, timingSafeEqual } from 'node:crypto';

const TYPE = 'verification.finished';
const MOST_APART_MS = 300_000;

function isSignedBy(key, { time, id, signature }, rawBody) {
  const text = ['EVENT', TYPE, time, id, rawBody].join('\n');
  const expected = createHmac('sha256', key).update(text).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * @param headers in lower case, as node:http gives them
 * @param rawBody the bytes as they came: JSON that was read and written again has another signature
 * @returns the event; null where it is not the service's, or an old one that somebody sends again
 */
export function readEvent(headers, rawBody, key, now = Date.now()) {
  const time = String(headers['x-verify-time']);
  const id = String(headers['x-verify-event']);
  const signature = String(headers['x-verify-signature']);
  if (!isSignedBy(key, { time, id, signature }, rawBody)) return null;
  if (!(Math.abs(now - Number(time)) <= MOST_APART_MS)) return null;
  const event = JSON.parse(rawBody);
  return event.id === id && event.type === TYPE ? event : null;
}
