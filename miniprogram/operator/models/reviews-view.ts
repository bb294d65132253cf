/** People who wait for a person's decision: as a list, and one of them. Pure. */
import { isErrorCode } from '../../contract/errors';
import type { ReviewLook, ReviewView } from '../../contract/operator-reviews';
import { isOutcomeCode } from '../../contract/outcome';
import type { Words } from '../../text/words';
import type { OperatorWords } from '../text/words';
import { momentText } from './numbers';

export function reviewsView(reviews: readonly ReviewView[], { review: text }: OperatorWords) {
  return reviews.map(({ sessionId, maskedName, cause, waitingSince, requester, looks }) => ({
    id: sessionId,
    maskedName,
    cause: text.causes[cause],
    waiting: `${text.waitingSince} ${momentText(waitingSince)}`,
    requester: requester === null ? text.own : requester.name,
    // Who has looked already can only wait for the other one.
    note: looks.some(({ isYours }) => isYours) ? text.waitsForOther : '',
  }));
}

function outcomeText(outcome: string | null, { review }: OperatorWords, people: Words): string {
  if (outcome === null) return review.neverAsked;
  if (isOutcomeCode(outcome)) return people.outcomes[outcome].headline;
  return isErrorCode(outcome) ? people.errors[outcome].headline : outcome;
}

const lookText = ({ decision, reason, at, isYours }: ReviewLook, { review }: OperatorWords) => ({
  key: String(at),
  who: isYours ? review.yours : review.colleagues,
  what: `${review.decisions[decision]} · ${review.reasons[reason]}`,
  when: momentText(at),
});

export function reviewView(review: ReviewView, words: OperatorWords, people: Words) {
  const { review: text } = words;
  const { requester, looks } = review;
  return {
    maskedName: review.maskedName,
    cause: text.causes[review.cause],
    waiting: momentText(review.waitingSince),
    requester: requester === null ? text.own : `${requester.name} · ${requester.purpose}`,
    reference: requester?.reference ?? '',
    outcome: outcomeText(review.outcome, words, people),
    attempts: text.attemptsUsed(review.attemptsUsed),
    looks: looks.map((look) => lookText(look, words)),
    hasLooked: looks.some(({ isYours }) => isYours),
  };
}
