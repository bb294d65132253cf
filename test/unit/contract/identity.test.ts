import { describe, expect, it } from '@jest/globals';
import {
  ageInYears,
  checkCharacter,
  checkIdNumber,
  checkName,
  maskIdNumber,
  maskName,
  needsGuardian,
} from '../../../miniprogram/contract/identity';

/** Noon in China on 15 June 2026. */
const NOW = Date.UTC(2026, 5, 15, 4);
/** GB 11643's own example number: nobody's. */
const EXAMPLE = '11010519491231002X';
const withCheck = (first17: string): string => first17 + checkCharacter(first17);

describe('an ID number', () => {
  it.each([
    ['as printed', EXAMPLE],
    ['with a lower-case x', '11010519491231002x'],
    ['grouped with spaces', ' 110105 19491231 002X '],
    ['in full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['with an ideographic space', '　110105194912310 02X'],
  ])('is accepted %s, in one canonical form', (_, text) => {
    expect(checkIdNumber(text, NOW)).toEqual({ ok: true, value: EXAMPLE });
  });

  it.each([
    ['ID_EMPTY', ''],
    ['ID_EMPTY', ' 　 '],
    ['ID_LENGTH', '1101051949123100'],
    ['ID_LENGTH', '110105491231002'],
    ['ID_LENGTH', `${EXAMPLE}1`],
    ['ID_CHARACTERS', '1101051949123100AB'],
    ['ID_CHARACTERS', 'X1010519491231002X'],
    ['ID_PROVINCE', withCheck('99010519491231002')],
    ['ID_PROVINCE', withCheck('16010519491231002')],
    ['ID_BIRTH_DATE', withCheck('11010519490231002')],
    ['ID_BIRTH_DATE', withCheck('11010519491301002')],
    ['ID_BIRTH_DATE', withCheck('11010519490001002')],
    ['ID_BIRTH_DATE', withCheck('11010519490100002')],
    ['ID_BIRTH_DATE', withCheck('11010501991231002')],
    ['ID_BIRTH_DATE', withCheck('11010519000229002')],
    ['ID_CHECKSUM', '110105194912310021'],
  ])('is refused with %s: %s', (problem, text) => {
    expect(checkIdNumber(text, NOW)).toEqual({ ok: false, problem });
  });

  it('may have a leap day in a leap year only', () => {
    expect(checkIdNumber(withCheck('11010520000229002'), NOW).ok).toBe(true);
    expect(checkIdNumber(withCheck('11010520010229002'), NOW).ok).toBe(false);
  });

  it.each([
    ['one second before midnight in China', Date.UTC(2026, 0, 31, 15, 59, 59), false],
    ['at midnight in China', Date.UTC(2026, 0, 31, 16), true],
  ])('of someone born on 1 February 2026 is real %s: %#', (_, now, ok) => {
    expect(checkIdNumber(withCheck('11010520260201002'), now).ok).toBe(ok);
  });

  it('is shown with its first and last character only', () => {
    expect(maskIdNumber(EXAMPLE)).toBe('1****************X');
    expect(maskIdNumber('1X')).toBe('**');
  });
});

describe('the age', () => {
  const born = withCheck('11010520120615002');

  it.each([
    ['the day before the birthday', Date.UTC(2026, 5, 13, 16), 13, true],
    ['on the birthday', Date.UTC(2026, 5, 14, 16), 14, false],
  ])('changes at midnight in China: %s', (_, now, age, guardian) => {
    expect(ageInYears(born, now)).toBe(age);
    expect(needsGuardian(born, now)).toBe(guardian);
  });
});

describe('a name', () => {
  it.each([
    ['张三', '张三'],
    ['  张　三 ', '张三'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['𠮷田', '𠮷田'],
    ['〇一', '〇一'],
    ['ＬＩ　ＬＥＩ', 'LI LEI'],
    ["Anne-Marie  O'Neil", "Anne-Marie O'Neil"],
    ['José Núñez Jr.', 'José Núñez Jr.'],
    ['Jose\u0301', 'José'],
    ['欧'.repeat(50), '欧'.repeat(50)],
  ])('%s is accepted as %s', (text, value) => {
    expect(checkName(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['NAME_EMPTY', ''],
    ['NAME_EMPTY', ' 　'],
    ['NAME_LENGTH', '张'],
    ['NAME_LENGTH', '𠮷'],
    ['NAME_LENGTH', '欧'.repeat(51)],
    ['NAME_CHARACTERS', '张3'],
    ['NAME_CHARACTERS', '张三A'],
    ['NAME_CHARACTERS', '·张三'],
    ['NAME_CHARACTERS', '张··三'],
    ['NAME_CHARACTERS', '<script>'],
    ['NAME_CHARACTERS', 'A  - B'],
    ['NAME_CHARACTERS', '张三\u0000'],
    ['NAME_CHARACTERS', '🙂🙂'],
  ])('is refused with %s: %s', (problem, text) => {
    expect(checkName(text)).toEqual({ ok: false, problem });
  });

  it.each([
    ['张三', '*三'],
    ['王小四', '王*四'],
    ['欧阳小四', '欧**四'],
    ['𠮷田', '*田'],
    ['张', '*'],
    ['', '*'],
  ])('%s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
