/**
 * Reviews: verifications that a person decides, because the face is no way (docs/operate.md).
 *
 * Pure. As every change of a session, each makes its next revision.
 */
import { type Look, NO_LOOKS } from './look';
import { changed, endedWith, type Session, stateAt } from './session';

/** Whether a person decided it: then its end is another one than that of the face API. */
export const isReviewed = ({ review, state }: Session): boolean => review !== null && state !== 'review';

/**
 * The person asks for it: while it is open, or when it failed. What was read of that end is read anew.
 * Null where it has ended otherwise, or was reviewed before.
 */
export function requestReview(
  session: Session,
  subject: { readonly hash: string; readonly maskedName: string },
  consent: { readonly version: string; readonly guardian: boolean },
  now: number,
): Session | null {
  const state = stateAt(session, now);
  if ((state !== 'open' && state !== 'failed') || session.inFlight !== null || session.review !== null)
    return null;
  return changed(session, {
    ...endedWith(session, 'review', now),
    resultReadAt: null,
    consent: { ...consent, at: now },
    review: { requestedAt: now, subject, looks: [] },
  });
}

/** What two looks, or one, come to; null: another operator has to look, too. */
function verdictOf(looks: readonly Look[], needed: number): 'passed' | 'failed' | null {
  const count = (decision: Look['decision']): number =>
    looks.filter((look) => look.decision === decision).length;
  if (count('pass') >= needed) return 'passed';
  return count('fail') >= needed ? 'failed' : null;
}

/**
 * Adds a look, in place of the same operator's earlier one, and ends the review where that is enough.
 * Null where it is not in review (any more).
 */
export function addLook(session: Session, look: Look, needsSecondLook: boolean): Session | null {
  if (session.state !== 'review') return null;
  const review = session.review ?? NO_LOOKS;
  const looks = [...review.looks.filter(({ operator }) => operator !== look.operator), look];
  const verdict = verdictOf(looks, needsSecondLook ? 2 : 1);
  const end = verdict === null ? {} : endedWith(session, verdict, look.at);
  return changed(session, { ...end, review: { ...review, looks } });
}
