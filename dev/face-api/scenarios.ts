/** All scenarios in one table. The name is stable: tests, `npm run verify` and the preview use it. */
import type { Behaviour, SequenceBehaviour, StepBehaviour } from './behaviour';
import { GATEWAY_CODE_SCENARIOS } from './gateway-code-scenarios';
import { GATEWAY_MESSAGE_SCENARIOS } from './gateway-message-scenarios';
import { SELLER_SCENARIOS } from './seller-scenarios';
import { BODY_SCENARIOS, DELIVERY_SCENARIOS } from './wire-scenarios';

/** One call, one answer. */
const steps = {
  ...SELLER_SCENARIOS,
  ...GATEWAY_CODE_SCENARIOS,
  ...GATEWAY_MESSAGE_SCENARIOS,
  ...BODY_SCENARIOS,
  ...DELIVERY_SCENARIOS,
} as const;

export type StepName = keyof typeof steps;
const STEPS: Readonly<Record<StepName, StepBehaviour>> = steps;

/** One answer per call in turn: what a repeat meets. */
const sequences = {
  'throttled-once-then-pass': { kind: 'sequence', steps: ['gateway-T429PA', 'status-1'] },
  'throttled-twice-then-pass': {
    kind: 'sequence',
    steps: ['gateway-T429PA', 'gateway-old-throttled-user-403', 'status-1'],
  },
  'throttled-thrice-then-pass': {
    kind: 'sequence',
    steps: ['gateway-T429PA', 'gateway-T429GR', 'gateway-T429IN', 'status-1'],
  },
  'X500ER-once-then-pass': { kind: 'sequence', steps: ['gateway-X500ER', 'status-1'] },
  'X500ER-twice-then-pass': { kind: 'sequence', steps: ['gateway-X500ER', 'gateway-X500ER', 'status-1'] },
  'D504CO-never-sent-once-then-pass': { kind: 'sequence', steps: ['gateway-D504CO-never-sent', 'status-1'] },
  'throttled-then-cut': { kind: 'sequence', steps: ['gateway-T429PA', 'cut-after-body'] },
} as const satisfies Record<string, SequenceBehaviour<StepName>>;

type SequenceName = keyof typeof sequences;
const SEQUENCES: Readonly<Record<SequenceName, SequenceBehaviour<StepName>>> = sequences;

export type ScenarioName = StepName | SequenceName;

/** What the stand-in does in each scenario. */
export const SCENARIOS: Readonly<Record<ScenarioName, Behaviour>> = { ...STEPS, ...SEQUENCES };

export function isScenarioName(text: string): text is ScenarioName {
  return Object.hasOwn(SCENARIOS, text);
}

/** All names, in the order of the tables. */
export const SCENARIO_NAMES: readonly ScenarioName[] = Object.keys(SCENARIOS).filter(isScenarioName);

function isSequence(name: ScenarioName): name is SequenceName {
  return Object.hasOwn(SEQUENCES, name);
}

/** What the call number `turn` (0, 1, 2 …) of a scenario gets. */
export function stepOf(name: ScenarioName, turn: number): StepBehaviour {
  if (!isSequence(name)) return STEPS[name];
  const { steps: names } = SEQUENCES[name];
  const step = names[turn % names.length];
  if (step === undefined) throw new RangeError(`Scenario ${name} has no step ${turn}`);
  return STEPS[step];
}
