/** Everything that the service says, stores or logs, searched for everything that it must not keep. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FaceApi, personFor, SCENARIO_NAMES, type ScenarioName } from '../../../dev/face-api';
import { COLLECTIONS } from '../../../dev/service';
import { inlinePhoto, type RunningService, runService, submitOf } from './running-service';

/** All but those who only wait. */
const SCENARIOS = SCENARIO_NAMES.filter((name) => !/^(slow-|gateway-old|throttled)/.test(name));
const AT_ONCE = 8;

let running: RunningService;
let faceApi: FaceApi;
let photo: string;
const answers: unknown[] = [];

async function verify(scenario: ScenarioName): Promise<void> {
  const sessionId = await running.open(scenario);
  const submit = submitOf(scenario, sessionId, photo);
  answers.push(await running.call(scenario, submit).catch((error: unknown) => String(error)));
  answers.push(await running.call(scenario, submit).catch((error: unknown) => String(error)));
  answers.push(await running.call(scenario, { ...submit, idNumber: '110105194912310021' }));
  answers.push(await running.call(scenario, { ...submit, extra: submit.name }));
  answers.push(await running.call(scenario, { action: 'getSession', sessionId }));
}

beforeAll(async () => {
  running = await runService({ settings: { SELF_PAUSE: 'off', FACE_API_TIMEOUT_MS: '2500' } });
  faceApi = running.faceApi;
  photo = await inlinePhoto();
  const waiting = [...SCENARIOS];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await verify(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, 120_000);

afterAll(() => running.close());

/** Where a person, a picture or a secret could be found, by name. */
const PLACES: readonly [string, () => string][] = [
  ['every line of the log', () => running.service.deployed.logLines.join('\n')],
  ['every answer to the phone', () => JSON.stringify(answers)],
  [
    'every stored document',
    () => JSON.stringify(COLLECTIONS.map((name) => running.service.cloudbase.database.documents(name))),
  ],
  ['every path in the storage', () => JSON.stringify(running.service.cloudbase.storage.paths())],
];

describe.each(PLACES)('%s', (_, read) => {
  it('is there to be searched', () => {
    expect(SCENARIOS.length).toBeGreaterThan(80);
    expect(read().length).toBeGreaterThan(1);
  });

  it('holds no name and no number', () => {
    const text = read();
    for (const { name, idNumber } of SCENARIOS.map(personFor)) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(idNumber);
      // Place and birthday alone point at a person, too.
      expect(text).not.toContain(idNumber.slice(0, 14));
    }
  });

  it('holds no piece of the picture, as text or as bytes', () => {
    const text = read();
    for (let at = 0; at + 24 <= photo.length; at += 997) expect(text).not.toContain(photo.slice(at, at + 24));
    expect(text).not.toContain('/9j/');
    expect(text).not.toContain('"type":"Buffer"');
  });

  it('holds no AppCode, and none of the seller’s free text', () => {
    const text = read();
    expect(text).not.toContain(faceApi.appCode);
    expect(text).not.toMatch(/系统分析|不匹配|质量校验|四川省/);
  });
});
