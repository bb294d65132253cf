import { describe, expect, it } from '@jest/globals';
import { WORDS } from '../../../../miniprogram/text';
import { LANGUAGES, languageOf } from '../../../../miniprogram/text/language';
import type { Words } from '../../../../miniprogram/text/words';

/** Every text of a language, by its path; functions are called with ordinary arguments. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

function allTexts(words: Words): [string, string][] {
  const made = [
    words.whoAsks('ACME', 'X'),
    words.keptFor(30),
    ...words.consentText('ACME', 30),
    words.waitSeconds('X', 5),
    words.attemptsLeft(3, 5),
    words.attemptsLeft(1, 5),
    words.seconds(1),
  ];
  return [...textsOf(words), ...made.map((text): [string, string] => ['made', text])];
}

describe.each(LANGUAGES)('the words in %s', (language) => {
  const texts = allTexts(WORDS[language]);

  it('are all there', () => {
    for (const [path, text] of texts) expect(`${path}: ${text.trim()}`).toMatch(/: .+/);
  });

  it('say nothing of an error "in the system", and never only "later"', () => {
    for (const [path, text] of texts) {
      expect(`${path}: ${text}`).not.toMatch(
        /系统异常|请稍后再试|验证失败|unexpected error|something went wrong/i,
      );
    }
  });

  it('hold no code number in a sentence', () => {
    for (const [path, text] of texts) expect(`${path}: ${text}`).not.toMatch(/-?\d{3,}/);
  });

  it('have the same texts in the same places as the others', () => {
    const paths = texts.map(([path]) => path);
    expect(paths).toEqual(allTexts(WORDS['zh-CN']).map(([path]) => path));
  });
});

describe('each language', () => {
  it('says 你, not 您', () => {
    expect(allTexts(WORDS['zh-CN']).filter(([, text]) => text.includes('您'))).toEqual([]);
  });

  it('does not mix: no Han in English', () => {
    expect(allTexts(WORDS.en).filter(([, text]) => /[\u4E00-\u9FFF]/.test(text))).toEqual([]);
  });

  it.each([
    ['zh_CN', 'zh-CN'],
    ['zh_TW', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['fr', 'en'],
  ])('follows the phone: %s', (phone, language) => {
    expect(languageOf(phone)).toBe(language);
  });
});
