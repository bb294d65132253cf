/** Whom the panel shows beside the phone, and what was played for them. */
import { type FaceApiCall, ROSTER } from './face-api';
import type { FaceTools } from './faces/tools';
import type { PreviewPerson } from './preview';
import { WECHAT_ROSTER } from './wechat-api';

const MARKET_PEOPLE = ROSTER.map(({ name, idNumber, scenario }) => ({ name, idNumber, scenario }));
const WECHAT_PEOPLE = WECHAT_ROSTER.map(({ name, idNumber, ret }) => ({
  ...{ name, idNumber },
  scenario: `wechat-${ret}`,
}));

/** Those whom the first verifier of the settings knows come first. */
export const peopleFor = (verifier: string | undefined): readonly PreviewPerson[] =>
  verifier === undefined || verifier === 'market'
    ? MARKET_PEOPLE
    : [...WECHAT_PEOPLE, ...(verifier === 'wechat' ? [] : MARKET_PEOPLE)];

/** The enrolled in front, whether the roster knows them or not. */
export function withEnrolled(
  people: readonly PreviewPerson[],
  faces: FaceTools | undefined,
): readonly PreviewPerson[] {
  if (faces === undefined) return people;
  const known = new Map(MARKET_PEOPLE.map((person) => [person.idNumber, person]));
  const enrolled = faces.register.people().map(({ name, idNumber }) => {
    const scenario = known.get(idNumber)?.scenario ?? 'not in the roster';
    return { name, idNumber, scenario, enrolled: true };
  });
  const numbers = new Set(enrolled.map(({ idNumber }) => idNumber));
  return [...enrolled, ...people.filter(({ idNumber }) => !numbers.has(idNumber))];
}

/** `distance 0.31`, where faces were compared. */
export function playedIn({ scenario, comparison }: FaceApiCall): string {
  if (comparison === null) return scenario ?? '-';
  const { distance, faces } = comparison;
  return distance === null ? `${faces} faces` : `distance ${distance.toFixed(2)}`;
}
