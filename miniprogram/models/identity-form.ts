/** Name and number while they are typed: the contract's checks, shown from the first blur on. Pure. */
import {
  checkIdNumber,
  checkName,
  type IdNumberProblem,
  type NameProblem,
  needsGuardian,
  normaliseIdNumber,
} from '../contract/identity';
import type { EditField, Identity } from './verification';

export interface TypedField {
  readonly text: string;
  /** He left the field once, or tried to go on: from now on its mistake is named. */
  readonly isShown: boolean;
}

export interface IdentityForm {
  readonly name: TypedField;
  readonly idNumber: TypedField;
  readonly guardian: boolean;
  readonly isGuardianShown: boolean;
}

const EMPTY: TypedField = { text: '', isShown: false };

export const EMPTY_FORM: IdentityForm = {
  name: EMPTY,
  idNumber: EMPTY,
  guardian: false,
  isGuardianShown: false,
};

/** Another number may be another person: the guardian's consent does not move with it. */
export function editField(form: IdentityForm, field: EditField, text: string): IdentityForm {
  const changed = { ...form, [field]: { ...form[field], text } };
  return field === 'idNumber' ? { ...changed, guardian: false, isGuardianShown: false } : changed;
}

export function leaveField(form: IdentityForm, field: EditField): IdentityForm {
  // An empty field that he only passed through is not a mistake yet.
  return form[field].text === '' ? form : { ...form, [field]: { ...form[field], isShown: true } };
}

export function setGuardian(form: IdentityForm, guardian: boolean): IdentityForm {
  return { ...form, guardian, isGuardianShown: false };
}

/** He wants to go on: every mistake is named. */
export function showAll(form: IdentityForm): IdentityForm {
  return {
    ...form,
    name: { ...form.name, isShown: true },
    idNumber: { ...form.idNumber, isShown: true },
    isGuardianShown: true,
  };
}

export interface FormCheck {
  readonly nameProblem: NameProblem | null;
  readonly idProblem: IdNumberProblem | null;
  readonly needsGuardian: boolean;
  /** Null while anything is wrong or missing. */
  readonly identity: Identity | null;
  /** The first field to mend; null where both are right. */
  readonly firstWrong: EditField | null;
}

/** @param nowMs milliseconds since the epoch; the age depends on it */
export function checkForm(form: IdentityForm, nowMs: number): FormCheck {
  const name = checkName(form.name.text);
  const idNumber = checkIdNumber(form.idNumber.text, nowMs);
  const isChild = idNumber.ok && needsGuardian(idNumber.value, nowMs);
  const isComplete = name.ok && idNumber.ok && (!isChild || form.guardian);
  return {
    nameProblem: name.ok ? null : name.problem,
    idProblem: idNumber.ok ? null : idNumber.problem,
    needsGuardian: isChild,
    identity: isComplete
      ? { name: name.value, idNumber: idNumber.value, guardian: isChild && form.guardian }
      : null,
    firstWrong: !name.ok ? 'name' : !idNumber.ok ? 'idNumber' : null,
  };
}

/** The number in the groups in which people read it: 110105 19491231 002X. */
export function groupIdNumber(text: string): string {
  const value = normaliseIdNumber(text);
  return [value.slice(0, 6), value.slice(6, 14), value.slice(14)].filter((part) => part !== '').join(' ');
}
