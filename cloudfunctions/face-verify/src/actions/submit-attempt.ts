/**
 * `submitAttempt`: the paid path. Three sequential database trips: read, reserve, record.
 *
 * Whatever fails before the reservation stands is free. Whatever fails after the call is `unknown`.
 */
import type { SubmitAttemptRequest, SubmitAttemptResponse } from '../../../../miniprogram/contract/actions';
import { type Attempt, decide } from '../domain/attempt';
import type { Session } from '../domain/session';
import { VerifyError } from '../errors';
import type { SelfieVerifier, Services } from '../ports';
import { type Admitted, admit } from './admit';
import { recordReply } from './record';
import { mendRow } from './recover';
import { recordPhotoRefusal } from './refuse-photo';
import { reserveAttempt } from './reserve';
import { reservationOf, respond } from './respond';
import { selfieVerifier } from './verifier-order';

/** @throws VerifyError ATTEMPT_IN_PROGRESS: a submit waits for its answer, and a twin is told so */
function told(attempt: Attempt, session: Session, services: Services): SubmitAttemptResponse {
  const response = respond(attempt, session, services);
  if (response.attempt.status === 'in-progress') throw new VerifyError('ATTEMPT_IN_PROGRESS');
  return response;
}

/** Judge and fit, reserve, pay, record. */
async function pay(
  admitted: Admitted,
  request: SubmitAttemptRequest,
  verifier: SelfieVerifier,
  user: string,
  services: Services,
): Promise<SubmitAttemptResponse> {
  const { subject, places } = admitted;
  const { attemptId, photo, consent } = request;
  const { photos, keys, now } = services;
  const taken = await photos.take(photo, attemptId);
  const picture =
    taken.kind === 'fit'
      ? { imageBytes: taken.jpeg.length, imageMs: taken.imageMs, photoWarnings: taken.warnings }
      : { imageBytes: 0, imageMs: taken.imageMs, photoWarnings: [] };
  const reservation = reservationOf(admitted, request, verifier.source, user, picture, services);
  if (taken.kind === 'refused') {
    await recordPhotoRefusal(reservation, taken.code, places.person, services);
    throw new VerifyError(taken.code, 'photo');
  }
  const { jpeg } = taken;
  const photoHash = keys.photo(subject, jpeg);
  if (places.person.failedPhotos.includes(photoHash)) throw new VerifyError('PHOTO_ALREADY_FAILED', 'photo');
  const reserved = await reserveAttempt(reservation, admitted, consent, services);
  const { reply, evidence } = await verifier.verify(subject, jpeg);
  const decision = decide(reply, evidence, now());
  const ended = await recordReply(reserved, reply, decision, photoHash, services);
  return told(ended.attempt, ended.session, services);
}

export async function submitAttempt(
  request: SubmitAttemptRequest,
  user: string,
  services: Services,
): Promise<SubmitAttemptResponse> {
  const { photos } = services;
  const { photo, attemptId } = request;
  try {
    const verifier = selfieVerifier(services);
    const admitted = await admit(request, { source: verifier.source, photo }, user, services);
    if (admitted.kind === 'admitted') return await pay(admitted, request, verifier, user, services);
    await photos.discard(photo, attemptId);
    return told(await mendRow(admitted.recorded, admitted.session, services), admitted.session, services);
  } catch (error) {
    // A twin in flight still needs the file, and deletes it.
    const isTwin = error instanceof VerifyError && error.code === 'ATTEMPT_IN_PROGRESS';
    if (!isTwin) await photos.discard(photo, attemptId);
    throw error;
  }
}
