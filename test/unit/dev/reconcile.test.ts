/** The ledger against the seller: what only one side has, and what the other's unknown rows explain. */
import { describe, expect, it } from '@jest/globals';
import type { Charged, LedgerEntry } from '../../../dev/reconcile/entry';
import { parseCorrections, parseLedger, parseRequestIds } from '../../../dev/reconcile/exports';
import { reconcile, type Sides } from '../../../dev/reconcile/sides';
import { FormatError, inChina, parseUsage } from '../../../dev/reconcile/usage';

/** In China. */
const at = (time: string): number => Date.parse(`2026-11-23T${time}+08:00`);

const entry = (attemptId: string, charged: Charged, time: string, more: Partial<LedgerEntry> = {}) => ({
  ...{ attemptId, charged, requestIds: [], from: at(time), until: at(time) + 900 },
  ...more,
});

const run = (sides: Partial<Sides>) =>
  reconcile({ ledger: [], made: [], usage: null, requestIds: null, ...sides });

describe("the seller's usage export", () => {
  const line = '2018-03-19 10:50:01 - 2018-03-19 11:00:01, 套餐包消耗, 7次';
  const start = Date.parse('2018-03-19T02:50:01Z');

  it.each([
    ['as the guide shows it', line],
    ['with a serial number in front', `20180319001, ${line}`],
    [
      'quoted, with a heading and Windows line ends',
      `流水号,时间,类型,次数\r\n"1","${line.replace(/, /g, '","')}"\r\n`,
    ],
    [
      'in GBK, read as UTF-8',
      Buffer.from('?\xcc\xd7\n'.concat(line.replace(/[一-鿿]/g, '\xb4\xce')), 'latin1').toString('utf8'),
    ],
  ])('is read %s, in China time', (_, text) => {
    expect(parseUsage(text)).toEqual([{ start, end: start + 600_000, calls: 7 }]);
    expect(inChina(start)).toBe('2018-03-19 10:50:01');
  });

  it('adds up what two packages paid in one window', () => {
    expect(parseUsage(`${line}\n${line}`)).toEqual([{ start, end: start + 600_000, calls: 14 }]);
  });

  it.each([
    ['a line that is no window', `${line}\nsomething else`, 'line 2'],
    ['a window without calls', '2018-03-19 10:50:01 - 2018-03-19 11:00:01, 套餐包消耗', 'line 1'],
    ['a window that ends before it begins', '2018-03-19 11:00:01 - 2018-03-19 10:50:01, x, 7', 'line 1'],
  ])('is refused for %s, by its line', (_, text, where) => {
    expect(() => parseUsage(text)).toThrow(new FormatError(`${where} is no usage window`));
  });
});

describe("the cloud's exports", () => {
  const settled = { state: 'settled', charged: 'yes', requestIds: ['R1'], decidedAt: 2000 };

  it.each([
    ['a list', JSON.stringify([{ _id: 'a', reservedAt: 1000, decision: settled, maskedName: '*三' }])],
    ['one object a line', `${JSON.stringify({ _id: 'a', reservedAt: 1000, decision: settled })}\n`],
    [
      'extended JSON',
      JSON.stringify({
        _id: 'a',
        reservedAt: { $numberLong: '1000' },
        decision: { ...settled, decidedAt: { $numberDouble: '2000' } },
      }),
    ],
  ])('are read as %s', (_, text) => {
    expect(parseLedger(text)).toEqual([
      { attemptId: 'a', charged: 'yes', requestIds: ['R1'], from: 1000, until: 2000 },
    ]);
  });

  it('hold rows without a decision, which are unknown, and calls no later than the function lives', () => {
    expect(parseLedger('{"_id":"a","reservedAt":1000,"decision":null}')).toEqual([
      { attemptId: 'a', charged: 'unknown', requestIds: [], from: 1000, until: 31_000 },
    ]);
  });

  it.each([
    ['no JSON', '{"_id":"张三"', 'line 1 is no JSON'],
    ['no row', '{"name":"张三"}', 'object 1 is no row of the ledger'],
  ])('are refused where they are %s, without repeating it', (_, text, message) => {
    expect(() => parseLedger(text)).toThrow(new FormatError(message));
  });

  it('and lists of ids may have a heading and more columns', () => {
    const id = '8A5F699F-04CD-4B6C-9ADA-B583CF7B3189';
    expect(parseRequestIds(`request id,time\r\n${id},x\r\n${id},y\r\n`)).toEqual([id]);
    expect(() => parseRequestIds(`${id}\n张三`)).toThrow(new FormatError('line 2 is no request id'));
    expect(parseCorrections('{"corrects":"a","charged":"no","reason":"x"}')).toEqual([
      { corrects: 'a', charged: 'no' },
    ]);
  });
});

