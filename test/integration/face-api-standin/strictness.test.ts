import { describe, expect, it } from '@jest/globals';
import { type Changes, fieldsFor, parse, sendBody, sendBytes, sendForm, start, verify } from './client';

const HEAD_RULES: readonly [rule: string, changes: Changes, httpStatus: number, code: string][] = [
  ['another path', { target: '/faceid' }, 404, 'I404NF'],
  ['the path with a slash too many', { target: '/face/' }, 404, 'I404NF'],
  ['GET', { method: 'GET' }, 405, 'I405UM'],
  ['PUT', { method: 'PUT' }, 405, 'I405UM'],
  ['no Authorization', { headers: { Authorization: null } }, 400, 'A400MA'],
  ['another scheme', { headers: { Authorization: 'Bearer x' } }, 400, 'A400MA'],
  ['the scheme in lower case', { headers: { Authorization: 'appcode x' } }, 400, 'A400MA'],
  ['a wrong AppCode', { headers: { Authorization: 'APPCODE wrong' } }, 401, 'A401AC'],
  ['two spaces', { headers: { Authorization: 'APPCODE  right' } }, 401, 'A401AC'],
  ['a tab for the space', { headers: { Authorization: 'APPCODE\tright' } }, 400, 'A400MA'],
  ['no content type', { headers: { 'Content-Type': null } }, 400, 'I400CT'],
  ['JSON', { headers: { 'Content-Type': 'application/json' } }, 400, 'I400CT'],
  [
    'another character set',
    { headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=gbk' } },
    400,
    'I400CT',
  ],
  ['more than 8 KB of headers', { headers: { 'X-Long': 'x'.repeat(8 * 1024) } }, 413, 'I413UL'],
];

const BODY_RULES: readonly [rule: string, body: string | Buffer, httpStatus: number, code: string][] = [
  ['an empty body', '', 400, 'I400BD'],
  ['a body that is no UTF-8', Buffer.from([0x6e, 0x3d, 0xff, 0xfe]), 400, 'I400BD'],
  ['a body of more than 8 MB', 'x'.repeat(8 * 1024 * 1024 + 1), 413, 'I413RL'],
];

describe('the gateway refuses', () => {
  it.each(HEAD_RULES)('%s', async (_rule, changes, httpStatus, code) => {
    const api = await start({ appCode: 'right' });
    const answer = parse(await sendForm(api, await fieldsFor('status-1'), changes));
    expect(answer.httpStatus).toBe(httpStatus);
    expect(answer.headers.get('x-ca-error-code')).toBe(code);
    expect(answer.body).toBe('');
    expect(api.calls).toMatchObject([
      { httpStatus, gatewayCode: code, scenario: null, picture: null, billed: 0 },
    ]);
  });

  it.each(BODY_RULES)('%s', async (_rule, body, httpStatus, code) => {
    const api = await start();
    const length = Buffer.byteLength(body);
    const bytes = Buffer.concat([
      Buffer.from(
        `POST /face HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: APPCODE ${api.appCode}\r\n` +
          `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`,
      ),
      Buffer.from(body),
    ]);
    const answer = parse(await sendBytes(api, bytes));
    expect(answer.httpStatus).toBe(httpStatus);
    expect(answer.headers.get('x-ca-error-code')).toBe(code);
    expect(api.billed()).toBe(0);
  });

  it('nothing of a request that is right, with a path of its own', async () => {
    const api = await start({ path: '/faceid', appCode: 'mine' });
    expect(api.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/faceid$/);
    expect(JSON.parse(parse(await verify(api, 'status-1')).body)).toMatchObject({ status: '1' });
  });
});

describe('the AppCode', () => {
  it('is another one at each start', async () => {
    const [one, two] = [await start(), await start()];
    expect(one.appCode).toMatch(/^[0-9a-f]{32}$/);
    expect(two.appCode).not.toBe(one.appCode);
  });
});

describe('the seller answers', () => {
  const missing = [
    ['205', 'no number', { idCard: '' }],
    ['205', 'a number with a wrong check character', { idCard: '110105199003071230' }],
    ['205', 'a number with a space', { idCard: '110105 199003071232' }],
    ['205', 'a number with a lower-case x', { idCard: '11010519641022653x' }],
    ['204', 'no name', { name: '' }],
    ['204', 'a name of one character', { name: '张' }],
    ['204', 'a name with a space around it', { name: ' 张三' }],
    ['204', 'a name that was not sent as UTF-8', { name: '\uFFFD\uFFFD' }],
    ['-1', 'the name of somebody else', { name: '李四' }],
    ['-2', 'a valid number that nobody has', { idCard: '11010519491231002X' }],
    ['-4', 'no picture', { image: '' }],
    ['203', 'the address of a picture, which cannot be reached', { image: 'https://example.com/a.jpg' }],
  ] as const;

  it.each(missing)('%s to %s, and bills it', async (status, _fault, change) => {
    const api = await start();
    const answer = parse(await sendForm(api, { ...(await fieldsFor('status-1')), ...change }));
    expect(answer.httpStatus).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ status });
    expect(api.calls).toMatchObject([{ status, gatewayCode: null, billed: 1 }]);
  });

  it('as if nothing were there to fields in the query', async () => {
    const api = await start();
    const query = new URLSearchParams({ ...(await fieldsFor('status-1')), image: 'AAAA' });
    const answer = parse(await sendBody(api, 'unrelated=1', { target: `/face?${query}` }));
    expect(JSON.parse(answer.body)).toMatchObject({ status: '204', idCard: '', name: '' });
  });
});
