/**
 * `POST /person/<sessionId>?scenario=status-1`: what a phone does, for whoever tries an integration from
 * a shell. The person of that scenario opens the verification and sends a photo. Never deployed.
 */
import { Hono } from 'hono';
import type { Cloudbase } from './cloudbase';
import { personFor, SCENARIO_NAMES } from './face-api';
import { drawPortrait } from './sample-photo';
import { ServiceRefusal, verifyOnce } from './verification';

export function personRoute(cloudbase: Cloudbase): Hono {
  // Drawn for the first who asks: nobody waits for it at the start.
  let drawn: Promise<Buffer> | undefined;
  return new Hono().post('/person/:sessionId', async (context) => {
    const asked = context.req.query('scenario') ?? 'status-1';
    const scenario = SCENARIO_NAMES.find((name) => name === asked);
    if (scenario === undefined) return context.json({ error: 'no such scenario' }, 404);
    const { name, idNumber } = personFor(scenario);
    try {
      const sessionId = context.req.param('sessionId');
      drawn ??= drawPortrait({ width: 1080, height: 1440, format: 'jpeg' });
      const photo = await drawn;
      const { state, code, next } = await verifyOnce(cloudbase, { name, idNumber, photo }, sessionId);
      return context.json({ state, code, next });
    } catch (error) {
      if (error instanceof ServiceRefusal) return context.json({ error: error.code }, 409);
      throw error;
    }
  });
}