describe('by windows', () => {
  const usage = parseUsage(
    '2026-11-23 10:00:01 - 2026-11-23 10:10:01, x, 2次\n2026-11-23 10:20:01 - 2026-11-23 10:30:01, x, 1次',
  );
  const agreeing = [
    entry('a', 'yes', '10:01:00'),
    entry('b', 'yes', '10:02:00'),
    entry('c', 'yes', '10:25:00'),
  ];

  it('two sides with the same calls agree; free rows count for nothing', () => {
    const result = run({ usage, ledger: [...agreeing, entry('d', 'no', '10:03:00')] });
    expect(result).toMatchObject({ agrees: true, sellerCalls: 3, ledgerCharged: 3, corrections: [] });
    expect(result.byWindow?.windows.map(({ verdict }) => verdict)).toEqual(['equal', 'equal']);
  });

  it.each<[string, readonly LedgerEntry[], string, number]>([
    ['a call that no row knows', agreeing.slice(1), 'seller-more', 1],
    ['a row that was not billed', [...agreeing, entry('d', 'yes', '10:09:00')], 'ledger-more', -1],
  ])('%s is found', (_, ledger, verdict, difference) => {
    const result = run({ usage, ledger });
    expect(result.agrees).toBe(false);
    expect(result.byWindow?.windows[0]).toMatchObject({ verdict, difference });
  });

  it('an unknown row explains a call more, and is proposed as charged', () => {
    const ledger = [entry('a', 'yes', '10:01:00'), entry('b', 'unknown', '10:02:00'), ...agreeing.slice(2)];
    const result = run({ usage, ledger });
    expect(result.agrees).toBe(true);
    expect(result.byWindow?.windows[0]).toMatchObject({ verdict: 'explained', charged: 1, unknown: 1 });
    expect(result.corrections).toEqual([
      { _id: 'b:yes', corrects: 'b', charged: 'yes', reason: 'WINDOW_BILLED' },
    ]);
  });

  it('an unknown row too many is proposed as free, and which of several is not guessed', () => {
    const free = run({ usage, ledger: [...agreeing, entry('d', 'unknown', '10:03:00')] });
    expect(free.corrections).toMatchObject([{ corrects: 'd', charged: 'no' }]);
    const either = [entry('a', 'yes', '10:01:00'), entry('b', 'unknown', '10:02:00')];
    const guess = run({
      usage,
      ledger: [...either, entry('d', 'unknown', '10:03:00'), ...agreeing.slice(2)],
    });
    expect(guess.byWindow?.windows[0]).toMatchObject({ verdict: 'explained', unknown: 2 });
    expect(guess.corrections).toEqual([]);
  });

  it('a row on the edge may belong to either window, and settles nothing', () => {
    const edge = { until: at('10:10:03') };
    const ledger = [
      entry('a', 'yes', '10:01:00'),
      entry('e', 'unknown', '10:09:59', edge),
      ...agreeing.slice(2),
    ];
    const result = run({ usage, ledger });
    expect(result.byWindow?.windows[0]).toMatchObject({ verdict: 'explained', onEdge: 1 });
    expect(result).toMatchObject({ agrees: true, corrections: [] });
  });

  it('a charged row between two windows was never billed; outside of all, nothing is said', () => {
    const ledger = [...agreeing, entry('f', 'yes', '10:15:00'), entry('g', 'yes', '09:00:00')];
    const result = run({ usage, ledger });
    expect(result).toMatchObject({ agrees: false, byWindow: { onlyLedger: ['f'], outside: 1 } });
  });
});

describe('by request ids', () => {
  const with1 = (id: string, charged: Charged, time: string, requestIds: readonly string[]) =>
    entry(id, charged, time, { requestIds });

  it('finds what only one side has, and proposes what the list proves', () => {
    const ledger = [
      with1('a', 'yes', '10:00:00', ['R1']),
      with1('b', 'unknown', '10:01:00', ['R2']),
      with1('c', 'unknown', '10:02:00', ['R3']),
      with1('d', 'no', '10:03:00', ['R4']),
      with1('e', 'yes', '10:04:00', ['R5']),
      entry('f', 'unknown', '10:05:00'),
      with1('g', 'yes', '10:06:00', ['R6', 'R7']),
      with1('h', 'yes', '23:00:00', ['R8']),
    ];
    const result = run({ ledger, requestIds: ['R1', 'R2', 'R4', 'R6', 'R7', 'R9'] });
    expect(result.byRequestId).toMatchObject({
      onlySeller: ['R9'],
      onlyLedger: ['e'],
      billedTwice: ['g'],
      withoutId: ['f'],
      outside: 1,
    });
    expect(result.agrees).toBe(false);
    expect(result.corrections.map(({ _id, reason }) => `${_id} ${reason}`)).toEqual([
      'b:yes REQUEST_ID_BILLED',
      'd:yes REQUEST_ID_BILLED',
      'c:no REQUEST_ID_NOT_BILLED',
      'e:no REQUEST_ID_NOT_BILLED',
    ]);
  });

  it('and with the corrections that were made, proposes nothing twice', () => {
    const ledger = [with1('a', 'yes', '10:00:00', ['R1']), with1('b', 'unknown', '10:01:00', ['R2'])];
    const requestIds = ['R1', 'R2'];
    const { corrections } = run({ ledger, requestIds });
    expect(corrections).toHaveLength(1);
    expect(run({ ledger, requestIds, made: corrections })).toMatchObject({ agrees: true, corrections: [] });
    expect(ledger[1]).toMatchObject({ charged: 'unknown' });
  });
});
