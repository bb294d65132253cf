/** The timer's call: one sweep, one line in the log. An event that arrives twice does no harm. */
import type { Result } from '../../../miniprogram/contract/actions';
import { type SweepReport, sweep } from './actions/sweep';
import { VerifyError } from './errors';
import type { HandlerOptions } from './handler';

export function createTimerHandler({
  services,
  log,
  now,
}: HandlerOptions): () => Promise<Result<SweepReport>> {
  return async () => {
    const startedAt = now();
    try {
      const report = await sweep(services());
      log({ event: 'sweep', code: 'OK', ...report, totalMs: now() - startedAt });
      return { ok: true, data: report };
    } catch (error) {
      if (!(error instanceof VerifyError)) log({ event: 'failure', error });
      const code = error instanceof VerifyError ? error.code : 'SERVICE_UNAVAILABLE';
      log({ event: 'sweep', code, totalMs: now() - startedAt });
      return { ok: false, error: { code } };
    }
  };
}
