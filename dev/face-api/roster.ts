/** The register of the stand-in: fictitious people, one per scenario, each with a valid number. */
import { checkCharacter } from '../../miniprogram/contract/identity';
import type { Behaviour } from './behaviour';
import { PEOPLE } from './people';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios';

export interface RosterPerson {
  readonly scenario: ScenarioName;
  readonly name: string;
  /** 18 characters, GB 11643-1999. */
  readonly idNumber: string;
  /** What the stand-in does when this person is asked about. */
  readonly behaviour: Behaviour;
}

/** The person whose verification shows a scenario. */
export function personFor(scenario: ScenarioName): RosterPerson {
  const [name, first17] = PEOPLE[scenario];
  return {
    scenario,
    name,
    idNumber: first17 + checkCharacter(first17),
    behaviour: SCENARIOS[scenario],
  };
}

/** Everybody, in the order of the scenario tables. */
export const ROSTER: readonly RosterPerson[] = SCENARIO_NAMES.map(personFor);

const byIdNumber: ReadonlyMap<string, RosterPerson> = new Map(
  ROSTER.map((person) => [person.idNumber, person]),
);

export function personWithId(idNumber: string): RosterPerson | undefined {
  return byIdNumber.get(idNumber);
}
