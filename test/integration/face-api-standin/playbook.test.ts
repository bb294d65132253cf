import { describe, expect, it } from '@jest/globals';
import { type FaceApi, personFor, type ScenarioName } from '../../../dev/face-api';
import { fieldsFor, parse, sendForm, start, verify } from './client';

/** The gateway's code or the seller's status of the next calls about one person. */
async function answers(api: FaceApi, scenario: ScenarioName, calls: number): Promise<(string | null)[]> {
  const before = api.calls.length;
  for (let i = 0; i < calls; i += 1) await verify(api, scenario);
  return api.calls.slice(before).map(({ gatewayCode, status }) => gatewayCode ?? status);
}

describe('a forced scenario', () => {
  it('is played whoever the person is, for as many calls as asked', async () => {
    const api = await start();
    api.force('gateway-B403MQ', 2);
    expect(await answers(api, 'status-1', 3)).toEqual(['B403MQ', 'B403MQ', '1']);
  });

  it('lasts until it is taken back', async () => {
    const api = await start();
    api.force('status-3');
    expect(await answers(api, 'status-1', 3)).toEqual(['3', '3', '3']);
    api.force(null);
    expect(await answers(api, 'status-1', 1)).toEqual(['1']);
  });

  it('may be a choice that is asked at each call', async () => {
    const api = await start();
    const script: ScenarioName[] = ['gateway-B403MQ', 'status-3'];
    api.force(() => script.shift() ?? null);
    expect(await answers(api, 'status-1', 3)).toEqual(['B403MQ', '3', '1']);
  });

  it('is played for a person who is in no register, with his own name and number', async () => {
    const api = await start();
    api.force('status-1');
    const stranger = { ...(await fieldsFor('status-1')), name: '李四', idCard: '11010519491231002X' };
    const { body } = parse(await sendForm(api, stranger));
    expect(JSON.parse(body)).toMatchObject({ status: '1', name: '李四', idCard: '11010519491231002X' });
  });

  it('does not suspend the rules on the request or the picture', async () => {
    const api = await start();
    api.force('status-1');
    const fields = await fieldsFor('status-1');
    const foreign = parse(await sendForm(api, fields, { headers: { Authorization: 'APPCODE wrong' } }));
    expect(foreign.headers.get('x-ca-error-code')).toBe('A401AC');
    const { body } = parse(await sendForm(api, { ...fields, image: 'AAAA' }));
    expect(JSON.parse(body)).toMatchObject({ status: '-4' });
  });

  it('must be one that exists', async () => {
    const api = await start();
    expect(() => api.force('status-4711')).toThrow(RangeError);
    expect(() => api.force('toString')).toThrow(RangeError);
    expect(await answers(api, 'status-1', 1)).toEqual(['1']);
  });
});

describe('a sequence', () => {
  const sequences: readonly [ScenarioName, readonly string[]][] = [
    ['throttled-once-then-pass', ['T429PA', '1']],
    ['throttled-thrice-then-pass', ['T429PA', 'T429GR', 'T429IN', '1']],
    ['X500ER-once-then-pass', ['X500ER', '1']],
    ['X500ER-twice-then-pass', ['X500ER', 'X500ER', '1']],
    ['D504CO-never-sent-once-then-pass', ['D504CO', '1']],
  ];

  it.each(sequences)('%s gives one answer per call, and begins again', async (scenario, expected) => {
    const api = await start();
    expect(await answers(api, scenario, expected.length * 2)).toEqual([...expected, ...expected]);
    expect(api.billed()).toBe(2);
  });

  it('throttles twice, the second time as older gateways do', async () => {
    const api = await start();
    await answers(api, 'throttled-twice-then-pass', 3);
    expect(api.calls).toMatchObject([
      { httpStatus: 429, gatewayCode: 'T429PA', billed: 0 },
      { httpStatus: 403, gatewayCode: null, status: null, billed: 0 },
      { httpStatus: 200, status: '1', billed: 1 },
    ]);
  });

  it('throttles, then cuts the repeat', async () => {
    const api = await start();
    await answers(api, 'throttled-then-cut', 2);
    expect(api.calls).toMatchObject([
      { httpStatus: 429, billed: 0 },
      { httpStatus: 'cut', billed: 1 },
    ]);
  });

  it('goes on when it is forced', async () => {
    const api = await start();
    api.force('throttled-once-then-pass');
    expect(await answers(api, 'status-3', 3)).toEqual(['T429PA', '1', 'T429PA']);
  });
});

describe('clear', () => {
  it('forgets calls, bills, pictures, what was forced and how far sequences got', async () => {
    const api = await start();
    await answers(api, 'throttled-once-then-pass', 1);
    api.force('status-3');
    const requestId = api.calls[0]?.requestId ?? '';
    expect(api.picture(requestId)).toBeDefined();
    api.clear();
    expect(api.calls).toEqual([]);
    expect(api.bills().size).toBe(0);
    expect(api.billed()).toBe(0);
    expect(api.picture(requestId)).toBeUndefined();
    expect(await answers(api, 'throttled-once-then-pass', 1)).toEqual(['T429PA']);
  });
});

describe('the call book', () => {
  it('finds the calls about one number, and holds none', async () => {
    const api = await start();
    await verify(api, 'status-1');
    await verify(api, 'status-3');
    await verify(api, 'status-1');
    const { idNumber } = personFor('status-1');
    expect(api.callsAbout(idNumber).map(({ status }) => status)).toEqual(['1', '1']);
    expect(JSON.stringify(api.calls)).not.toContain(idNumber);
    api.clear();
    expect(api.callsAbout(idNumber)).toEqual([]);
  });
});
