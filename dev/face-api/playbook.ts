/** Which scenario comes next: what a developer forced, and how far each sequence has got. */
import type { StepBehaviour } from './behaviour';
import { isScenarioName, type ScenarioName, stepOf } from './scenarios';

/** Names the scenario of the next call; null: the person decides. */
export type ScenarioChoice = () => ScenarioName | null;

export class Playbook {
  #forced: { readonly choose: ScenarioChoice; times: number } | null = null;
  #turns = new Map<ScenarioName, number>();

  /** @throws RangeError for a name that is no scenario */
  force(scenario: string | ScenarioChoice | null, times: number): void {
    if (scenario === null) this.#forced = null;
    else if (typeof scenario === 'function') this.#forced = { choose: scenario, times };
    else if (isScenarioName(scenario)) this.#forced = { choose: () => scenario, times };
    else throw new RangeError(`No such scenario: ${scenario}`);
  }

  /** The scenario that is forced on this call, used up by one; null: the person decides. */
  takeForced(): ScenarioName | null {
    if (this.#forced === null || this.#forced.times < 1) return null;
    this.#forced.times -= 1;
    return this.#forced.choose();
  }

  /** What this call of a scenario gets. A sequence goes on from call to call, whoever makes them. */
  nextStep(scenario: ScenarioName): StepBehaviour {
    const turn = this.#turns.get(scenario) ?? 0;
    this.#turns.set(scenario, turn + 1);
    return stepOf(scenario, turn);
  }

  clear(): void {
    this.#forced = null;
    this.#turns.clear();
  }
}
