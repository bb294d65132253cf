/** The operator through the built function: usage of a large ledger, reviews, posters, codes, warnings. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { decodeJwt } from 'jose';
import sharp from 'sharp';
import { personFor } from '../../../dev/face-api';
import { integratorSettings, newIntegrator } from '../../../dev/integrator';
import { countTrips } from '../../../dev/wire-trips';
import { CONSENT_VERSION, FUNCTION_NAME } from '../../../miniprogram/contract/actions';
import { FUNCTION_ENTRY } from '../../../scripts/build';
import { signedEvent } from './integrator-client';
import { type RunningService, runService } from './running-service';

jest.setTimeout(60_000);

const OPERATOR = 'the-operator';
const ROWS = 2100;
const DAYS = 5;
/** Not in every window: the timer writes each that has rows. */
const WINDOWS = 40;
const DAY_MS = 86_400_000;
const STARTED = Date.now() - DAYS * DAY_MS;

let receiver: Server;
let received: string[];
let running: RunningService;
const shop = newIntegrator('shop', { webhook: 'http://127.0.0.1:1/hook' });

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString('utf8'));
      response.end('{"errcode":0,"errmsg":"ok"}');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  const port = typeof address === 'object' ? address?.port : 0;
  running = await runService({
    settings: {
      ...integratorSettings([shop]),
      OPERATOR_OPENIDS: `${OPERATOR}, another-operator`,
      OPERATOR_WEBHOOK: `http://127.0.0.1:${port}/robot`,
      OPERATOR_TEMPLATE: JSON.stringify({ id: 'template', title: 'thing1', detail: 'thing2', time: 'time3' }),
    },
  });
});

beforeEach(() => {
  received = [];
  running.service.cloudbase.clear();
});

afterAll(async () => {
  await running.close();
  receiver.close();
});

interface Answer {
  readonly ok: boolean;
  readonly data: Record<string, never>;
}

const cloudbase = () => running.service.cloudbase;
const ask = async (data: Readonly<Record<string, unknown>>, openId = OPERATOR): Promise<Answer> => {
  const answer = await running.call(openId, data);
  return Object(answer);
};
const timer = () =>
  cloudbase().callFunction({ name: FUNCTION_NAME, data: {}, extra: { SOURCE: 'wx_trigger' } });
const integrate = async (action: string, body: object): Promise<Answer> =>
  Object(await cloudbase().callFunction({ name: FUNCTION_NAME, data: signedEvent(shop, action, body) }));

/** As the function writes them, in order, several of one instant. */
function fill(rows: number): void {
  for (let n = 0; n < rows; n += 1) {
    const window = Math.floor((n * WINDOWS) / rows);
    const nth = n - Math.ceil((window * rows) / WINDOWS);
    const reservedAt = STARTED + window * ((DAYS * DAY_MS) / WINDOWS) + Math.floor(nth / 3) * 10_000;
    const decision = {
      ...{ requestIds: [`REQUEST-${n}`], sends: 1, httpStatus: 200, gatewayCode: null, status: '-4' },
      ...{ apiMs: 300, charged: 'yes', problem: null, decidedAt: reservedAt + 300 },
      ...{ state: 'settled', code: n % 7 === 0 ? 'PHOTO_UNUSABLE' : 'SAME_PERSON' },
    };
    cloudbase().database.insert('attempts', {
      _id: `-row-${String(n).padStart(6, '0')}`,
      ...{
        sessionId: 'session',
        sessionRev: 2,
        user: 'user',
        subject: 'subject',
        maskedName: '*三',
        source: 'market',
      },
      ...{
        fingerprint: 'f',
        imageBytes: 70_000,
        imageMs: 200,
        reservedAt,
        adopted: false,
        sealedStep: null,
        decision,
      },
    });
  }
}

const entry = (calls: number) => ({
  ...{ calls, priceYuan: 1500, from: STARTED - DAY_MS, to: STARTED + 300 * DAY_MS },
  ...{ used: null, orderId: 'ORDER-1' },
});

