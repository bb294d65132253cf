/** Fictitious people in any number: each ID number is valid, belongs to nobody we know, and is used once. */
import { checkCharacter } from '../../miniprogram/contract/identity';

const DAY_MS = 86_400_000;
/** Grown up whenever this runs. */
const FIRST_BIRTHDAY = Date.UTC(1960, 0, 1);
const BIRTHDAYS = 14_000;
/** A district of Shanghai; the three digits after the birthday tell those apart who were born on one day. */
const AREA = '310115';

export const MOST_PEOPLE = BIRTHDAYS * 500;

/** @param index from 0 @throws RangeError above {@link MOST_PEOPLE} */
export function idNumberOf(index: number): string {
  if (index >= MOST_PEOPLE) throw new RangeError('more people than numbers');
  const birthday = new Date(FIRST_BIRTHDAY + (index % BIRTHDAYS) * DAY_MS).toISOString().slice(0, 10);
  const sequence = String(500 + Math.floor(index / BIRTHDAYS)).padStart(3, '0');
  const first17 = `${AREA}${birthday.replaceAll('-', '')}${sequence}`;
  return first17 + checkCharacter(first17);
}
