/** examples/onboarding in front of `npm start`, as its README says it is run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { buildMiniProgram } from '../../../dev/preview/build';
import { TSX } from './run-script';

jest.setTimeout(120_000);

const ROOT = resolve(__dirname, '../../..');

interface Started {
  readonly process: ChildProcess;
  readonly said: string;
}

/** Resolves once it has said the words. @throws Error with what it said, where it ended before */
function started(
  args: readonly string[],
  words: string,
  env: Readonly<Record<string, string>>,
): Promise<Started> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [...args], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
        if (said.includes(words)) done({ process: child, said });
      });
    child.once('close', () => failed(new Error(said)));
  });
}

interface Delivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
}

/** Stands before the shop's webhook, and writes down what the service sends. */
let front: Server;
let delivered: Delivery[] = [];

async function deliver(headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  return (await fetch(`${shopUrl}/webhook`, { method: 'POST', headers, body })).status;
}

/** @returns its address */
async function startFront(): Promise<string> {
  front = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    const names = ['x-verify-event', 'x-verify-time', 'x-verify-signature'];
    const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
    const status = await deliver(headers, body);
    delivered.push({ headers, body, status });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const address = front.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/webhook`;
}

let service: Started;
let shop: Started;
let shopUrl: string;
let verify: Record<'VERIFY_URL' | 'VERIFY_ID' | 'VERIFY_KEY', string>;

beforeAll(async () => {
  const start = [...TSX, resolve(ROOT, 'dev/start.ts'), '--port', '0', '--webhook', await startFront()];
  service = await started(start, 'Ctrl-C stops everything.', {});
  const [, VERIFY_URL = '', VERIFY_ID = '', VERIFY_KEY = ''] =
    /export VERIFY_URL=(\S+) VERIFY_ID=(\S+) VERIFY_KEY=(\S+)/.exec(service.said) ?? [];
  verify = { VERIFY_URL, VERIFY_ID, VERIFY_KEY };
  const server = [resolve(ROOT, 'examples/onboarding/server/server.mjs')];
  shop = await started(server, 'onboarding: http', { ...verify, PORT: '0', PHONE_URL: 'http://phone' });
  shopUrl = /onboarding: (\S+)/.exec(shop.said)?.[1] ?? '';
});

beforeEach(() => {
  delivered = [];
});

afterAll(async () => {
  for (const { process: child } of [shop, service].filter(Boolean)) {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'close');
  }
  front.close();
});

const post = async (url: string): Promise<Record<string, string>> =>
  JSON.parse(await (await fetch(url, { method: 'POST' })).text());
const begin = () => post(`${shopUrl}/cases`);
const person = (sessionId: string, scenario = 'status-1') =>
  post(`${verify.VERIFY_URL}/person/${sessionId}?scenario=${scenario}`);
const timer = () => post(`${verify.VERIFY_URL}/timer`);
const stateOf = async (caseId = ''): Promise<string> => {
  const { state } = JSON.parse(await (await fetch(`${shopUrl}/cases/${caseId}`)).text());
  return state;
};

/** An event as the service signs it, or somebody who wishes he could. */
function signed(
  id: string,
  body: string,
  time = Date.now(),
  key = verify.VERIFY_KEY,
): Record<string, string> {
  const text = ['EVENT', 'verification.finished', String(time), id, body].join('\n');
  const signature = createHmac('sha256', key).update(text).digest('base64url');
  return { 'x-verify-event': id, 'x-verify-time': String(time), 'x-verify-signature': signature };
}

/** Of a person who passed: the case, and the event that told of it. */
async function finished(): Promise<{ caseId: string | undefined; event: Delivery }> {
  const { caseId, sessionId = '' } = await begin();
  await person(sessionId);
  await timer();
  const [event] = delivered;
  if (event === undefined) throw new Error('no event came');
  return { caseId, event };
}

describe('the onboarding', () => {
  it('takes a person on who was verified, and nobody before', async () => {
    const { caseId, sessionId = '', path, link } = await begin();
    expect(path).toContain(sessionId);
    expect(link).toBe(`http://phone/?query=session%3D${sessionId}`);
    await timer();
    expect(await stateOf(caseId)).toBe('asked');
    expect(await person(sessionId)).toMatchObject({ state: 'pass' });
    expect(await stateOf(caseId)).toBe('asked');
    await timer();
    expect(await stateOf(caseId)).toBe('verified');
  });

  it('does not take on whom the face API did not confirm', async () => {
    const { caseId, sessionId = '' } = await begin();
    expect(await person(sessionId, 'status-3')).toMatchObject({ state: 'fail' });
    await timer();
    expect(await stateOf(caseId)).toBe('asked');
    expect(delivered).toEqual([]);
  });

  it('takes every event once: the same one again is welcome, and changes nothing', async () => {
    const { caseId, event } = await finished();
    expect(event.status).toBe(204);
    // A second reading of the result would have failed, and been answered 500.
    expect(await deliver(event.headers, event.body)).toBe(204);
    expect(await stateOf(caseId)).toBe('verified');
  });

  it('refuses an event whose body was touched, that somebody else signed, or that is sent again later', async () => {
    const { event } = await finished();
    const { body, headers } = event;
    const id = headers['x-verify-event'] ?? '';
    expect(await deliver(headers, body.replace('passed', 'failed'))).toBe(401);
    expect(await deliver(signed(id, body, Date.now(), 'k'.repeat(43)), body)).toBe(401);
    expect(await deliver(signed(id, body, Date.now() - 301_000), body)).toBe(401);
    expect(await deliver(signed(id, body, Date.now() + 301_000), body)).toBe(401);
    expect(await deliver(signed('another.finished', body), body)).toBe(401);
    expect(await deliver({}, body)).toBe(401);
  });

  it('is not moved by an event about another request', async () => {
    const { caseId, sessionId = '' } = await begin();
    const id = `${sessionId}.finished`;
    const body = JSON.stringify({ id, type: 'verification.finished', sessionId, nonce: 'another' });
    expect(await deliver(signed(id, body), body)).toBe(204);
    expect(await stateOf(caseId)).toBe('asked');
    await person(sessionId);
    await timer();
    expect(await stateOf(caseId)).toBe('verified');
  });

  it('has a mini-program of its own that builds without a warning', async () => {
    const script = await buildMiniProgram(resolve(ROOT, 'examples/onboarding/miniprogram'));
    expect(script).toContain('pages/onboarding/onboarding');
  });

  it('does not know a case that nobody began', async () => {
    expect((await fetch(`${shopUrl}/cases/${'A'.repeat(22)}`)).status).toBe(404);
  });
});
