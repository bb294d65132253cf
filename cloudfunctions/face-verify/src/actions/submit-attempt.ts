/**
 * `submitAttempt`: the paid path. Three sequential database trips: read, reserve, record.
 *
 * Whatever fails before the reservation stands is free. Whatever fails after the call is `unknown`.
 */
import type { SubmitAttemptRequest, SubmitAttemptResponse } from '../../../../miniprogram/contract/actions';
import { maskName } from '../../../../miniprogram/contract/identity';
import { type Attempt, decide } from '../domain/attempt';
import type { Session } from '../domain/session';
import { viewAttempt, viewSession } from '../domain/view';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import { type Admitted, admit } from './admit';
import { recordReply } from './record';
import { mendRow } from './recover';
import { reserveAttempt } from './reserve';

function respond(attempt: Attempt, session: Session, now: number): SubmitAttemptResponse {
  const view = viewAttempt(attempt, session, now);
  if (view.status === 'in-progress') throw new VerifyError('ATTEMPT_IN_PROGRESS');
  if (view.status === 'refused') throw new VerifyError(view.code);
  return { session: viewSession(session, now), attempt: view };
}

/** Fit, reserve, pay, record. */
async function pay(
  admitted: Admitted,
  { attemptId, photo, consent }: SubmitAttemptRequest,
  user: string,
  services: Services,
): Promise<SubmitAttemptResponse> {
  const { session, subject, fingerprint, places } = admitted;
  const { verifier, photos, keys, now } = services;
  const { jpeg, imageMs } = await photos.take(photo, attemptId);
  const photoHash = keys.photo(subject, jpeg);
  if (places.person.failedPhotos.includes(photoHash)) throw new VerifyError('PHOTO_ALREADY_FAILED', 'photo');
  const reservation = {
    id: attemptId,
    sessionId: session.id,
    sessionRev: session.rev + 1,
    user,
    subject: keys.subject(subject),
    maskedName: maskName(subject.name),
    source: verifier.source,
    fingerprint,
    imageBytes: jpeg.length,
    imageMs,
    reservedAt: now(),
  };
  const reserved = await reserveAttempt(reservation, admitted, consent, services);
  const { reply, evidence } = await verifier.verify(subject, jpeg);
  const decision = decide(reply, evidence, now());
  const ended = await recordReply(reserved, reply, decision, photoHash, services);
  return respond(ended.attempt, ended.session, now());
}

export async function submitAttempt(
  request: SubmitAttemptRequest,
  user: string,
  services: Services,
): Promise<SubmitAttemptResponse> {
  const { photos, now } = services;
  const { photo, attemptId } = request;
  try {
    const admitted = await admit(request, user, services);
    if (admitted.kind === 'admitted') return await pay(admitted, request, user, services);
    await photos.discard(photo, attemptId);
    return respond(await mendRow(admitted.recorded, admitted.session, services), admitted.session, now());
  } catch (error) {
    // A twin in flight still needs the file, and deletes it.
    const isTwin = error instanceof VerifyError && error.code === 'ATTEMPT_IN_PROGRESS';
    if (!isTwin) await photos.discard(photo, attemptId);
    throw error;
  }
}
