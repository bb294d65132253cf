/** The seller's side of a call: whom it is about, and what he gets. */
import { type Checked, checkIdNumber, checkName } from '../../miniprogram/contract/identity';
import type { SellerBehaviour, StepBehaviour } from './behaviour';
import { COMPARED, type Comparison, type EnrolledFaces, isDecidedByFaces } from './enrolled';
import type { CallForm } from './gateway';
import { type InspectedPicture, STATUS_OF_FAULT } from './picture';
import { personWithId } from './roster';
import type { ScenarioName } from './scenarios';

/** The register's verdict on name and number: a scenario to play, or a plain answer. */
export type Lookup =
  | { readonly kind: 'scenario'; readonly scenario: ScenarioName }
  | { readonly kind: 'answer'; readonly behaviour: SellerBehaviour };

const answer = (status: string): Lookup => ({
  kind: 'answer',
  behaviour: { kind: 'seller', status, bills: 1 },
});

/** Only the canonical spelling is taken: tidying up what a person typed is the caller's work. */
function isCanonical(checked: Checked<string>, text: string): boolean {
  return checked.ok && checked.value === text;
}

/** Looks a person up. @param nowMs milliseconds since the epoch, for the birthday in the number */
export function lookUp({ name, idNumber }: CallForm, nowMs: number, faces: EnrolledFaces): Lookup {
  if (!isCanonical(checkName(name), name)) return answer('204');
  if (!isCanonical(checkIdNumber(idNumber, nowMs), idNumber)) return answer('205');
  const person = personWithId(idNumber);
  const known = person?.name ?? faces.nameOf(idNumber);
  if (known === undefined) return answer('-2');
  if (known !== name) return answer('-1');
  return person === undefined
    ? { kind: 'answer', behaviour: COMPARED }
    : { kind: 'scenario', scenario: person.scenario };
}

/** A scenario that compares faces needs a picture that can be compared; the rest happens before that. */
export function afterPicture(step: StepBehaviour, { facts }: InspectedPicture): StepBehaviour {
  if (step.kind !== 'seller' || step.comparesFaces !== true || facts.fault === null) return step;
  return { kind: 'seller', status: STATUS_OF_FAULT[facts.fault], bills: 1 };
}

/** What a call gets once its picture was compared; null: it was not, the person or the answer needs none. */
export interface Compared {
  readonly step: StepBehaviour;
  readonly comparison: Comparison | null;
}

/** Lets the faces decide, where the person is enrolled and nothing else has decided yet. */
export async function afterFaces(
  step: StepBehaviour,
  { content, facts }: InspectedPicture,
  idNumber: string,
  faces: EnrolledFaces,
): Promise<Compared> {
  const mayCompare = content !== null && facts.fault === null && faces.nameOf(idNumber) !== undefined;
  if (!mayCompare || !isDecidedByFaces(step)) return { step, comparison: null };
  const comparison = await faces.compare(idNumber, content);
  return { step: { ...step, status: comparison.status }, comparison };
}
