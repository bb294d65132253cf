/** One event in, one Result out: who calls, which action, one catch. Never throws at the phone. */
import type { ActionRequest, ActionResponses, Result } from '../../../miniprogram/contract/actions';
import type { OperatorActionName, OperatorResponse } from '../../../miniprogram/contract/operator';
import { beginAttempt } from './actions/begin-attempt';
import { cancelOwn } from './actions/cancel-session';
import { eraseMyData } from './actions/erase-my-data';
import { finishAttempt } from './actions/finish-attempt';
import { getSession } from './actions/get-session';
import { openSession } from './actions/open-session';
import { performOperator } from './actions/operator/perform';
import { isOperatorAction, parseOperatorRequest } from './actions/operator/requests';
import { requestReview } from './actions/request-review';
import { fieldsOf, parseRequest } from './actions/requests';
import { submitAttempt } from './actions/submit-attempt';
import { VerifyError } from './errors';
import type { Log, Services } from './ports';

export type Handler = (event: unknown, userKey: string | null) => Promise<Result<Response>>;
type Response = ActionResponses[keyof ActionResponses] | OperatorResponse;

export interface HandlerOptions {
  /** Settings are read at the first call, so that a missing one is an answer and not a crash at load. */
  readonly services: () => Services;
  readonly log: Log;
  readonly now: () => number;
}

/** The caller as the platform names him (cloud/context.ts): `appId/openId`. */
const openIdOf = (userKey: string): string => userKey.slice(userKey.indexOf('/') + 1);

function perform(request: ActionRequest, userKey: string, services: Services): Promise<Response> {
  const user = services.keys.user(userKey);
  switch (request.action) {
    case 'openSession':
      return openSession(request, user, services);
    case 'submitAttempt':
      return submitAttempt(request, user, services);
    case 'beginAttempt':
      return beginAttempt(request, { user, openId: openIdOf(userKey) }, services);
    case 'finishAttempt':
      return finishAttempt(request, { user, openId: openIdOf(userKey) }, services);
    case 'getSession':
      return getSession(request, user, services);
    case 'eraseMyData':
      return eraseMyData(user, services);
    case 'cancelSession':
      return cancelOwn(request, user, services);
    case 'requestReview':
      return requestReview(request, user, services);
  }
}

/**
 * The one place where an operator's rights are checked. To everybody else the action does not exist: no
 * answer, not even about a malformed field, tells that it does.
 */
function admitOperator(action: OperatorActionName, userKey: string, options: HandlerOptions): Services {
  try {
    const ready = options.services();
    if (ready.operator.isOperator(userKey)) return ready;
  } catch (error) {
    // Settings that cannot be read name no operator; what is missing stands in the log.
    options.log({ event: 'failure', error });
  }
  options.log({ event: 'stranger', action });
  throw new VerifyError('UNKNOWN_ACTION');
}

/** Whatever is not ours happened before the call was paid: after it, record.ts lets nothing out. */
function toVerifyError(error: unknown, log: Log): VerifyError {
  if (error instanceof VerifyError) return error;
  log({ event: 'failure', error });
  return new VerifyError('SERVICE_UNAVAILABLE');
}

export function createHandler(options: HandlerOptions): Handler {
  const { services, log, now } = options;
  return async (event, userKey) => {
    const startedAt = now();
    let action = 'none';
    try {
      const fields = fieldsOf(event);
      const name = fields?.['action'];
      let data: Response;
      if (fields !== null && isOperatorAction(name) && userKey !== null) {
        const ready = admitOperator(name, userKey, options);
        action = name;
        const request = parseOperatorRequest(name, fields);
        data = await performOperator(request, ready.keys.user(userKey), ready);
      } else {
        const request = parseRequest(event);
        action = request.action;
        if (userKey === null) throw new VerifyError('NOT_SIGNED_IN');
        data = await perform(request, userKey, services());
      }
      log({ event: 'action', action, code: 'OK', totalMs: now() - startedAt });
      return { ok: true, data };
    } catch (caught) {
      const { code, field, allowance } = toVerifyError(caught, log);
      const named = field === undefined ? { code } : { code, field };
      log({ event: 'action', action, ...named, totalMs: now() - startedAt });
      return { ok: false, error: allowance === undefined ? named : { ...named, allowance } };
    }
  };
}