describe('a large ledger', () => {
  it('opens as an overview with at most three database trips, exact to the call', async () => {
    fill(ROWS);
    await ask({ action: 'savePackage', entry: entry(5000) });
    await timer();
    let overview: Record<string, unknown> = {};
    const trips = await countTrips(cloudbase(), async () => {
      overview = (await ask({ action: 'getOverview' })).data['overview'] ?? {};
    });
    expect(trips).toBeLessThanOrEqual(3);
    expect(overview).toMatchObject({ remaining: 5000 - ROWS, uncovered: 0, service: { state: 'open' } });
  });

  it.each(['csv', 'json'])('is exported as %s, complete and in order', async (format) => {
    fill(ROWS);
    const pages: string[] = [];
    for (let cursor: unknown = undefined; cursor !== null; ) {
      const asked = { action: 'exportRows', what: 'ledger', format, from: 0, to: Date.now() };
      const { data } = await ask(cursor === undefined ? asked : { ...asked, cursor });
      const page: { readonly text: string; readonly next: unknown } = Object(data['page']);
      pages.push(page.text);
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(1024 * 1024);
      cursor = page.next;
    }
    expect(pages).toHaveLength(3);
    const text = pages.join('');
    const expected = Array.from({ length: ROWS }, (_, n) => `-row-${String(n).padStart(6, '0')}`);
    if (format === 'json') {
      const rows: { readonly _id: string }[] = JSON.parse(text);
      expect(rows.map(({ _id }) => _id)).toEqual(expected);
    } else {
      expect(text.startsWith('\uFEFFattempt_id,source,reserved_at,')).toBe(true);
      const ids = text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[0]);
      // An id may begin with what a spreadsheet takes for a formula; a status of -4 is a number.
      expect(ids).toEqual(expected.map((id) => `'${id}`));
      expect(text).toContain(',-4,');
    }
    expect(text).not.toMatch(/\*三|subject|session/);
  });
});

