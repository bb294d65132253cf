/** What goes wrong during the load, by chance: the cloud's calls, the way to the phone, the face API. */
import type { Cloudbase, FaultEffect, FaultRule } from '../cloudbase';
import type { FaceApi, ScenarioName } from '../face-api';
import type { Random } from './random';

/** What people come to when nothing goes wrong. */
const OUTCOMES = [
  ...(['status-1', 'status-1', 'status-1', 'status-1', 'status-1', 'status-1'] as const),
  ...(['status-2', 'status-3', 'status--1', 'status--2', 'status--4', 'status-203'] as const),
] as const satisfies readonly ScenarioName[];

const BROKEN_ANSWERS = [
  ...(['cut-before-body', 'cut-after-body', 'cut-in-body', 'slow-answer', 'slow-silent'] as const),
  ...(['gateway-D504TO', 'gateway-T429PA', 'gateway-X500ER', 'gateway-D504CO-never-sent'] as const),
  ...(['gateway-B403MQ', 'gateway-D503CB', 'body-html-200', 'status-unlisted'] as const),
] as const satisfies readonly ScenarioName[];

const PLACES: readonly [FaultRule['match'], ...FaultRule['match'][]] = [
  { action: 'database.getDocument', collection: 'verifications' },
  { action: 'database.getDocument', collection: 'attempts' },
  { action: 'database.getDocument', collection: 'tallies' },
  { action: 'database.getDocument', collection: 'calls' },
  { action: 'database.insertDocument', collection: 'verifications' },
  { action: 'database.insertDocument', collection: 'attempts' },
  { action: 'database.insertDocument', collection: 'tallies' },
  { action: 'database.modifyDocument', collection: 'verifications' },
  { action: 'database.modifyDocument', collection: 'attempts' },
  { action: 'database.modifyDocument', collection: 'tallies' },
  { action: 'database.modifyDocument', collection: 'calls' },
  { action: 'functions.call' },
];

const EFFECTS: readonly [FaultEffect, ...FaultEffect[]] = [
  { kind: 'slow', ms: 300 },
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'http-500' },
];

export interface Trouble {
  /** Before each verification: with the given probability something will go wrong, for it or for another. */
  stir(): void;
  readonly injected: number;
}

export function createTrouble(
  { faults }: Cloudbase,
  faceApi: FaceApi,
  probability: number,
  random: Random,
): Trouble {
  const broken: ScenarioName[] = [];
  let injected = 0;
  faceApi.force(() => broken.shift() ?? random.pick(OUTCOMES));
  return {
    get injected() {
      return injected;
    },
    stir: () => {
      if (random.next() >= probability) return;
      injected += 1;
      // One half in the cloud, one half at the face API.
      if (random.next() < 0.5) broken.push(random.pick(BROKEN_ANSWERS));
      else faults.add({ match: random.pick(PLACES), effect: random.pick(EFFECTS) });
    },
  };
}
