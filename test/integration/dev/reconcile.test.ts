/** `npm run reconcile` on a ledger that the service itself wrote, against what the stand-in billed. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScenarioName } from '../../../dev/face-api';
import { inChina } from '../../../dev/reconcile/usage';
import { inlinePhoto, type RunningService, runService, submitOf } from '../function/running-service';
import { runScript } from './run-script';

const SCENARIOS: readonly ScenarioName[] = ['status-1', 'status-3', 'gateway-D504TO', 'gateway-T429ID'];

let folder: string;
let running: RunningService;
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reconcile-'));
  running = await runService({ settings: { SELF_PAUSE: 'off' } });
  const photo = await inlinePhoto();
  const from = Date.now();
  for (const scenario of SCENARIOS) {
    const sessionId = await running.open(scenario);
    await running.call(scenario, submitOf(scenario, sessionId, photo));
  }
  const { service, faceApi } = running;
  const rows = service.cloudbase.database.documents('attempts');
  await writeFile(path('ledger.json'), rows.map((row) => JSON.stringify(row)).join('\n'));
  const billed = [...faceApi.bills()].filter(([, calls]) => calls > 0).map(([id]) => id);
  await writeFile(path('ids.txt'), billed.join('\n'));
  const window = `${inChina(from - 1000)} - ${inChina(from + 599_000)}`;
  await writeFile(path('usage.csv'), `1, ${window}, 套餐包消耗, ${faceApi.billed()}次\n`);
  await writeFile(path('more.csv'), `1, ${window}, 套餐包消耗, ${faceApi.billed() + 1}次\n`);
}, 60_000);

afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

const against = (...args: readonly string[]) =>
  runScript('reconcile.ts', ['--ledger', path('ledger.json'), ...args]);

describe('npm run reconcile', () => {
  it.each([
    ['--request-ids', 'ids.txt', 'REQUEST_ID_BILLED'],
    ['--usage', 'usage.csv', 'WINDOW_BILLED'],
  ])('%s: both sides agree, and the lost answer is proposed as charged', async (option, file, reason) => {
    const { code, out, err } = await against(option, path(file), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = JSON.parse(out);
    expect(result).toMatchObject({ rows: 4, ledgerCharged: 2, ledgerUnknown: 1, agrees: true });
    expect(result.corrections).toMatchObject([{ charged: 'yes', reason }]);
  });

  it('takes the corrections that were made into account', async () => {
    const first = JSON.parse((await against('--usage', path('usage.csv'), '--json')).out);
    await writeFile(path('corrections.json'), JSON.stringify(first.corrections));
    const args = ['--usage', path('usage.csv'), '--corrections', path('corrections.json'), '--json'];
    const again = JSON.parse((await against(...args)).out);
    expect(again).toMatchObject({ ledgerCharged: 3, ledgerUnknown: 0, agrees: true, corrections: [] });
  });

  it('ends with 1 where the seller billed a call that no row knows, and names the window', async () => {
    const { code, out } = await against('--usage', path('more.csv'));
    expect(code).toBe(1);
    expect(out).toMatch(/seller 4, ledger 2 \+ 1 unknown, .* difference 2: seller-more/);
    expect(out).toContain('the two sides do not agree');
  });

  it('prints nothing of a person', async () => {
    const { out } = await against('--usage', path('usage.csv'), '--request-ids', path('ids.txt'));
    expect(out).not.toMatch(/\p{Script=Han}/u);
    for (const row of running.service.cloudbase.database.documents('attempts')) {
      for (const field of ['user', 'subject', 'fingerprint']) expect(out).not.toContain(row[field]);
    }
  });

  it.each<[string, () => string[], RegExp]>([
    ['nothing', () => [], /--ledger is missing/],
    ['no other side', () => ['--ledger', path('ledger.json')], /--usage or --request-ids is missing/],
    ['no such file', () => ['--ledger', path('none'), '--usage', path('usage.csv')], /--ledger: .*ENOENT/],
    [
      'files mixed up',
      () => ['--ledger', path('usage.csv'), '--usage', path('usage.csv')],
      /line 1 is no JSON/,
    ],
    ['an unknown option', () => ['--who', 'me'], /--who/],
  ])('with %s ends with 2 and says why', async (_, args, why) => {
    const { code, out, err } = await runScript('reconcile.ts', args());
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(why);
    expect(err).toContain('Usage');
  });
});
