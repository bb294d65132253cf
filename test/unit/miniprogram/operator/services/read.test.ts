import { describe, expect, it } from '@jest/globals';
import {
  flag,
  list,
  nullable,
  number,
  oneOf,
  shape,
  text,
} from '../../../../../miniprogram/operator/services/read';
import { BadAnswer } from '../../../../../miniprogram/services/answer';

describe('an answer', () => {
  const read = shape<{
    readonly name: string;
    readonly counts: readonly number[];
    readonly end: number | null;
  }>({
    name: text,
    counts: list(number),
    end: nullable(number),
  });

  it('is taken field by field, and what the contract does not know is dropped', () => {
    expect(read({ name: 'a', counts: [1, 2], end: null, extra: 'x' })).toEqual({
      name: 'a',
      counts: [1, 2],
      end: null,
    });
  });

  it.each([
    ['no object', 'a'],
    ['nothing', null],
    ['a missing field', { name: 'a', counts: [], end: 'soon' }],
    ['a number that is none', { name: 'a', counts: [Number.NaN], end: null }],
    ['a text for a list', { name: 'a', counts: '1,2', end: null }],
    ['a field of another kind', { name: 1, counts: [], end: null }],
  ])('is no answer with %s', (_, value) => {
    expect(() => read(value)).toThrow(BadAnswer);
  });

  it('is one of the words that are known, or none', () => {
    expect(oneOf(['open', 'held'])('held')).toBe('held');
    expect(() => oneOf(['open', 'held'])('toString')).toThrow(BadAnswer);
    expect(() => flag('true')).toThrow(BadAnswer);
  });
});
