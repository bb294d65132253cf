/** The first database trip: may this person submit this, now? Everything refused here costs nothing. */
import type { Allowance, BeginAttemptRequest, Photo } from '../../../../miniprogram/contract/actions';
import { checkIdNumber, checkName, needsGuardian } from '../../../../miniprogram/contract/identity';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Attempt } from '../domain/attempt';
import { chooseShard, dailyAllowance } from '../domain/daily-calls';
import { allowanceOf, tallyId } from '../domain/limits';
import { admissionAt, type ServiceState } from '../domain/service-state';
import { type Session, whyNotSubmit } from '../domain/session';
import { VerifyError } from '../errors';
import type { Services, Subject } from '../ports';
import { ownOf } from './own-session';
import type { Places } from './places';
import { recoverSession } from './recover';
import { checkVerifier } from './verifier-order';

/** Everything that the reservation writes on top of. */
export interface Admitted {
  readonly kind: 'admitted';
  readonly session: Session;
  readonly subject: Subject;
  readonly fingerprint: string;
  readonly places: Places;
  readonly service: ServiceState;
  /** Where today's calls have room. */
  readonly shard: number;
}

/** The same attempt was submitted before: this is its row. */
export interface Repeated {
  readonly kind: 'repeated';
  readonly session: Session;
  readonly recorded: Attempt;
}

/** What every attempt begins with, whoever is to verify it. */
type Submitted = Omit<BeginAttemptRequest, 'action'>;

/** Name and number in canonical form, and everything about consent. */
function checkSubject(request: Submitted, now: number): Subject {
  const name = checkName(request.name);
  if (!name.ok) throw new VerifyError('NAME_INVALID', 'name');
  const idNumber = checkIdNumber(request.idNumber, now);
  if (!idNumber.ok) throw new VerifyError('ID_NUMBER_INVALID', 'idNumber');
  if (!request.consent.face) throw new VerifyError('CONSENT_REQUIRED', 'consent');
  if (needsGuardian(idNumber.value, now) && !request.consent.guardian) {
    throw new VerifyError('GUARDIAN_CONSENT_REQUIRED', 'consent');
  }
  return { name: name.value, idNumber: idNumber.value };
}

/** @throws VerifyError SERVICE_PAUSED, SERVICE_BUSY */
export function checkService(service: ServiceState, { policy, now }: Services): void {
  const admission = admissionAt(service, now());
  // An operator's word counts, whatever the service does by itself.
  if (admission === 'stopped') throw new VerifyError('SERVICE_PAUSED');
  if (!policy.selfPause) return;
  if (admission === 'paused') throw new VerifyError('SERVICE_PAUSED');
  if (admission === 'held') throw new VerifyError('SERVICE_BUSY');
}

function checkLimits({ person, subject }: Places, calls: readonly number[], { policy, now }: Services): void {
  const at = now();
  const refuse = (
    code: 'PERSON_LIMIT_REACHED' | 'SUBJECT_LIMIT_REACHED' | 'SERVICE_LIMIT_REACHED',
    allowance: Allowance,
  ): void => {
    if (!allowance.allowed) throw new VerifyError(code, undefined, allowance);
  };
  refuse('PERSON_LIMIT_REACHED', allowanceOf(person.attempts.length, policy.attemptsPerPerson, at));
  refuse('SUBJECT_LIMIT_REACHED', allowanceOf(subject.attempts.length, policy.attemptsPerSubject, at));
  refuse('SERVICE_LIMIT_REACHED', dailyAllowance(calls, policy.callsPerDay, at));
}

/** @throws VerifyError with the reason, before anything is written or paid */
export async function admit(
  request: Submitted,
  { source, photo }: { readonly source: Source; readonly photo: Photo | null },
  user: string,
  services: Services,
): Promise<Admitted | Repeated> {
  const { sessions, ledger, tallies, dailyCalls, serviceStates, keys, policy, now, random } = services;
  const { sessionId, attemptId } = request;
  const subject = checkSubject(request, now());
  const subjectHash = keys.subject(subject);
  const [found, recorded, person, subjectTally, calls, service] = await Promise.all([
    sessions.get(sessionId),
    ledger.get(attemptId),
    tallies.get(tallyId('person', user, now())),
    tallies.get(tallyId('subject', subjectHash, now())),
    dailyCalls.read(now()),
    serviceStates.get(source),
  ]);
  const own = ownOf(found, user);
  const fingerprint = keys.fingerprint(subject, photo);
  if (recorded !== null) {
    // The same id with anything else is a mistake of the caller.
    const isSame = recorded.sessionId === sessionId && recorded.fingerprint === fingerprint;
    if (!isSame) throw new VerifyError('ATTEMPT_MISMATCH', 'attemptId');
    return { kind: 'repeated', recorded, session: await recoverSession(own, services) };
  }
  const session = await recoverSession(own, services);
  // It has ended between the two reads: a repeat finds its row.
  if (session.latest?.attemptId === attemptId) throw new VerifyError('ATTEMPT_IN_PROGRESS');
  const refusal = whyNotSubmit(session, user, now());
  if (refusal !== null) throw new VerifyError(refusal);
  checkVerifier(source, session, person, subjectHash, services);
  checkService(service, services);
  const places = { person, subject: subjectTally };
  checkLimits(places, calls, services);
  const shard = chooseShard(calls, policy.callsPerDay, random()) ?? 0;
  return { kind: 'admitted', session, subject, fingerprint, places, service, shard };
}
