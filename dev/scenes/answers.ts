/** What the cloud function answers in a scene, in the contract's own types. */
import type {
  AttemptView,
  BeginAttemptResponse,
  GetSessionResponse,
  OpenSessionResponse,
  RequestReviewResponse,
  Result,
  SessionState,
  SessionView,
  SubmitAttemptResponse,
} from '../../miniprogram/contract/actions';
import type { ErrorCode } from '../../miniprogram/contract/errors';
import type { OperatorActionName, OperatorResponse } from '../../miniprogram/contract/operator';
import {
  type NextStep,
  OUTCOMES,
  type OutcomeCode,
  type OutcomeState,
} from '../../miniprogram/contract/outcome';
import type { PhotoCheck } from '../../miniprogram/contract/photo-quality';
import type { Source } from '../../miniprogram/contract/verifiers';

/** `never`: no answer at all, until the phone gives up. `cut`: the line breaks. */
export type Answer<Data> = Result<Data> | 'never' | 'cut';

/** Of an operator's actions; one that is left out answers as it does to a stranger. */
export type OperatorAnswers = { readonly [Name in OperatorActionName]?: Answer<OperatorResponse<Name>> };

export interface Answers {
  readonly openSession: Answer<OpenSessionResponse>;
  readonly submitAttempt: Answer<SubmitAttemptResponse>;
  readonly beginAttempt: Answer<BeginAttemptResponse>;
  readonly finishAttempt: Answer<SubmitAttemptResponse>;
  readonly getSession: Answer<GetSessionResponse>;
  readonly requestReview: Answer<RequestReviewResponse>;
  readonly operator: OperatorAnswers;
}

const LIMIT = 5;
/** All scenes take place at this moment, so that their pictures differ only where the pages do. */
export const AT = Date.UTC(2026, 10, 23, 1, 5);
const IN_HALF_AN_HOUR = 30 * 60 * 1000;

export function session(
  state: SessionState = 'open',
  remaining = LIMIT,
  requester: SessionView['requester'] = null,
  verifiers: readonly Source[] = ['market'],
): SessionView {
  return {
    sessionId: 'c2NlbmUtc2Vzc2lvbi0wMQ',
    state,
    expiresAt: AT + IN_HALF_AN_HOUR,
    attempts: { limit: LIMIT, remaining },
    requester,
    verifiers,
  };
}

export const ok = <Data>(data: Data): Result<Data> => ({ ok: true, data });
export const refused = (code: ErrorCode): Result<never> => ({ ok: false, error: { code } });

export const opened = (view: SessionView = session()): Result<OpenSessionResponse> => ok({ session: view });

const ATTEMPT_ID = 'c2NlbmUtYXR0ZW1wdC0wMQ';

/** The attempt that another page of this person has under way. */
export const underWay = (): AttemptView => ({ attemptId: ATTEMPT_ID, status: 'in-progress' });

/** What the verifier's screen is opened with. */
export const begun = (): Result<BeginAttemptResponse> =>
  ok({ session: session('open', LIMIT - 1), attempt: underWay(), step: { handle: 'scene-step' } });

export const attempts = (list: readonly AttemptView[]): Result<GetSessionResponse> =>
  ok({ session: session('open', LIMIT - 1), attempts: list });

export interface DecidedOptions {
  /** @default the table's own */
  readonly state?: OutcomeState;
  /** @default the table's own */
  readonly next?: NextStep;
  /** Attempts left afterwards. @default one less than at the start, where it counts */
  readonly remaining?: number;
  /** @default none */
  readonly warnings?: readonly PhotoCheck[];
  /** @default market */
  readonly source?: Source;
}

/** What `submitAttempt` or `finishAttempt` answers to an attempt that ended in this row of the table. */
export function decided(code: OutcomeCode, options: DecidedOptions = {}): Result<SubmitAttemptResponse> {
  const row = OUTCOMES[code];
  const { state = row.state, next = row.next, warnings, source = 'market' } = options;
  const { remaining = row.countsAsAttempt ? LIMIT - 1 : LIMIT } = options;
  return ok({
    session: session(state === 'pass' ? 'passed' : 'open', remaining, null, [source]),
    attempt: {
      attemptId: ATTEMPT_ID,
      status: 'decided',
      code,
      source,
      state,
      next,
      maskedName: '*三',
      ...(warnings === undefined ? {} : { warnings }),
      reference: code === 'UNRECOGNISED' ? null : '8A5F699F-04CD-4B6C-9ADA-B583CF7B3189',
      at: AT,
    },
  });
}
