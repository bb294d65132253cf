/** `requestReview`: the other way than the face. The person asks that an operator looks at his document. */
import type { RequestReviewRequest, RequestReviewResponse } from '../../../../miniprogram/contract/actions';
import { checkIdNumber, checkName, maskName, needsGuardian } from '../../../../miniprogram/contract/identity';
import { requestReview as begin } from '../domain/review';
import type { Session } from '../domain/session';
import { viewSession } from '../domain/view';
import { VerifyError } from '../errors';
import type { Services, Subject } from '../ports';
import { readOwnSession } from './own-session';
import { changeSession } from './requested-session';
import { orderOf } from './verifier-order';

/** Somebody has to look at each: one person cannot fill the list. */
const MOST_WAITING = 3;
const MOST_SESSIONS = 100;

function checkSubject({ name, idNumber, consent }: RequestReviewRequest, now: number): Subject {
  const checkedName = checkName(name);
  if (!checkedName.ok) throw new VerifyError('NAME_INVALID', 'name');
  const checkedNumber = checkIdNumber(idNumber, now);
  if (!checkedNumber.ok) throw new VerifyError('ID_NUMBER_INVALID', 'idNumber');
  if (needsGuardian(checkedNumber.value, now) && !consent.guardian) {
    throw new VerifyError('GUARDIAN_CONSENT_REQUIRED', 'consent');
  }
  return { name: checkedName.value, idNumber: checkedNumber.value };
}

/**
 * A repeat finds it in review: that is what he wants.
 *
 * @throws VerifyError NAME_INVALID, ID_NUMBER_INVALID, GUARDIAN_CONSENT_REQUIRED, SESSION_NOT_FOUND,
 * SESSION_FOREIGN, ATTEMPT_IN_PROGRESS, SESSION_CLOSED, PERSON_LIMIT_REACHED
 */
export async function requestReview(
  request: RequestReviewRequest,
  user: string,
  services: Services,
): Promise<RequestReviewResponse> {
  const { sessions, keys, now } = services;
  const { sessionId, consent } = request;
  const person = checkSubject(request, now());
  const subject = { hash: keys.subject(person), maskedName: maskName(person.name) };
  const others = await sessions.ofUser(user, MOST_SESSIONS);
  const waiting = others.filter(({ id, state }) => id !== sessionId && state === 'review');
  if (waiting.length >= MOST_WAITING) throw new VerifyError('PERSON_LIMIT_REACHED');
  const change = ({ session }: { readonly session: Session }): Session | null => {
    if (session.inFlight !== null) throw new VerifyError('ATTEMPT_IN_PROGRESS');
    const asked = begin(session, subject, consent, now());
    if (asked === null && session.state !== 'review') throw new VerifyError('SESSION_CLOSED');
    return asked;
  };
  const read = async () => ({ session: await readOwnSession(sessionId, user, services) });
  const reviewed = await changeSession(read, change, services);
  return { session: viewSession(reviewed, orderOf(services), now()) };
}
