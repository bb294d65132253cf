import { describe, expect, it } from '@jest/globals';
import { SCENARIO_NAMES, type ScenarioName } from '../../../dev/face-api';
import { parse, start, verify } from './client';

/** The seller may have done the work: billed although the gateway, or something on the way, says no. */
const BILLED_REFUSALS: readonly ScenarioName[] = [
  'gateway-D504CO-cut',
  'gateway-N502RE',
  'gateway-D502FC',
  'gateway-D504TO',
  'gateway-X504TO',
  'gateway-old-timeout',
  'gateway-bare-502',
  'gateway-bare-504',
];

/** "HTTP 200 is charged, all else is not", nor is a call that the seller never got. */
const FREE_ANSWERS: readonly ScenarioName[] = [
  'body-html-502',
  'http-450-status--4',
  'http-450-status-203',
  'http-450-other-json',
  'http-500-status-203',
  'http-302',
  'header-error-code-over-json',
  'cut-before-body',
];

/** These begin with a refusal. */
const SEQUENCES = SCENARIO_NAMES.filter((name) => name.includes('-then-'));

function expectedBill(scenario: ScenarioName): 0 | 1 {
  if (SEQUENCES.includes(scenario) || FREE_ANSWERS.includes(scenario)) return 0;
  return !scenario.startsWith('gateway-') || BILLED_REFUSALS.includes(scenario) ? 1 : 0;
}

describe('the bill', () => {
  it.each(SCENARIO_NAMES.map((scenario) => ({ scenario, bill: expectedBill(scenario) })))(
    'of $scenario is $bill',
    async ({ scenario, bill }) => {
      const api = await start();
      await verify(api, scenario);
      expect(api.calls).toMatchObject([{ scenario, billed: bill }]);
      expect(api.billed()).toBe(bill);
      expect([...api.bills()]).toEqual([[api.calls[0]?.requestId, bill]]);
    },
  );

  it('names each call by the request id that its answer carries', async () => {
    const api = await start();
    const ids: (string | undefined)[] = [];
    for (const scenario of ['status-1', 'gateway-B403MQ', 'status-3'] as const) {
      ids.push(parse(await verify(api, scenario)).headers.get('x-ca-request-id'));
    }
    expect(new Set(ids).size).toBe(3);
    expect([...api.bills()]).toEqual([
      [ids[0], 1],
      [ids[1], 0],
      [ids[2], 1],
    ]);
    expect(api.billed()).toBe(2);
  });
});
