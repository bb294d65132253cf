/** What a developer is told when a face cannot be enrolled. */
import type { EnrolmentProblem } from './enrol';

export const ENROLMENT_WORDS: Readonly<Record<EnrolmentProblem, string>> = {
  NAME_EMPTY: 'the name is empty',
  NAME_LENGTH: 'a name has 2 to 50 characters',
  NAME_CHARACTERS: 'the name has a character that no ID card has',
  ID_EMPTY: 'the ID number is empty',
  ID_LENGTH: 'an ID number has 18 characters',
  ID_CHARACTERS: 'an ID number has digits only; the last may be X',
  ID_PROVINCE: 'the first two digits of the ID number are no region',
  ID_BIRTH_DATE: 'digits 7 to 14 of the ID number are no date of birth',
  ID_CHECKSUM: 'the last character of the ID number does not fit the others',
  ANOTHER_NAME: 'the roster knows that ID number under another name',
  NOT_ENROLLED: 'nobody with that ID number is enrolled',
  UNREADABLE: 'the photo cannot be read: a JPEG, PNG, WebP or BMP is expected',
  NO_FACE: 'no face is found in the photo: from the front, in good light, and large enough, please',
  SEVERAL_FACES: 'several faces are found in the photo: one person alone, please',
};

/** The photo, or the register, was the trouble; anything else was typed wrongly. */
const NOT_USAGE: ReadonlySet<EnrolmentProblem> = new Set([
  'NOT_ENROLLED',
  'UNREADABLE',
  'NO_FACE',
  'SEVERAL_FACES',
]);

export function isUsageProblem(problem: EnrolmentProblem): boolean {
  return !NOT_USAGE.has(problem);
}
