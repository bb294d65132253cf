/** An attempt as the phone gets it. */
import type { SubmitAttemptRequest, SubmitAttemptResponse } from '../../../../miniprogram/contract/actions';
import { maskName } from '../../../../miniprogram/contract/identity';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Attempt, Reservation } from '../domain/attempt';
import type { Session } from '../domain/session';
import { viewAttempt, viewSession } from '../domain/view';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import type { Admitted } from './admit';
import { orderOf } from './verifier-order';

/** @throws VerifyError the code with which it was refused */
export function respond(attempt: Attempt, session: Session, services: Services): SubmitAttemptResponse {
  const now = services.now();
  const order = orderOf(services);
  const view = viewAttempt(attempt, session, order, now);
  if (view.status === 'refused') throw new VerifyError(view.code);
  return { session: viewSession(session, order, now), attempt: view };
}

/** The row as it is to be written. @param picture size, time and warnings of the photo; zeros and none where there is no photo */
export function reservationOf(
  { session, subject, fingerprint }: Admitted,
  { attemptId }: Pick<SubmitAttemptRequest, 'attemptId'>,
  source: Source,
  user: string,
  picture: Pick<Reservation, 'imageBytes' | 'imageMs' | 'photoWarnings'>,
  { keys, now }: Services,
): Reservation {
  return {
    id: attemptId,
    sessionId: session.id,
    sessionRev: session.rev + 1,
    user,
    subject: keys.subject(subject),
    maskedName: maskName(subject.name),
    source,
    fingerprint,
    ...picture,
    reservedAt: now(),
  };
}
