/** `listReviews`, `decideReview`: a person looks where the face is no way. He sees masked data only. */

import { checkIdNumber, checkName } from '../../../../../miniprogram/contract/identity';
import type { OperatorRequest, OperatorResponse } from '../../../../../miniprogram/contract/operator';
import type { ReviewView, SeenDocument } from '../../../../../miniprogram/contract/operator-reviews';
import { type Look, NO_LOOKS } from '../../domain/look';
import { addLook } from '../../domain/review';
import type { Session } from '../../domain/session';
import { outcomeOf } from '../../domain/ticket';
import { VerifyError } from '../../errors';
import type { Services } from '../../ports';
import { changeSession } from '../requested-session';

const MOST_SHOWN = 20;

interface Reviewed {
  readonly hash: string;
  readonly maskedName: string;
}

/** Whom it is about: as he said when he asked, or as his last attempt says. */
async function subjectOf({ review, latest }: Session, { ledger }: Services): Promise<Reviewed | null> {
  if (review?.subject) return review.subject;
  const attempt = latest === null ? null : await ledger.get(latest.attemptId);
  return attempt === null ? null : { hash: attempt.subject, maskedName: attempt.maskedName };
}

async function view(session: Session, operator: string, services: Services): Promise<ReviewView> {
  const { id, request, review, endedAt, createdAt, attemptsUsed } = session;
  const { requestedAt, looks } = review ?? NO_LOOKS;
  const subject = await subjectOf(session, services);
  return {
    sessionId: id,
    maskedName: subject?.maskedName ?? '',
    cause: requestedAt === null ? 'LIKELY' : 'REQUESTED',
    waitingSince: endedAt ?? createdAt,
    requester: request && { name: request.name, purpose: request.purpose, reference: request.reference },
    outcome: outcomeOf(session),
    attemptsUsed,
    looks: looks.map(({ operator: by, ...look }) => ({ ...look, isYours: by === operator })),
  };
}

/** @param operator keyed hash of who asks */
export async function listReviews(
  operator: string,
  services: Services,
): Promise<OperatorResponse<'listReviews'>> {
  const waiting = await services.sessions.inReview(MOST_SHOWN);
  const reviews = await Promise.all(waiting.map((session) => view(session, operator, services)));
  return { reviews, needsSecondLook: services.operator.policy.needsSecondLook };
}

/** Whether the document that the operator saw is of whom the person said he is. */
function isSame(seen: SeenDocument, subject: Reviewed | null, { keys, now }: Services): boolean {
  const name = checkName(seen.name);
  const idNumber = checkIdNumber(seen.idNumber, now());
  if (!name.ok || !idNumber.ok || subject === null) return false;
  return keys.subject({ name: name.value, idNumber: idNumber.value }) === subject.hash;
}

function lookOf(request: OperatorRequest<'decideReview'>, operator: string, at: number): Look {
  return request.decision === 'pass'
    ? { decision: 'pass', reason: request.reason, operator, at }
    : { decision: 'fail', reason: request.reason, operator, at };
}

/**
 * @throws VerifyError SESSION_NOT_FOUND, SESSION_CLOSED where it was decided already, BAD_REQUEST with `seen`
 * where the document is another's
 */
export async function decideReview(
  request: OperatorRequest<'decideReview'>,
  operator: string,
  services: Services,
): Promise<OperatorResponse<'decideReview'>> {
  const { sessionId, seen } = request;
  const read = async () => {
    const session = await services.sessions.get(sessionId);
    if (session === null) throw new VerifyError('SESSION_NOT_FOUND');
    if (session.state !== 'review') throw new VerifyError('SESSION_CLOSED');
    if (request.decision === 'pass') {
      const subject = await subjectOf(session, services);
      if (seen === undefined || !isSame(seen, subject, services))
        throw new VerifyError('BAD_REQUEST', 'seen');
    }
    return { session };
  };
  const look = lookOf(request, operator, services.now());
  const { needsSecondLook } = services.operator.policy;
  const { state } = await changeSession(
    read,
    ({ session }) => addLook(session, look, needsSecondLook),
    services,
  );
  if (state !== 'passed' && state !== 'failed') return { state: 'review' };
  return { state };
}
