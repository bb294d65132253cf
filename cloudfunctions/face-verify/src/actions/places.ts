/** Places of a day: one per attempt in the person's tally, and one in the ID number's. */
import { type Attempt, countsAsAttempt, type Decision } from '../domain/attempt';
import {
  allowanceOf,
  givePlaceBack,
  placeOf,
  rememberPhoto,
  type Tally,
  type TallyKind,
  takePlace,
  tallyId,
} from '../domain/limits';
import type { Services } from '../ports';

/** Others may change the same tally at the same moment: so often it is read again. */
const MOST_TRIES = 3;

/**
 * Takes a place. A twin of this very attempt may have taken it: then it is there already.
 *
 * @returns the tally as it stands, or null where no place could be had
 */
export async function claimPlace(
  read: Tally,
  place: string,
  limit: number,
  { tallies, now }: Services,
): Promise<Tally | null> {
  let tally = read;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    if (tally.attempts.includes(place)) return tally;
    if (!allowanceOf(tally.attempts.length, limit, now()).allowed) return null;
    const taken = takePlace(tally, place);
    if (await tallies.replace(taken)) return taken;
    tally = await tallies.get(tally.id);
  }
  return null;
}

/** Changes a tally, read anew where another change was first. `null`: nothing to change. */
async function change(
  read: Tally,
  apply: (tally: Tally) => Tally | null,
  { tallies }: Services,
): Promise<void> {
  let tally = read;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const next = apply(tally);
    if (next === null || (await tallies.replace(next))) return;
    tally = await tallies.get(tally.id);
  }
  throw new Error('tally changed again and again');
}

/** The places that an attempt holds, or held, by the day on which it was reserved. */
export async function placesOf(
  { user, subject, reservedAt }: Attempt,
  { tallies }: Services,
): Promise<Places> {
  const read = (kind: TallyKind, hash: string): Promise<Tally> =>
    tallies.get(tallyId(kind, hash, reservedAt));
  const [person, ofSubject] = await Promise.all([read('person', user), read('subject', subject)]);
  return { person, subject: ofSubject };
}

/** Safe to repeat: an attempt that holds no place has nothing to give back. */
function releasePlace(tally: Tally, place: string, services: Services): Promise<void> {
  return change(tally, (current) => givePlaceBack(current, place), services);
}

/** For an attempt whose function died: its places are found by the day on which it was reserved. */
export async function releasePlacesOf(attempt: Attempt, services: Services): Promise<void> {
  const { person, subject } = await placesOf(attempt, services);
  await Promise.all([person, subject].map((tally) => releasePlace(tally, placeOf(attempt), services)));
}

/**
 * The person walked away from a step that was opened for him: what it cost is not given back, or one phone
 * could open the verifier's screen all day. The session's attempt is: he may have been cut off.
 */
export async function releaseAbandoned(attempt: Attempt, services: Services): Promise<void> {
  if (attempt.sealedStep === null) await releasePlacesOf(attempt, services);
}

/** Outcomes that are about this very picture: sending it once more buys the same answer. */
const ABOUT_THE_PICTURE: ReadonlySet<string> = new Set([
  'PHOTO_UNUSABLE',
  'LIKELY_SAME_PERSON',
  'DIFFERENT_PERSON',
]);

export interface Places {
  readonly person: Tally;
  readonly subject: Tally;
}

/** After a decision: places of attempts that do not count are free again, failed pictures are remembered. */
export async function settlePlaces(
  { person, subject }: Places,
  attempt: Attempt,
  decision: Decision,
  photo: string,
  services: Services,
): Promise<void> {
  if (!countsAsAttempt(decision)) {
    const place = placeOf(attempt);
    await Promise.all([releasePlace(person, place, services), releasePlace(subject, place, services)]);
  } else if (ABOUT_THE_PICTURE.has(decision.code)) {
    await change(person, (tally) => rememberPhoto(tally, photo), services);
  }
}
