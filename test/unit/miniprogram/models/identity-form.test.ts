import { describe, expect, it } from '@jest/globals';
import {
  checkForm,
  EMPTY_FORM,
  editField,
  groupIdNumber,
  leaveField,
  setGuardian,
  showAll,
} from '../../../../miniprogram/models/identity-form';

/** 23 November 2026, noon in China. */
const NOW = Date.UTC(2026, 10, 23, 4);
/** Invented people with valid check characters: born 1949 and 2020. */
const ADULT = '11010519491231002X';
const CHILD = '110101202001010028';

const filled = (idNumber: string) => editField(editField(EMPTY_FORM, 'name', '王小四'), 'idNumber', idNumber);

describe('the identity form', () => {
  it('names no mistake before the first blur, and corrects it while typing after', () => {
    const typing = editField(EMPTY_FORM, 'idNumber', '1101');
    expect(typing.idNumber.isShown).toBe(false);
    const left = leaveField(typing, 'idNumber');
    expect(left.idNumber.isShown).toBe(true);
    expect(editField(left, 'idNumber', ADULT).idNumber.isShown).toBe(true);
  });

  it('does not blame an empty field that was only passed through', () => {
    expect(leaveField(EMPTY_FORM, 'name')).toBe(EMPTY_FORM);
  });

  it('names everything that is missing when the person wants to go on', () => {
    const form = showAll(EMPTY_FORM);
    expect([form.name.isShown, form.idNumber.isShown]).toEqual([true, true]);
    expect(checkForm(form, NOW)).toMatchObject({
      nameProblem: 'NAME_EMPTY',
      idProblem: 'ID_EMPTY',
      firstWrong: 'name',
      identity: null,
    });
  });

  it.each([
    ['110105194912310021', 'ID_CHECKSUM'],
    ['1101051949123100', 'ID_LENGTH'],
    ['11010519491331002X', 'ID_BIRTH_DATE'],
    ['99010519491231002X', 'ID_PROVINCE'],
    ['11010519491231O02X', 'ID_CHARACTERS'],
  ])('finds the mistake in %s: %s', (idNumber, problem) => {
    expect(checkForm(filled(idNumber), NOW).idProblem).toBe(problem);
  });

  it('hands over name and number in canonical form', () => {
    const form = editField(editField(EMPTY_FORM, 'name', ' 王 小四'), 'idNumber', '110105 19491231 002x');
    expect(checkForm(form, NOW).identity).toEqual({ name: '王小四', idNumber: ADULT, guardian: false });
  });

  it('asks for the guardian when the number shows an age under 14', () => {
    const child = checkForm(filled(CHILD), NOW);
    expect(child).toMatchObject({ needsGuardian: true, identity: null, firstWrong: null });
    expect(checkForm(setGuardian(filled(CHILD), true), NOW).identity?.guardian).toBe(true);
  });

  it("does not move a guardian's consent to another number", () => {
    const consented = setGuardian(filled(CHILD), true);
    expect(editField(consented, 'idNumber', `${CHILD.slice(0, 17)}X`).guardian).toBe(false);
  });

  it('sends no guardian consent for an adult', () => {
    expect(checkForm(setGuardian(filled(ADULT), true), NOW).identity?.guardian).toBe(false);
  });

  it.each([
    ['11010519491231002x', '110105 19491231 002X'],
    ['1101051949', '110105 1949'],
    ['', ''],
  ])('reads %s back as "%s"', (text, grouped) => {
    expect(groupIdNumber(text)).toBe(grouped);
  });
});
