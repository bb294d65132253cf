/** One integrator's request in, one result out: who asks, which action, one catch. Never throws. */
import { cancelForIntegrator } from '../actions/cancel-session';
import { createSession } from '../actions/create-session';
import { getResult } from '../actions/get-result';
import { createPosterFor, endPosterOf } from '../actions/integrator-posters';
import { VerifyError } from '../errors';
import type { Log, Services } from '../ports';
import { authenticate, type SignedRequest } from './authenticate';
import type { Integrator, IntegratorAction, IntegratorResult } from './contract';
import { IntegratorError, integratorCodeOf } from './errors';
import { type IntegratorRequest, parseBody } from './requests';

export interface IntegratorCall {
  readonly action: IntegratorAction;
  readonly signed: SignedRequest;
  /** What the action is given, as JSON: the signed body, or what the signed path says. */
  readonly input: string;
}

export interface IntegratorHandlerOptions {
  /** Settings are read at the first call, so that a missing one is an answer and not a crash at load. */
  readonly services: () => Services;
  readonly log: Log;
  readonly now: () => number;
}

type Data = Extract<IntegratorResult, { ok: true }>['data'];

function perform({ action, body }: IntegratorRequest, from: Integrator, services: Services): Promise<Data> {
  switch (action) {
    case 'createSession':
      return createSession(body, from, services);
    case 'getResult':
      return getResult(body, from, services);
    case 'cancelSession':
      return cancelForIntegrator(body, from, services);
    case 'createPoster':
      return createPosterFor(body, from, services);
    case 'endPoster':
      return endPosterOf(body, from, services);
  }
}

function toIntegratorError(error: unknown, log: Log): IntegratorError {
  if (error instanceof IntegratorError) return error;
  if (error instanceof VerifyError) return new IntegratorError(integratorCodeOf(error.code), error.field);
  log({ event: 'failure', error });
  return new IntegratorError('SERVICE_UNAVAILABLE');
}

export function createIntegratorHandler({ services, log, now }: IntegratorHandlerOptions) {
  return async ({ action, signed, input }: IntegratorCall): Promise<IntegratorResult> => {
    const startedAt = now();
    let named: { readonly action: IntegratorAction; readonly integrator?: string } = { action };
    try {
      const ready = services();
      const from = await authenticate(signed, ready);
      named = { action, integrator: from.id };
      // After the signature: nothing of a stranger's is looked at.
      const data = await perform(parseBody(action, input), from, ready);
      log({ event: 'action', ...named, code: 'OK', totalMs: now() - startedAt });
      return { ok: true, data };
    } catch (caught) {
      const { code, field } = toIntegratorError(caught, log);
      const error = field === undefined ? { code } : { code, field };
      log({ event: 'action', ...named, ...error, totalMs: now() - startedAt });
      return { ok: false, error };
    }
  };
}
