/** A package as it is typed: the text of each field, what is wrong with it, and what it comes to. Pure. */
import type { PackageEntry } from '../../contract/operator-usage';
import { type Offer, VALIDITY_DAYS } from '../../contract/price-list';
import { DAY_MS, dayText, parseDay, startOfDay } from './numbers';

export type PackageFormProblem =
  | 'CALLS'
  | 'PRICE'
  | 'DAY'
  | 'ORDER_OF_DAYS'
  | 'TOO_LONG'
  | 'USED'
  | 'ORDER_ID';

export const PACKAGE_FIELDS = ['calls', 'price', 'from', 'to', 'orderId', 'usedCalls'] as const;
export type PackageField = (typeof PACKAGE_FIELDS)[number];

export interface PackageForm {
  readonly texts: Readonly<Record<PackageField, string>>;
  /** Whether some of it was used before it was entered: then `usedCalls` counts. */
  readonly isUsed: boolean;
}

export type PackageProblems = Partial<Record<PackageField, PackageFormProblem>>;

const MOST_CALLS = 10_000_000;
const MOST_YUAN = 1_000_000;
/** A leap year. */
const MOST_DAYS = 366;
const ORDER_ID_LENGTH = 40;

/** A package bought today. */
export function newForm(now: number): PackageForm {
  const from = startOfDay(now);
  return {
    texts: {
      calls: '',
      price: '',
      from: dayText(from),
      // The last day on which it can be used.
      to: dayText(from + (VALIDITY_DAYS - 1) * DAY_MS),
      orderId: '',
      usedCalls: '',
    },
    isUsed: false,
  };
}

export function formOf({ calls, priceYuan, from, to, used, orderId }: PackageEntry): PackageForm {
  return {
    texts: {
      calls: String(calls),
      price: String(priceYuan),
      from: dayText(from),
      to: dayText(to - 1),
      orderId,
      usedCalls: used === null ? '' : String(used.calls),
    },
    isUsed: used !== null,
  };
}

export function withOffer(form: PackageForm, { calls, priceYuan }: Offer): PackageForm {
  return { ...form, texts: { ...form.texts, calls: String(calls), price: String(priceYuan) } };
}

/** Digits only; 1,000 and 1 000 are read as they are meant. Null where it is no whole number. */
function parseCount(text: string): number | null {
  const digits = text.replace(/[,，\s]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

function parseYuan(text: string): number | null {
  const plain = text.replace(/[,，\s¥￥]/g, '');
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

const isWithin = (value: number | null, least: number, most: number): value is number =>
  value !== null && value >= least && value <= most;

function problemOfEnd(from: number | null, to: number | null): PackageFormProblem | null {
  if (to === null) return 'DAY';
  if (from === null) return null;
  if (to < from) return 'ORDER_OF_DAYS';
  return to + DAY_MS - from > MOST_DAYS * DAY_MS ? 'TOO_LONG' : null;
}

export type ParsedPackage =
  | { readonly ok: true; readonly entry: PackageEntry }
  | { readonly ok: false; readonly problems: PackageProblems };

/** @param before what was entered before, where this corrects it: when its `used` was true stays */
export function parsePackage(form: PackageForm, now: number, before: PackageEntry | null): ParsedPackage {
  const { texts, isUsed } = form;
  const calls = parseCount(texts.calls);
  const price = parseYuan(texts.price);
  const from = parseDay(texts.from);
  const to = parseDay(texts.to);
  const usedCalls = isUsed ? parseCount(texts.usedCalls) : null;
  const orderId = texts.orderId.trim();
  const problems: PackageProblems = {};
  if (!isWithin(calls, 1, MOST_CALLS)) problems.calls = 'CALLS';
  if (!isWithin(price, 0, MOST_YUAN)) problems.price = 'PRICE';
  if (from === null) problems.from = 'DAY';
  const end = problemOfEnd(from, to);
  if (end !== null) problems.to = end;
  if (isUsed && !isWithin(usedCalls, 0, calls ?? MOST_CALLS)) problems.usedCalls = 'USED';
  if (orderId.length > ORDER_ID_LENGTH) problems.orderId = 'ORDER_ID';
  const isWrong = Object.keys(problems).length > 0;
  if (isWrong || calls === null || price === null || from === null || to === null) {
    return { ok: false, problems };
  }
  const isAsBefore = before?.used != null && before.used.calls === usedCalls;
  const used = usedCalls === null ? null : { calls: usedCalls, at: isAsBefore ? before.used.at : now };
  return { ok: true, entry: { calls, priceYuan: price, from, to: to + DAY_MS, used, orderId } };
}
