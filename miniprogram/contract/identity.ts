/**
 * The two things a person types: an ID number (GB 11643-1999) and a name.
 *
 * Every function here is pure and total: any string gives an answer, none throws.
 * The phone uses them while the person types, the function before it spends money.
 */

/** What is wrong with an ID number, most basic fault first. */
export const ID_NUMBER_PROBLEMS = [
  'ID_EMPTY',
  'ID_LENGTH',
  'ID_CHARACTERS',
  'ID_PROVINCE',
  'ID_BIRTH_DATE',
  'ID_CHECKSUM',
] as const;
export type IdNumberProblem = (typeof ID_NUMBER_PROBLEMS)[number];

/** What is wrong with a name. */
export const NAME_PROBLEMS = ['NAME_EMPTY', 'NAME_LENGTH', 'NAME_CHARACTERS'] as const;
export type NameProblem = (typeof NAME_PROBLEMS)[number];

/** A value in its one canonical form, or the first thing that is wrong with it. */
export type Checked<Problem extends string> =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: Problem };

/** Names on an ID card have 2 to 50 characters (wechat.md, Project and UX). */
export const NAME_MIN_CHARACTERS = 2;
export const NAME_MAX_CHARACTERS = 50;

/** From this age on a person consents for himself (wechat.md, Review and law). */
export const CONSENT_AGE_YEARS = 14;

/** GB/T 2260: the first two digits. 83 is on residence permits for people from Taiwan. */
const PROVINCES: ReadonlySet<string> = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 ' +
    '50 51 52 53 54 61 62 63 64 65 71 81 82 83'
  ).split(' '),
);

/** GB 11643-1999: weight of each of the first 17 digits, and the check character per sum mod 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** China has one time zone, UTC+8, and no daylight saving: a birthday begins there. */
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Nobody older than this holds a card; it also keeps typing mistakes such as year 0199 out. */
const EARLIEST_BIRTH_YEAR = 1900;

/** Full-width ASCII (U+FF01–FF5E), as Chinese keyboards type it, to ASCII. */
function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** The 18th character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function checkCharacter(first17: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * Number(first17[i]);
  });
  return CHECK_CHARACTERS.charAt(sum % 11);
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function birthDay(idNumber: string): CalendarDay {
  return {
    year: Number(idNumber.slice(6, 10)),
    month: Number(idNumber.slice(10, 12)),
    day: Number(idNumber.slice(12, 14)),
  };
}

/** The calendar day in China at an instant (milliseconds since the epoch). */
function dayInChina(nowMs: number): CalendarDay {
  const date = new Date(nowMs + CHINA_OFFSET_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** One number per day that sorts as the calendar does: 20260131. */
const order = (d: CalendarDay): number => d.year * 10_000 + d.month * 100 + d.day;

function isRealDay({ year, month, day }: CalendarDay): boolean {
  if (year < EARLIEST_BIRTH_YEAR || month < 1 || month > 12 || day < 1) return false;
  // Day 0 of the next month is the last of this one.
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Any spelling of an ID number to the one we compare and send: half-width, no spaces, upper-case X. */
export function normaliseIdNumber(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toUpperCase();
}

/**
 * Checks an ID number as GB 11643-1999 defines it.
 *
 * @param text as typed; spaces, full-width digits and a lower-case x are accepted
 * @param nowMs milliseconds since the epoch: a birthday after today in China is not real
 */
export function checkIdNumber(text: string, nowMs: number): Checked<IdNumberProblem> {
  const value = normaliseIdNumber(text);
  if (value === '') return { ok: false, problem: 'ID_EMPTY' };
  // Characters first only where the length is right: a shorter text is simply not finished.
  if (value.length !== 18) return { ok: false, problem: 'ID_LENGTH' };
  if (!/^[0-9]{17}[0-9X]$/.test(value)) return { ok: false, problem: 'ID_CHARACTERS' };
  if (!PROVINCES.has(value.slice(0, 2))) return { ok: false, problem: 'ID_PROVINCE' };
  const born = birthDay(value);
  if (!isRealDay(born) || order(born) > order(dayInChina(nowMs))) {
    return { ok: false, problem: 'ID_BIRTH_DATE' };
  }
  if (checkCharacter(value) !== value.charAt(17)) return { ok: false, problem: 'ID_CHECKSUM' };
  return { ok: true, value };
}

/** Full years of age in China. Expects a number that {@link checkIdNumber} accepted. */
export function ageInYears(idNumber: string, nowMs: number): number {
  const born = birthDay(idNumber);
  const today = dayInChina(nowMs);
  const hadBirthday = today.month * 100 + today.day >= born.month * 100 + born.day;
  return today.year - born.year - (hadBirthday ? 0 : 1);
}

/** Under this age a guardian has to consent, too. Expects a number that {@link checkIdNumber} accepted. */
export function needsGuardian(idNumber: string, nowMs: number): boolean {
  return ageInYears(idNumber, nowMs) < CONSENT_AGE_YEARS;
}

/** Han without a property escape, which old WebViews lack: basic, extension A, compatibility, planes 2 and 3, 〇. */
const HAN = '\\u3007\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{3FFFF}';
const HAN_NAME = new RegExp(`^[${HAN}]+(?:·[${HAN}]+)*$`, 'u');
const HAS_HAN = new RegExp(`[${HAN}]`, 'u');
/** Latin letters with accents; parts joined by one space, hyphen, apostrophe, dot or ·. */
const LATIN_NAME = /^[A-Za-z\u00C0-\u024F]+(?:(?:\. |['’ .·-])[A-Za-z\u00C0-\u024F]+)*\.?$/;
/** What keyboards offer in place of the middle dot U+00B7 that the register holds. */
const DOT_LOOKALIKES = /[.\u2022\u2027\u2219\u22C5\u30FB\uFF65\u3002]/g;

/** Any spelling of a name to the one we send: half-width, the register's ·, no stray spaces. */
export function normaliseName(text: string): string {
  // \s covers the ideographic space U+3000.
  const plain = toHalfWidth(text).trim();
  if (HAS_HAN.test(plain)) return plain.replace(/\s/g, '').replace(DOT_LOOKALIKES, '·');
  return plain.normalize('NFC').replace(/\s+/g, ' ');
}

/** Checks a name: Han with · between its parts, or Latin. @param text as typed */
export function checkName(text: string): Checked<NameProblem> {
  const value = normaliseName(text);
  const length = Array.from(value).length;
  if (length === 0) return { ok: false, problem: 'NAME_EMPTY' };
  if (length < NAME_MIN_CHARACTERS || length > NAME_MAX_CHARACTERS) {
    return { ok: false, problem: 'NAME_LENGTH' };
  }
  if (!HAN_NAME.test(value) && !LATIN_NAME.test(value)) {
    return { ok: false, problem: 'NAME_CHARACTERS' };
  }
  return { ok: true, value };
}

/** A name as it may be shown and stored: `*三`, `王*四` (WeChat's masking standard, wechat.md). */
export function maskName(name: string): string {
  const characters = Array.from(name);
  const last = characters[characters.length - 1] ?? '';
  if (characters.length < 2) return '*';
  if (characters.length === 2) return `*${last}`;
  return `${characters[0] ?? ''}${'*'.repeat(characters.length - 2)}${last}`;
}

/** An ID number as it may be shown: first and last character only (wechat.md). */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 3) return '*'.repeat(idNumber.length);
  return `${idNumber.charAt(0)}${'*'.repeat(idNumber.length - 2)}${idNumber.slice(-1)}`;
}
