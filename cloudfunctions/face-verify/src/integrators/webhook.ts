/** One delivery of a webhook: a signed POST, bounded in time, redirects not followed. */
import type { Webhooks } from '../ports';
import type { Integrator } from './contract';
import { sign } from './signature';

const TIMEOUT_MS = 5000;

/** @param now milliseconds since the epoch, for the signature */
export function createWebhooks(integrators: readonly Integrator[], now: () => number): Webhooks {
  return {
    async send(to, event) {
      const { key, webhook } = integrators.find(({ id }) => id === to) ?? {};
      if (key === undefined || webhook === undefined) return { ok: false, problem: 'NO_ADDRESS' };
      const body = JSON.stringify(event);
      const time = String(now());
      const { id: nonce, type: path } = event;
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'x-verify-event': nonce,
        'x-verify-time': time,
        'x-verify-signature': sign(key, { method: 'EVENT', path, time, nonce, body }),
      };
      try {
        const { request } = await import('undici');
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const answer = await request(webhook, { method: 'POST', headers, body, signal });
        // Only its status counts.
        await answer.body.dump();
        const isAccepted = answer.statusCode >= 200 && answer.statusCode < 300;
        return { ok: isAccepted, problem: isAccepted ? null : `HTTP_${answer.statusCode}` };
      } catch {
        return { ok: false, problem: 'NO_ANSWER' };
      }
    },
  };
}
