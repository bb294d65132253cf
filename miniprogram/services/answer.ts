/**
 * Answers of the cloud function, checked before anything believes them. An answer that is not understood
 * is never a pass and never a failure: an unknown code becomes the unknown one.
 */
import {
  type ActionError,
  type AttemptView,
  type BeginAttemptResponse,
  type GetSessionResponse,
  type OpenSessionResponse,
  type Requester,
  SESSION_STATES,
  type SessionState,
  type SessionView,
  type SubmitAttemptResponse,
} from '../contract/actions';
import { isErrorCode } from '../contract/errors';
import { isOutcomeCode, type NextStep, OUTCOMES, type Outcome, type OutcomeState } from '../contract/outcome';
import { isPhotoCheck, type PhotoCheck } from '../contract/photo-quality';
import { isSource, type Source } from '../contract/verifiers';

/** The function answered, and not in the contract's words. */
export class BadAnswer extends Error {
  override readonly name = 'BadAnswer';
}

type Fields = Readonly<Record<string, unknown>>;

const NEXT_STEPS: readonly NextStep[] = [
  'done',
  'retake',
  'edit-name',
  'edit-id',
  'edit-identity',
  'wait',
  'other-verifier',
  'alternative',
];

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function fields(value: unknown): Fields {
  if (!isFields(value)) throw new BadAnswer();
  return value;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new BadAnswer();
  return value;
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadAnswer();
  return value;
}

const isSessionState = (value: string): value is SessionState =>
  SESSION_STATES.some((state) => state === value);

/** Who asks is told, not decided by: where it is missing, the operator's own lines stand. */
function readRequester(value: unknown): Requester | null {
  if (!isFields(value)) return null;
  const { name, purpose, returnTo } = value;
  if (typeof name !== 'string' || typeof purpose !== 'string') return null;
  return { name, purpose, returnTo: typeof returnTo === 'string' ? returnTo : null };
}

/** A function from before there was a second verifier names none. */
function readVerifiers(value: unknown): readonly Source[] {
  const named = Array.isArray(value) ? value.map(String).filter(isSource) : [];
  return named.length === 0 ? ['market'] : named;
}

function readSession(value: unknown): SessionView {
  const session = fields(value);
  const attempts = fields(session['attempts']);
  const state = text(session['state']);
  if (!isSessionState(state)) throw new BadAnswer();
  return {
    sessionId: text(session['sessionId']),
    state,
    expiresAt: count(session['expiresAt']),
    attempts: { limit: count(attempts['limit']), remaining: count(attempts['remaining']) },
    requester: readRequester(session['requester']),
    verifiers: readVerifiers(session['verifiers']),
  };
}

/** The row's own state; a pass only where row and function both say so, or the operator counts "likely" as one. */
function readState(wire: unknown, row: Outcome): OutcomeState {
  const mayPass = row.faceCheck === 'passed' || row.faceCheck === 'unsure';
  if (wire === 'pass' && mayPass) return 'pass';
  return row.state === 'pass' ? 'unknown' : row.state;
}

/** Advice only: what a newer function warns of in words that this phone does not know is left out. */
function readWarnings(value: unknown): readonly PhotoCheck[] {
  if (!Array.isArray(value)) return [];
  return value.filter((code): code is PhotoCheck => typeof code === 'string' && isPhotoCheck(code));
}

function readAttempt(value: unknown): AttemptView {
  const attempt = fields(value);
  const attemptId = text(attempt['attemptId']);
  const status = attempt['status'];
  if (status === 'in-progress') return { attemptId, status };
  const at = count(attempt['at']);
  const code = text(attempt['code']);
  if (status === 'refused') {
    return { attemptId, status, code: isErrorCode(code) ? code : 'SERVICE_UNAVAILABLE', at };
  }
  if (status !== 'decided') throw new BadAnswer();
  const known = isOutcomeCode(code) ? code : 'UNRECOGNISED';
  const row = OUTCOMES[known];
  const next = NEXT_STEPS.find((step) => step === attempt['next']) ?? 'alternative';
  const state = readState(attempt['state'], row);
  const source = String(attempt['source'] ?? '');
  const warnings = readWarnings(attempt['warnings']);
  return {
    attemptId,
    status,
    code: known,
    source: isSource(source) ? source : 'market',
    state,
    next: next === 'done' && state !== 'pass' ? 'wait' : next,
    maskedName: text(attempt['maskedName']),
    reference: typeof attempt['reference'] === 'string' ? attempt['reference'] : null,
    ...(warnings.length > 0 ? { warnings } : {}),
    at,
  };
}

/** @throws BadAnswer */
export function readOpenSession(data: unknown): OpenSessionResponse {
  return { session: readSession(fields(data)['session']) };
}

/** @throws BadAnswer */
export function readSubmitAttempt(data: unknown): SubmitAttemptResponse {
  const { session, attempt } = fields(data);
  return { session: readSession(session), attempt: readAttempt(attempt) };
}

/** @throws BadAnswer */
export function readBeginAttempt(data: unknown): BeginAttemptResponse {
  const { step } = fields(data);
  const handle = isFields(step) ? text(step['handle']) : null;
  return { ...readSubmitAttempt(data), step: handle === null ? null : { handle } };
}

/** @throws BadAnswer */
export function readGetSession(data: unknown): GetSessionResponse {
  const { session, attempts } = fields(data);
  if (!Array.isArray(attempts)) throw new BadAnswer();
  return { session: readSession(session), attempts: attempts.map(readAttempt) };
}

/**
 * Splits an answer into data and refusal.
 *
 * @throws BadAnswer also for a refusal in an unknown code: nobody can say what happened
 */
export function readResult(
  result: unknown,
): { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly error: ActionError } {
  const { ok, data, error } = fields(result);
  if (ok === true) return { ok, data };
  const code = text(fields(error)['code']);
  if (ok !== false || !isErrorCode(code)) throw new BadAnswer();
  return { ok, error: { code } };
}
