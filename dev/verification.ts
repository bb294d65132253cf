/** One verification as a phone makes it: open, send the photo inline or by upload, read the answer. */
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import {
  CONSENT_VERSION,
  FUNCTION_NAME,
  type Photo,
  type SubmitAttemptRequest,
} from '../miniprogram/contract/actions';
import { ERRORS, type ErrorCode, isErrorCode, type Refusal } from '../miniprogram/contract/errors';
import { needsGuardian, normaliseIdNumber } from '../miniprogram/contract/identity';
import { CALL_REQUEST_LIMIT_BYTES, INLINE_BASE64_LIMIT, uploadPath } from '../miniprogram/contract/image';
import {
  type Charged,
  isOutcomeCode,
  type NextStep,
  OUTCOMES,
  type OutcomeCode,
} from '../miniprogram/contract/outcome';
import { CallFunctionError, type Cloudbase } from './cloudbase';
import { readLedgerRow } from './ledger-row';

export interface Applicant {
  readonly name: string;
  readonly idNumber: string;
  /** The photo's file, of any accepted format and size. */
  readonly photo: Buffer;
}

/** What `npm run verify --json` prints. Holds nothing personal. */
export interface Report {
  /** The face API's answer; null when it gave none. */
  readonly outcome: OutcomeCode | null;
  readonly code: OutcomeCode | ErrorCode;
  readonly state: Refusal['state'] | 'pass';
  readonly next: NextStep;
  readonly charged: Charged;
  readonly requestId: string | null;
  readonly attemptId: string;
  readonly imageBytes: number | null;
  readonly timingsMs: { readonly total: number; readonly image: number | null; readonly api: number | null };
}

const Opened = v.object({
  ok: v.literal(true),
  data: v.object({ session: v.object({ sessionId: v.string() }) }),
});
const Refused = v.object({
  ok: v.literal(false),
  error: v.object({ code: v.pipe(v.string(), v.guard(isErrorCode)), field: v.optional(v.string()) }),
});
const Submitted = v.object({
  ok: v.literal(true),
  data: v.object({
    attempt: v.object({
      code: v.pipe(v.string(), v.guard(isOutcomeCode)),
      state: v.picklist(['pass', 'retry', 'fail', 'unknown']),
      next: v.picklist(['done', 'retake', 'edit-name', 'edit-id', 'edit-identity', 'wait', 'alternative']),
    }),
  }),
});

/** A refusal that the function answered with before any verification could begin. */
export class ServiceRefusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly field: string | undefined,
  ) {
    super(field === undefined ? code : `${code} ${field}`);
  }
}

const newId = (): string => randomBytes(16).toString('base64url');

/** Inline where the call's 100 KB allow it, as the phone does; otherwise through the cloud's storage. */
function sendPhoto(cloudbase: Cloudbase, bytes: Buffer, attemptId: string): Photo {
  const base64 = bytes.toString('base64');
  const roomForTheRest = 2048;
  const isInline = base64.length <= Math.min(INLINE_BASE64_LIMIT, CALL_REQUEST_LIMIT_BYTES - roomForTheRest);
  return isInline ? { base64 } : { fileId: cloudbase.storage.put(uploadPath(attemptId), bytes) };
}

type Shown = Pick<Report, 'code' | 'state' | 'next'>;
const refusal = (code: ErrorCode): Shown => ({ code, state: ERRORS[code].state, next: ERRORS[code].next });

async function submit(cloudbase: Cloudbase, request: SubmitAttemptRequest, openId: string): Promise<Shown> {
  try {
    const result = await cloudbase.callFunction({ name: FUNCTION_NAME, data: request, openId });
    const refused = v.safeParse(Refused, result);
    if (refused.success) return refusal(refused.output.error.code);
    const { code, state, next } = v.parse(Submitted, result).data.attempt;
    return { code, state, next };
  } catch (error) {
    // The function may have run, and paid: what the ledger says comes later (design.md §4).
    if (!(error instanceof CallFunctionError)) throw error;
    return { code: 'UNRECOGNISED', state: 'unknown', next: OUTCOMES.UNRECOGNISED.next };
  }
}

/**
 * @param asked a verification that an integrator asked for; without, the person's own
 * @throws ServiceRefusal where the function serves nobody, such as when a setting is missing
 */
export async function openSession(cloudbase: Cloudbase, openId: string, asked?: string): Promise<string> {
  const data = { action: 'openSession', ...(asked === undefined ? {} : { sessionId: asked }) };
  const result = await cloudbase.callFunction({ name: FUNCTION_NAME, data, openId });
  const refused = v.safeParse(Refused, result);
  if (refused.success) throw new ServiceRefusal(refused.output.error.code, refused.output.error.field);
  return v.parse(Opened, result).data.session.sessionId;
}

/**
 * Verifies one person, who consents, for the first time.
 *
 * @param asked as for {@link openSession}
 */
export async function verifyOnce(
  cloudbase: Cloudbase,
  applicant: Applicant,
  asked?: string,
): Promise<Report> {
  const startedAt = performance.now();
  const openId = `local-${newId()}`;
  const attemptId = newId();
  const sessionId = await openSession(cloudbase, openId, asked);
  const { name, idNumber } = applicant;
  const request: SubmitAttemptRequest = {
    action: 'submitAttempt',
    sessionId,
    attemptId,
    name,
    idNumber,
    photo: sendPhoto(cloudbase, applicant.photo, attemptId),
    consent: {
      version: CONSENT_VERSION,
      face: true,
      guardian: needsGuardian(normaliseIdNumber(idNumber), Date.now()),
    },
  };
  const shown = await submit(cloudbase, request, openId);
  const total = Math.round(performance.now() - startedAt);
  const row = readLedgerRow(cloudbase, attemptId);
  return {
    outcome: isOutcomeCode(shown.code) ? shown.code : null,
    ...shown,
    // No row: nothing was reserved, so nothing was sent.
    charged: row === null ? 'no' : (row.decision?.charged ?? 'unknown'),
    requestId: row?.decision?.requestIds.at(-1) ?? null,
    attemptId,
    imageBytes: row?.imageBytes ?? null,
    timingsMs: { total, image: row?.imageMs ?? null, api: row?.decision?.apiMs ?? null },
  };
}