describe('a review', () => {
  const person = personFor('status-1');
  const other = personFor('status-3');
  const requestOf = (sessionId: string) => ({
    ...{ action: 'requestReview', sessionId, name: person.name, idNumber: person.idNumber },
    consent: { version: CONSENT_VERSION, guardian: false },
  });
  const ASKED = { reference: 'order-1001', nonce: 'a-nonce-of-the-shop', purpose: '开通账户' };

  it('passes a person who never shows his face, by his document, with a ticket that says so', async () => {
    const { data } = await integrate('createSession', ASKED);
    const sessionId = String(data['sessionId']);
    await ask({ action: 'openSession', sessionId }, 'a-person');
    const asked = await ask(requestOf(sessionId), 'a-person');
    expect(asked).toMatchObject({ ok: true, data: { session: { state: 'review' } } });
    expect(await integrate('getResult', { sessionId })).toMatchObject({
      error: { code: 'RESULT_IN_REVIEW' },
    });

    const listed = await ask({ action: 'listReviews' });
    expect(listed.data).toMatchObject({
      needsSecondLook: false,
      reviews: [{ sessionId, cause: 'REQUESTED', outcome: null, requester: { reference: 'order-1001' } }],
    });
    expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${person.name}|${person.idNumber}`));

    const decide = { action: 'decideReview', sessionId, decision: 'pass', reason: 'DOCUMENT_SEEN' };
    const wrong = { ...decide, seen: { name: other.name, idNumber: other.idNumber } };
    for (const refused of [decide, wrong]) {
      expect(await ask(refused)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', field: 'seen' } });
    }
    const right = { ...decide, seen: { name: person.name, idNumber: person.idNumber.toLowerCase() } };
    expect(await ask(right)).toMatchObject({ ok: true, data: { state: 'passed' } });
    expect(await ask(right)).toMatchObject({ ok: false, error: { code: 'SESSION_CLOSED' } });

    const result = await integrate('getResult', { sessionId });
    expect(result.data).toMatchObject({ state: 'passed', outcome: null });
    expect(decodeJwt(String(result.data['ticket']))).toMatchObject({
      ...{ match: 'manual', liveness: 'none', nonce: ASKED.nonce, subject: expect.any(String) },
    });
    expect(running.faceApi.billed()).toBe(0);
    const stored = JSON.stringify(
      ['verifications', 'attempts'].flatMap((name) => cloudbase().database.documents(name)),
    );
    expect(stored).not.toMatch(new RegExp(`${person.name}|${person.idNumber}`));
  });
});

describe('a code', () => {
  const ASKED = { reference: 'order-1', nonce: 'a-nonce-of-the-shop', purpose: '开通账户' };
  const entries = ['code', 'url-link', 'scheme'];

  it('and links come with the session where they are asked for', async () => {
    const { data } = await integrate('createSession', { ...ASKED, entries });
    const made = Object(data['entries']);
    const picture = await sharp(Buffer.from(made.code.base64, 'base64')).metadata();
    expect(picture).toMatchObject({ format: 'png', width: 430 });
    expect(made).toMatchObject({
      urlLink: expect.stringMatching(/^https:/),
      scheme: expect.stringMatching(/^weixin:\/\//),
    });
    expect(cloudbase().openApi.calls).toMatchObject([
      { api: 'wxacode.getUnlimited', data: { scene: data['sessionId'], page: 'pages/start/start' } },
      {
        api: 'urllink.generate',
        data: { path: '/pages/start/start', query: `session=${data['sessionId']}` },
      },
      { api: 'urlscheme.generate' },
    ]);
  });

  it('that WeChat does not make does not lose the session', async () => {
    for (const api of ['wxacode.getUnlimited', 'urllink.generate']) {
      cloudbase().openApi.fail(api, { errcode: 45009, errmsg: 'reach max api daily quota limit' });
    }
    const { ok, data } = await integrate('createSession', { ...ASKED, entries });
    expect(ok).toBe(true);
    expect(data['entries']).toMatchObject({ code: null, urlLink: null, scheme: expect.any(String) });
    expect(await ask({ action: 'openSession', sessionId: data['sessionId'] }, 'a-person')).toMatchObject({
      ok: true,
    });
    expect(running.service.deployed.logLines.join('\n')).toContain('"code":"45009"');
  });

  it('on a wall opens a verification of his own for everybody', async () => {
    const { data } = await ask({ action: 'createPoster', name: '示例酒店', purpose: '入住登记' });
    const { posterId, code } = Object(data['poster']);
    expect(code.contentType).toBe('image/png');
    expect(cloudbase().openApi.calls[0]?.data['scene']).toBe(`p.${posterId}`);
    const opened = await Promise.all(
      ['person-1', 'person-2', 'person-1'].map((openId) => ask({ action: 'openSession', posterId }, openId)),
    );
    const sessions = opened.map((answer) => Object(answer.data['session']));
    expect(new Set(sessions.map(({ sessionId }) => sessionId)).size).toBe(3);
    expect(sessions[0]).toMatchObject({
      state: 'open',
      requester: { name: '示例酒店', purpose: '入住登记' },
    });
    await ask({ action: 'endPoster', posterId });
    expect(await ask({ action: 'openSession', posterId }, 'person-3')).toMatchObject({
      error: { code: 'SESSION_CLOSED' },
    });
  });

  it('of an integrator’s poster leads to results that he alone reads', async () => {
    const { data } = await integrate('createPoster', { reference: 'desk-7', purpose: '入住登记' });
    const opened = await ask({ action: 'openSession', posterId: data['posterId'] }, 'person-1');
    const { sessionId } = Object(opened.data['session']);
    expect(await integrate('getResult', { sessionId })).toMatchObject({ error: { code: 'RESULT_PENDING' } });
    await ask({ action: 'cancelSession', sessionId }, 'person-1');
    expect((await integrate('getResult', { sessionId })).data).toMatchObject({
      ...{ state: 'cancelled', reference: 'desk-7', nonce: expect.stringMatching(/^[\w-]{22}$/) },
    });
  });
});

describe('a warning', () => {
  it('reaches the chat group and every operator in WeChat, once', async () => {
    fill(ROWS);
    await ask({ action: 'savePackage', entry: entry(ROWS + 500) });
    await timer();
    await timer();
    expect(received.map((text) => JSON.parse(text))).toMatchObject([
      { msgtype: 'text', text: { content: expect.stringContaining('剩余 500 次') } },
    ]);
    expect(cloudbase().openApi.calls.map(({ data }) => data)).toMatchObject([
      { touser: OPERATOR, template_id: 'template', data: { thing1: { value: '剩余次数不足' } } },
      { touser: 'another-operator' },
    ]);
    expect(JSON.stringify(cloudbase().database.documents('alerts'))).not.toContain(OPERATOR);
  });
});

describe('a permission that config.json does not declare', () => {
  it('is refused by WeChat, and nothing else fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'face-verify-'));
    copyFileSync(FUNCTION_ENTRY, join(folder, 'index.js'));
    const bare = await runService({
      entry: join(folder, 'index.js'),
      settings: integratorSettings([shop]),
    });
    try {
      const data = signedEvent(shop, 'createSession', {
        ...{ reference: 'order-1', nonce: 'a-nonce-of-the-shop', purpose: '开通账户', entries: ['code'] },
      });
      const answer = await bare.service.cloudbase.callFunction({ name: FUNCTION_NAME, data });
      expect(answer).toMatchObject({ ok: true, data: { entries: { code: null } } });
      expect(bare.service.deployed.logLines.join('\n')).toContain('"code":"-604101"');
    } finally {
      await bare.close();
      rmSync(folder, { recursive: true });
    }
  });
});
