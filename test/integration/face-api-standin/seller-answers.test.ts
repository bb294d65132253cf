import { describe, expect, it } from '@jest/globals';
import { personFor, type ScenarioName } from '../../../dev/face-api';
import { parse, start, verify } from './client';

const MATCHED: readonly [ScenarioName, string, string][] = [
  ['status-1', '1', '系统分析为同一人'],
  ['status-2', '2', '系统分析可能为同一人'],
  ['status-3', '3', '系统分析为不是同一人'],
];

const UNMATCHED: readonly [ScenarioName, string, string][] = [
  ['status--1', '-1', '身份证和姓名不匹配'],
  ['status--2', '-2', '公安库中无此身份证记录'],
  ['status--3', '-3', '公安身份证库中没有此号码的照片'],
  ['status--4', '-4', '相片质量校验不合格'],
  ['status--5', '-5', '照片相片体积过大'],
  ['status-203', '203', '异常情况!'],
  ['status-204', '204', '姓名格式不正确!'],
  ['status-205', '205', '身份证格式不正确!'],
  ['status-unlisted', '77', '未知状态'],
];

describe('the seller', () => {
  it.each(MATCHED)('answers %s in the shape of his success sample', async (scenario, status, msg) => {
    const { name, idNumber } = personFor(scenario);
    const answer = parse(await verify(await start(), scenario));
    expect(answer.httpStatus).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-ca-request-id')).toMatch(/^[0-9A-F-]{36}$/);
    expect(answer.headers.has('x-ca-error-code')).toBe(false);
    const reply: unknown = JSON.parse(answer.body);
    expect(reply).toMatchObject({ status, msg, idCard: idNumber, name, addrCode: idNumber.slice(0, 6) });
    expect(Object.keys(Object(reply))).toEqual(
      'status msg idCard name sex area province city prefecture birthday addrCode'.split(' '),
    );
  });

  it('tells sex, birthday and place of the person from the number', async () => {
    const answer = parse(await verify(await start(), 'status-1'));
    expect(JSON.parse(answer.body)).toEqual({
      status: '1',
      msg: '系统分析为同一人',
      idCard: personFor('status-1').idNumber,
      name: '张三',
      sex: '男',
      area: '上海市上海市浦东新区',
      province: '上海市',
      city: '上海市',
      prefecture: '浦东新区',
      birthday: '1980-01-21',
      addrCode: '310115',
    });
  });

  it.each(UNMATCHED)('answers %s in the shape of his failure sample', async (scenario, status, msg) => {
    const { name, idNumber } = personFor(scenario);
    const answer = parse(await verify(await start(), scenario));
    expect(answer.httpStatus).toBe(200);
    const empty = { sex: '', area: '', province: '', city: '', prefecture: '', birthday: '', addrCode: '' };
    expect(JSON.parse(answer.body)).toEqual({ status, msg, idCard: idNumber, name, ...empty, lastCode: '' });
  });

  it.each([
    'status-1-under-14',
    'status-1-dotted-name',
    'status-1-latin-name',
    'status-1-rare-character',
    'status-1-id-with-x',
  ] as const)('knows the person of %s by the exact name', async (scenario) => {
    const answer = parse(await verify(await start(), scenario));
    expect(JSON.parse(answer.body)).toMatchObject({ status: '1', name: personFor(scenario).name });
  });
});

describe('a body that is not the guide’s', () => {
  const bodies: readonly [ScenarioName, number, RegExp][] = [
    ['status-number', 200, /"status":1,/],
    ['status-number-negative', 200, /"status":-1,/],
    ['status-empty', 200, /"status":"",/],
    ['body-empty-200', 200, /^$/],
    ['body-json-with-bom', 200, /^\uFEFF\{"status":"1"/],
    ['body-json-truncated', 200, /^\{"status":"1"[^}]*$/],
    ['body-json-array', 200, /^\[\{"status":"1".*\]$/],
    ['body-json-null', 200, /^null$/],
    ['body-status-missing', 200, /^\{"msg":/],
    ['body-status-as-object', 200, /"status":\{"code":"1"\}/],
    ['body-html-200', 200, /^<!DOCTYPE html>/],
    ['body-html-502', 502, /^<!DOCTYPE html>/],
    ['http-450-status--4', 450, /"status":"-4"/],
    ['http-450-status-203', 450, /"status":"203"/],
    ['http-450-other-json', 450, /^\{"code":450/],
    ['http-500-status-203', 500, /"status":"203"/],
    ['http-302', 302, /^$/],
    ['header-error-code-empty', 200, /"status":"1"/],
    ['header-error-code-over-json', 200, /"status":"1"/],
  ];

  it.each(bodies)('%s is HTTP %i with an honest length', async (scenario, httpStatus, body) => {
    const answer = parse(await verify(await start(), scenario));
    expect(answer.httpStatus).toBe(httpStatus);
    expect(answer.body).toMatch(body);
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.body)));
  });

  it('is over 64 KB, with and without a length', async () => {
    const api = await start();
    const whole = parse(await verify(api, 'body-over-64-kb'));
    expect(Number(whole.headers.get('content-length'))).toBeGreaterThan(64 * 1024);
    expect(JSON.parse(whole.body)).toMatchObject({ status: '1' });
    const chunked = parse(await verify(api, 'body-over-64-kb-chunked'));
    expect(chunked.headers.get('transfer-encoding')).toBe('chunked');
    expect(chunked.headers.has('content-length')).toBe(false);
    expect(Buffer.byteLength(chunked.body)).toBeGreaterThan(64 * 1024);
    expect(chunked.body).toMatch(/\r\n0\r\n\r\n$/);
  });

  it('passes somebody else', async () => {
    const { body } = parse(await verify(await start(), 'body-another-person'));
    expect(JSON.parse(body)).toMatchObject({ status: '1', name: '钱七' });
    expect(body).not.toContain(personFor('body-another-person').idNumber);
  });

  it.each([
    ['body-json-as-text', 'content-type', 'text/plain; charset=utf-8'],
    ['body-json-without-type', 'content-type', undefined],
    ['body-html-502', 'x-ca-error-code', undefined],
    ['http-302', 'location', '/moved'],
    ['header-error-code-empty', 'x-ca-error-code', ''],
    ['header-error-code-over-json', 'x-ca-error-code', 'B403MQ'],
  ] as const)('%s has the header %s: %s', async (scenario, header, value) => {
    expect(parse(await verify(await start(), scenario)).headers.get(header)).toBe(value);
  });
});
