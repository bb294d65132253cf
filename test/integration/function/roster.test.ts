/** Every status code, every gateway row and every broken answer, through the built function and real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FaceApi, SCENARIO_NAMES, startFaceApi } from '../../../dev/face-api';
import { readLedger } from '../../../dev/ledger-row';
import { brokenRule, ROSTER_SETTINGS, type RosterLine, runRoster } from '../../../dev/roster-run';
import { drawPortrait } from '../../../dev/sample-photo';
import { type Service, startService } from '../../../dev/service';
import { EXPECTED_LINES } from './expected-lines';

let faceApi: FaceApi;
let service: Service;
const lines = new Map<string, RosterLine>();

beforeAll(async () => {
  faceApi = await startFaceApi();
  service = await startService({ faceApi, settings: ROSTER_SETTINGS });
  const photo = await drawPortrait({ width: 480, height: 640, format: 'jpeg' });
  for await (const line of runRoster(service.cloudbase, faceApi, photo)) lines.set(line.scenario, line);
}, 120_000);

afterAll(async () => {
  await service.close();
  await faceApi.close();
});

describe('the roster', () => {
  it.each(SCENARIO_NAMES)('%s', (scenario) => {
    const line = lines.get(scenario);
    const shown = line && `${line.state} ${line.code} ${line.charged} ${line.sends} ${line.billed}`;
    expect(shown).toBe(EXPECTED_LINES[scenario]);
  });

  it('breaks no rule', () => {
    expect([...lines.values()].filter((line) => brokenRule(line) !== null)).toEqual([]);
  });

  it("adds up: the stand-in's bill is not above what the ledger calls charged or unknown", () => {
    const charges = readLedger(service.cloudbase).map(({ decision }) => decision?.charged);
    const yes = charges.filter((charged) => charged === 'yes').length;
    const unknown = charges.filter((charged) => charged === 'unknown').length;
    expect(charges).toHaveLength(SCENARIO_NAMES.length);
    expect(faceApi.billed()).toBeGreaterThanOrEqual(yes);
    expect(faceApi.billed()).toBeLessThanOrEqual(yes + unknown);
  });

  it('leaves a request id in the ledger for every call that was answered with one', () => {
    const known = new Set(
      readLedger(service.cloudbase).flatMap(({ decision }) => decision?.requestIds ?? []),
    );
    for (const { scenario, requestId, httpStatus } of faceApi.calls) {
      // Cut in the middle or never answered: no header arrived. A bare answer has none.
      const hasArrived = httpStatus !== 'cut' && !/^(slow-|cut-|gateway-bare|body-over)/.test(scenario ?? '');
      if (hasArrived) expect(known).toContain(requestId);
    }
  });
});

describe('what the function logs of all this', () => {
  it('is JSON of listed fields, without a name, a number or a secret', () => {
    const log = service.deployed.logLines;
    expect(log.length).toBeGreaterThan(SCENARIO_NAMES.length);
    for (const line of log) expect(JSON.parse(line)).not.toHaveProperty('dropped');
    const text = log.join('\n');
    expect(text).not.toContain(faceApi.appCode);
    expect(text).not.toMatch(/\p{Script=Han}/u);
    expect(text).not.toMatch(/\d{17}[\dX]/);
  });
});
