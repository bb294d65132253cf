/** The second database trip: the row, the attempt and its places exist before the money is spent. */
import type { Consent } from '../../../../miniprogram/contract/actions';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import { type Attempt, type Reservation, refuseUnsent } from '../domain/attempt';
import { shareOf } from '../domain/daily-calls';
import { placeOf } from '../domain/limits';
import { admissionAt, claimProbe, type ServiceState } from '../domain/service-state';
import { dropAttempt, type Session, takeAttempt } from '../domain/session';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import type { Admitted } from './admit';
import { claimPlace, type Places, releasePlacesOf } from './places';
import { mendLatest } from './recover';

interface Taken {
  readonly attempt: Attempt;
  readonly session: Session;
}

export interface Reserved extends Taken {
  readonly places: Places;
  readonly service: ServiceState;
}

/** What one write of the reservation came to; `undefined`: nobody can say. */
async function outcome<T>(write: Promise<T>, { log }: Services): Promise<T | undefined> {
  return write.catch((error: unknown) => {
    log({ event: 'failure', error });
    return undefined;
  });
}

/** While paused one call per interval may go: whoever writes the claim. */
async function claimCall(
  source: Source,
  service: ServiceState,
  services: Services,
): Promise<ServiceState | null> {
  const { serviceStates, policy, now } = services;
  if (!policy.selfPause || admissionAt(service, now()) === 'open') return service;
  const claimed = claimProbe(service, now(), policy.probeIntervalMs);
  return (await serviceStates.replace(source, claimed)) ? claimed : null;
}

/**
 * Gives everything back that was taken in vain; what fails here is left to the sweep. Nobody else can have
 * taken this revision, so a row of it that we took over is ours to decide, too.
 */
async function release({ attempt, session }: Taken, isOurs: boolean, services: Services): Promise<void> {
  const { sessions, ledger, now } = services;
  const unsent = refuseUnsent('SERVICE_UNAVAILABLE', now());
  const dropped = dropAttempt(session, attempt.id);
  await Promise.allSettled([
    dropped === null ? null : sessions.replace(dropped),
    isOurs ? ledger.decide(attempt.id, unsent) : ledger.refuse(attempt, unsent),
    releasePlacesOf(attempt, services),
  ]);
}

/**
 * Another submit was first. If it was a twin of this very one, our row and our places are his. Should
 * he win only after we have looked, he finds the row refused, and gives way himself.
 */
async function giveWay({ attempt, session }: Taken, services: Services): Promise<void> {
  const { sessions, ledger, now } = services;
  const winner = await sessions.get(session.id);
  const isTwin = winner?.inFlight?.attemptId === attempt.id || winner?.latest?.attemptId === attempt.id;
  if (isTwin || !(await ledger.refuse(attempt, refuseUnsent('ATTEMPT_IN_PROGRESS', now())))) return;
  await releasePlacesOf(attempt, services);
}

/** Why a row stands under our id that we could not take over. */
async function whoseRow(
  { id, sessionId, fingerprint }: Reservation,
  { ledger }: Services,
): Promise<VerifyError> {
  const row = await ledger.get(id);
  const isSame = row?.sessionId === sessionId && row.fingerprint === fingerprint;
  return isSame ? new VerifyError('ATTEMPT_IN_PROGRESS') : new VerifyError('ATTEMPT_MISMATCH', 'attemptId');
}

/**
 * Writes the ledger's row, takes the attempt from the session, and the places of the day, all at once.
 *
 * The session decides: its compare-and-set lets one submit through per revision. A twin of the same
 * submit may have written the row, or a place, a moment earlier; then it is the same row and place.
 *
 * @throws VerifyError ATTEMPT_IN_PROGRESS where another submit was first, ATTEMPT_MISMATCH where the id
 * belongs to another submit, SERVICE_PAUSED or SERVICE_BUSY where a last place or the probe went to
 * another, SERVICE_UNAVAILABLE where a write failed. Nothing is sent in any of these cases.
 */
export async function reserveAttempt(
  reservation: Reservation,
  admitted: Admitted,
  consent: Consent,
  services: Services,
): Promise<Reserved> {
  const { sessions, ledger, dailyCalls, policy, now } = services;
  const attempt: Attempt = { ...reservation, decision: null, sealedStep: null };
  const session = takeAttempt(admitted.session, attempt, consent, now());
  const { places, shard } = admitted;
  const place = placeOf(attempt);
  const [isTaken, isAdded, person, subject, isCounted, service, isMended] = await Promise.all([
    outcome(sessions.replace(session), services),
    outcome(ledger.reserve(attempt), services),
    outcome(claimPlace(places.person, place, policy.attemptsPerPerson, services), services),
    outcome(claimPlace(places.subject, place, policy.attemptsPerSubject, services), services),
    outcome(dailyCalls.take(now(), shard, shareOf(policy.callsPerDay, shard)), services),
    outcome(claimCall(attempt.source, admitted.service, services), services),
    outcome(
      mendLatest(session, services).then(() => true),
      services,
    ),
  ]);
  const taken = { attempt, session };
  // Written or not, nobody can say: its time runs out, and recover.ts gives everything back.
  if (isTaken === undefined) throw new VerifyError('SERVICE_UNAVAILABLE');
  if (!isTaken) {
    if (isAdded) await giveWay(taken, services);
    throw new VerifyError('ATTEMPT_IN_PROGRESS');
  }
  const isOurs = isAdded === false ? await outcome(ledger.adopt(reservation), services) : isAdded;
  if (isOurs && person && subject && isCounted && service && isMended) {
    return { attempt, session, places: { person, subject }, service };
  }
  await release(taken, isOurs === true, services);
  if (isOurs === false) throw await whoseRow(reservation, services);
  const isFault = [isOurs, person, subject, isCounted, service, isMended].includes(undefined);
  if (isFault) throw new VerifyError('SERVICE_UNAVAILABLE');
  throw new VerifyError(service === null ? 'SERVICE_PAUSED' : 'SERVICE_BUSY');
}
