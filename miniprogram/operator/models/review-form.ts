/** One decision as it is made: what, why, and, to pass somebody, the document that was seen. Pure. */
import { checkIdNumber, checkName, type IdNumberProblem, type NameProblem } from '../../contract/identity';
import {
  FAIL_REASONS,
  type FailReason,
  PASS_REASONS,
  type PassReason,
  type ReviewDecision,
  type SeenDocument,
} from '../../contract/operator-reviews';

export interface ReviewForm {
  readonly decision: 'pass' | 'fail' | null;
  readonly reason: PassReason | FailReason | null;
  readonly name: string;
  readonly idNumber: string;
}

export const NEW_FORM: ReviewForm = { decision: null, reason: null, name: '', idNumber: '' };

export function reasonsFor(decision: 'pass' | 'fail' | null): readonly (PassReason | FailReason)[] {
  if (decision === null) return [];
  return decision === 'pass' ? PASS_REASONS : FAIL_REASONS;
}

/** Another decision has other reasons. */
export function withDecision(form: ReviewForm, decision: 'pass' | 'fail'): ReviewForm {
  return form.decision === decision ? form : { ...form, decision, reason: null };
}

export interface ReviewProblems {
  /** Decision or reason is missing. */
  readonly choice: boolean;
  readonly name: NameProblem | null;
  readonly idNumber: IdNumberProblem | null;
}

export const NO_PROBLEMS: ReviewProblems = { choice: false, name: null, idNumber: null };

export type ParsedReview =
  | { readonly ok: true; readonly decision: ReviewDecision; readonly seen: SeenDocument | null }
  | { readonly ok: false; readonly problems: ReviewProblems };

function parsePass({ name, idNumber }: ReviewForm, reason: PassReason, now: number): ParsedReview {
  const checkedName = checkName(name);
  const checkedNumber = checkIdNumber(idNumber, now);
  if (checkedName.ok && checkedNumber.ok) {
    const seen = { name: checkedName.value, idNumber: checkedNumber.value };
    return { ok: true, decision: { decision: 'pass', reason }, seen };
  }
  return {
    ok: false,
    problems: {
      choice: false,
      name: checkedName.ok ? null : checkedName.problem,
      idNumber: checkedNumber.ok ? null : checkedNumber.problem,
    },
  };
}

/** @param now milliseconds since the epoch: a document of somebody not yet born is none */
export function parseReview(form: ReviewForm, now: number): ParsedReview {
  const { decision, reason } = form;
  const passReason = PASS_REASONS.find((known) => known === reason);
  const failReason = FAIL_REASONS.find((known) => known === reason);
  if (decision === 'pass' && passReason !== undefined) return parsePass(form, passReason, now);
  if (decision === 'fail' && failReason !== undefined) {
    return { ok: true, decision: { decision, reason: failReason }, seen: null };
  }
  return { ok: false, problems: { ...NO_PROBLEMS, choice: true } };
}
