/**
 * `beginAttempt`: opens a step in the verifier's own screen. Read, reserve, open, keep.
 *
 * The same admission, reservation and limits as a submit (admit.ts, reserve.ts): the row exists before the
 * verifier is asked for a step, because nobody has published what one costs.
 */
import type { BeginAttemptRequest, BeginAttemptResponse } from '../../../../miniprogram/contract/actions';
import { decide } from '../domain/attempt';
import type { Reply } from '../domain/reply';
import { VerifyError } from '../errors';
import type { Answered, Services, Step, StepVerifier } from '../ports';
import { type Admitted, admit } from './admit';
import { ownOf } from './own-session';
import { recordReply } from './record';
import { mendRow, recoverSession } from './recover';
import { type Reserved, reserveAttempt } from './reserve';
import { reservationOf, respond } from './respond';
import { sealStep, stepOf } from './sealed-step';
import { stepVerifier } from './verifier-order';

export interface StepCaller {
  /** Keyed hash of the user key. */
  readonly user: string;
  /** As WeChat names him in this very call; never stored. */
  readonly openId: string;
}

/** Nobody can take the step without what we could not keep: it is given back, and what it cost is unknown. */
const NOT_KEPT: Reply = { kind: 'busy', problem: 'STEP_NOT_OPENED', resend: 'never', charged: 'unknown' };

/** @returns whether the step can be asked about from now on */
async function keep({ attempt }: Reserved, step: Step, services: Services): Promise<boolean> {
  try {
    return await services.ledger.openStep(attempt, sealStep(attempt, step, services));
  } catch (error) {
    services.log({ event: 'failure', error });
    return false;
  }
}

async function end(
  reserved: Reserved,
  { reply, evidence }: Pick<Answered, 'reply' | 'evidence'>,
  services: Services,
): Promise<BeginAttemptResponse> {
  const decision = decide(reply, evidence, services.now());
  const ended = await recordReply(reserved, reply, decision, '', services);
  return { ...respond(ended.attempt, ended.session, services), step: null };
}

async function open(
  admitted: Admitted,
  request: BeginAttemptRequest,
  verifier: StepVerifier,
  { user, openId }: StepCaller,
  services: Services,
): Promise<BeginAttemptResponse> {
  const { attemptId, consent } = request;
  const nothing = { imageBytes: 0, imageMs: 0, photoWarnings: [] };
  const reservation = reservationOf(admitted, request, verifier.source, user, nothing, services);
  const reserved = await reserveAttempt(reservation, admitted, consent, services);
  const begun = await verifier.begin(admitted.subject, { attemptId, openId });
  if (begun.kind === 'answered') return end(reserved, begun, services);
  if (!(await keep(reserved, begun.step, services))) {
    const evidence = { requestIds: [], sends: 1, httpStatus: 200, gatewayCode: null, status: null, apiMs: 0 };
    return end(reserved, { reply: NOT_KEPT, evidence }, services);
  }
  const { attempt, session } = reserved;
  return { ...respond(attempt, session, services), step: { handle: begun.step.handle } };
}

/** @throws VerifyError with the reason, before anything is opened; or the code with which it was refused */
export async function beginAttempt(
  request: BeginAttemptRequest,
  caller: StepCaller,
  services: Services,
): Promise<BeginAttemptResponse> {
  const verifier = stepVerifier(services);
  const asked = { source: verifier.source, photo: null };
  const admitted = await admit(request, asked, caller.user, services);
  if (admitted.kind === 'admitted') return open(admitted, request, verifier, caller, services);
  // The answer was lost on its way to the phone: the same step once more.
  const { sessions } = services;
  const row = await mendRow(admitted.recorded, admitted.session, services);
  const session = await recoverSession(ownOf(await sessions.get(request.sessionId), caller.user), services);
  const step = row.decision === null ? stepOf(row, services) : null;
  const response = respond(row, session, services);
  if (step === null && response.attempt.status === 'in-progress')
    throw new VerifyError('ATTEMPT_IN_PROGRESS');
  return { ...response, step: step && { handle: step.handle } };
}
