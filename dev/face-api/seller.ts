/** The seller's side of a call: whom it is about, and what he gets. */
import { type Checked, checkIdNumber, checkName } from '../../miniprogram/contract/identity';
import type { SellerBehaviour, StepBehaviour } from './behaviour';
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
export function lookUp({ name, idNumber }: CallForm, nowMs: number): Lookup {
  if (!isCanonical(checkName(name), name)) return answer('204');
  if (!isCanonical(checkIdNumber(idNumber, nowMs), idNumber)) return answer('205');
  const person = personWithId(idNumber);
  if (person === undefined) return answer('-2');
  if (person.name !== name) return answer('-1');
  return { kind: 'scenario', scenario: person.scenario };
}

/** A scenario that compares faces needs a picture that can be compared; the rest happens before that. */
export function afterPicture(step: StepBehaviour, { facts }: InspectedPicture): StepBehaviour {
  if (step.kind !== 'seller' || step.comparesFaces !== true || facts.fault === null) return step;
  return { kind: 'seller', status: STATUS_OF_FAULT[facts.fault], bills: 1 };
}
