/** The function's timer on loopback: once a minute, as deployed, and at once for whoever does not want to wait. */
import { Hono } from 'hono';
import { FUNCTION_NAME } from '../miniprogram/contract/actions';
import { FUNCTION_SETUP } from '../scripts/deploy/manifest';
import { CallFunctionError, type Cloudbase } from './cloudbase';

const EVERY_MS = 60_000;

/** What the platform sends (cloudbase.md). @returns what the function answered */
export function tick(cloudbase: Cloudbase): Promise<unknown> {
  return cloudbase.callFunction({
    name: FUNCTION_NAME,
    data: {
      Type: 'Timer',
      TriggerName: FUNCTION_SETUP.timer.name,
      Time: new Date().toISOString(),
      Message: '',
    },
    extra: { SOURCE: 'wx_trigger' },
  });
}

/** `POST /timer`: one call of the timer. */
export function timerRoute(cloudbase: Cloudbase): Hono {
  return new Hono().post('/timer', async (context) => {
    try {
      return context.json({ sweep: await tick(cloudbase) });
    } catch (error) {
      if (error instanceof CallFunctionError) return context.json({ error: 'the function failed' }, 502);
      throw error;
    }
  });
}

export function startTimer(cloudbase: Cloudbase): { close(): Promise<void> } {
  // A sweep that failed is tried again a minute later, as in the cloud; the function's own log says why.
  const timer = setInterval(() => void tick(cloudbase).catch(() => undefined), EVERY_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
    },
  };
}
