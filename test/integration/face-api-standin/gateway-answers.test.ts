import { describe, expect, it } from '@jest/globals';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from '../../../dev/face-api';
import { parse, start, verify } from './client';

/** face-api.md §4, read off the page and not off the stand-in's tables: code, its HTTP statuses. */
const CODES: readonly [httpStatuses: readonly number[], codes: string][] = [
  [[403], 'B403MQ B403ME B403MI B403OD B403MO I403AA A403EP'],
  [[400, 401], 'A400AC A401AC'],
  [[400], 'A400MA'],
  [[403], 'A403PR A403IP A403VN A403AC A403CO A403IN'],
  [[429], 'T429ID T429IN T429GR T429PA T429PR T429SR T429MR'],
  [[403], 'T429PA'],
  [[451], 'B451DO B451GO'],
  [[404], 'I404DO I404NF I404NR I404SR'],
  [[405], 'I405UM'],
  [[400], 'I400BD I400HD I400MH I400PA I400RU I400CT I400SG I400I5 I400NC I400MP I400IP'],
  [[413], 'I413RL I413UL'],
  [[504], 'D504CO D504RE D504IL D504CS X504VE D504TO X504TO'],
  [[502], 'N502RE D502FC'],
  [[503], 'D503BB D503CB'],
  [[500, 503], 'X500ER X503BZ'],
];

/** The old messages of the same page, where no code comes with them. */
const MESSAGES: readonly [httpStatuses: readonly number[], messages: readonly string[]][] = [
  [[403], ['Quota Exhausted', 'Quota Expired', 'User Arrears', 'Unauthorized']],
  [[403], ['Api Market Subscription quota exhausted']],
  [[400, 401], ['Invalid AppCode']],
  [[400], ['Invalid AppCode `not exists`']],
  [[429, 403], ['USER', 'APP', 'API', 'GROUP', 'DOMAIN'].map((by) => `Throttled by ${by} Flow Control`)],
  [[404], ['API Not Found', 'Invalid Domain']],
  [[400], ['Invalid Url', 'Empty Request Body', 'Invalid Request Body', 'Invalid Param Location']],
  [[405], ['HTTP method mismatched']],
  [[504], ['Failed To Invoke Backend Service']],
  [[503], ['Service Unavailable']],
  [[500, 503], ['Internal Error']],
];

const gatewayScenarios = SCENARIO_NAMES.flatMap((scenario) => {
  const behaviour = SCENARIOS[scenario];
  return behaviour.kind === 'gateway' ? [{ scenario, ...behaviour }] : [];
});

const pairs = <T>(rows: readonly [readonly number[], T][]): [number, T][] =>
  rows.flatMap(([httpStatuses, values]) =>
    httpStatuses.map((httpStatus): [number, T] => [httpStatus, values]),
  );

describe('the gateway', () => {
  it.each(gatewayScenarios)(
    'answers $scenario in headers only, with HTTP $httpStatus',
    async ({ scenario, httpStatus, code, message, bare }) => {
      const api = await start();
      const answer = parse(await verify(api, scenario));
      expect(answer.httpStatus).toBe(httpStatus);
      expect(answer.headers.get('content-length')).toBe('0');
      expect(answer.body).toBe('');
      expect(answer.headers.get('x-ca-error-code') ?? null).toBe(code);
      expect(answer.headers.get('x-ca-error-message') ?? null).toBe(message);
      expect(answer.headers.has('x-ca-request-id')).toBe(bare !== true);
      expect(api.calls).toMatchObject([{ scenario, httpStatus, gatewayCode: code, status: null }]);
    },
  );

  it.each(pairs(CODES))('has, at HTTP %i, a scenario for each of %s', (httpStatus, codes) => {
    const shown = gatewayScenarios.filter((row) => row.httpStatus === httpStatus).map(({ code }) => code);
    expect(shown).toEqual(expect.arrayContaining(codes.split(' ')));
  });

  it.each(pairs(MESSAGES))(
    'has, at HTTP %i and without a code, a scenario for %j',
    (httpStatus, messages) => {
      const old = gatewayScenarios.filter((row) => row.httpStatus === httpStatus && row.code === null);
      expect(old.map(({ message }) => message)).toEqual(expect.arrayContaining([...messages]));
    },
  );

  it('says whether a call of D504CO was ever sent', async () => {
    const messageOf = async (scenario: ScenarioName): Promise<string | undefined> =>
      parse(await verify(await start(), scenario)).headers.get('x-ca-error-message');
    expect(await messageOf('gateway-D504CO-never-sent')).toContain('Timeout connecting to');
    expect(await messageOf('gateway-D504CO-cut')).toContain('Connection is closed');
  });
});
