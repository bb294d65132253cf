/**
 * Checks an answer of the function against the shape that the contract gives it. What is missing or foreign
 * is no answer: a number that nobody checked would stand on a page as if it were true.
 */
import { BadAnswer } from '../../services/answer';

/** @throws BadAnswer */
export type Reader<Value> = (value: unknown) => Value;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

export const text: Reader<string> = (value) => {
  if (typeof value !== 'string') throw new BadAnswer();
  return value;
};

export const number: Reader<number> = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadAnswer();
  return value;
};

export const flag: Reader<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new BadAnswer();
  return value;
};

/** One of a closed list of words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Reader<Word> {
  return (value) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new BadAnswer();
    return found;
  };
}

/** A word of a list that may grow: one that this phone does not know yet becomes `otherwise`. */
export function oneOfOr<const Word extends string>(words: readonly Word[], otherwise: Word): Reader<Word> {
  return (value) => words.find((word) => word === value) ?? otherwise;
}

export function nullable<Value>(read: Reader<Value>): Reader<Value | null> {
  return (value) => (value === null || value === undefined ? null : read(value));
}

export function list<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new BadAnswer();
    return value.map(read);
  };
}

type Readers<Shape> = { readonly [Field in keyof Shape]: Reader<Shape[Field]> };

const isWhole = <Shape extends object>(part: Partial<Shape>, fields: object): part is Shape =>
  Object.keys(fields).every((field) => field in part);

/** An object with these fields; others are dropped. */
export function shape<Shape extends object>(readers: Readers<Shape>): Reader<Shape> {
  return (value) => {
    if (!isFields(value)) throw new BadAnswer();
    const part: Partial<Shape> = {};
    for (const field in readers) part[field] = readers[field](value[field]);
    if (!isWhole(part, readers)) throw new BadAnswer();
    return part;
  };
}
