import { describe, expect, it } from '@jest/globals';
import { clausesOf } from '../../../../miniprogram/models/clauses';
import { WORDS } from '../../../../miniprogram/text';

describe('the clauses of a text', () => {
  it.each([
    ['可能是网络断了。还没有拍照，什么都没有丢。', ['可能是网络断了。', '还没有拍照，', '什么都没有丢。']],
    ['请打开“摄像头”，再（慢慢）拍。', ['请打开“摄像头”，', '再（慢慢）拍。']],
    ['他说：“好。”然后走。', ['他说：', '“好。”', '然后走。']],
    ['Check the network, then try again.', ['Check the network, then try again.']],
    ['', []],
  ])('of %s', (text, clauses) => {
    expect(clausesOf(text)).toEqual(clauses);
  });

  it('are all of it, whatever a page says', () => {
    for (const { outcomes, errors, sessions, situations } of Object.values(WORDS)) {
      const messages = [outcomes, errors, sessions, situations].flatMap((texts) => Object.values(texts));
      for (const { meaning, todo } of messages) {
        expect(clausesOf(meaning).join('')).toBe(meaning);
        expect(clausesOf(todo).join('')).toBe(todo);
      }
    }
  });
});
