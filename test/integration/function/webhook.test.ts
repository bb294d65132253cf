/** Webhooks through the built function, its timer, and an integrator's server that fails at first. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isSignedBy } from '../../../cloudfunctions/face-verify/src/integrators/signature';
import { personFor } from '../../../dev/face-api';
import { type HttpTrigger, startHttpTrigger } from '../../../dev/http-trigger';
import { integratorSettings, newIntegrator } from '../../../dev/integrator';
import { FUNCTION_NAME } from '../../../miniprogram/contract/actions';
import { post } from './integrator-client';
import { inlinePhoto, type RunningService, runService, submitOf } from './running-service';
import { type ShiftedClock, shiftedClock } from './shifted-clock';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const ASKED = { reference: 'order-1001', nonce: 'a-nonce-of-the-shop', purpose: '开通账户', webhook: true };
const MINUTE = 60_000;

let receiver: Server;
let received: Received[];
/** Status of each answer in turn, then 204. */
let statuses: number[];
let clock: ShiftedClock;
let running: RunningService;
let trigger: HttpTrigger;
let shop: ReturnType<typeof newIntegrator>;
let photo: string;

beforeAll(async () => {
  photo = await inlinePhoto();
  clock = await shiftedClock();
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const status = statuses.shift() ?? 204;
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  const port = typeof address === 'object' ? address?.port : 0;
  shop = newIntegrator('shop', { webhook: `http://127.0.0.1:${port}/hook` });
  running = await runService({ entry: clock.entry, settings: integratorSettings([shop]) });
  trigger = await startHttpTrigger({ cloudbase: running.service.cloudbase });
});

beforeEach(() => {
  received = [];
  statuses = [];
});

afterEach(() => clock.setAhead(0));

afterAll(async () => {
  await trigger.close();
  await running.close();
  receiver.closeAllConnections();
  receiver.close();
  await clock.remove();
});

const tick = (): Promise<unknown> =>
  running.service.cloudbase.callFunction({
    name: FUNCTION_NAME,
    data: { Type: 'Timer', TriggerName: 'sweep' },
    extra: { SOURCE: 'wx_trigger' },
  });

async function asked(): Promise<string> {
  const { text } = await post(trigger.url, shop, '/sessions', ASKED);
  return /"sessionId":"([\w-]{22})"/.exec(text)?.[1] ?? '';
}

async function passed(): Promise<string> {
  const sessionId = await asked();
  await running.call('a person', { action: 'openSession', sessionId });
  await running.call('a person', submitOf('status-1', sessionId, photo));
  return sessionId;
}

describe('the end of a verification', () => {
  it('is told by the next tick of the timer, signed, without anything of the person', async () => {
    const sessionId = await passed();
    await tick();
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(JSON.parse(body)).toEqual({
      id: `${sessionId}.finished`,
      type: 'verification.finished',
      sessionId,
      reference: 'order-1001',
      nonce: 'a-nonce-of-the-shop',
      state: 'passed',
      at: expect.any(Number),
    });
    const time = String(headers['x-verify-time']);
    const nonce = String(headers['x-verify-event']);
    const parts = { method: 'EVENT', path: 'verification.finished', time, nonce, body };
    expect(isSignedBy(shop.key, parts, String(headers['x-verify-signature']))).toBe(true);
    expect(nonce).toBe(`${sessionId}.finished`);
    const { name, idNumber } = personFor('status-1');
    const row = JSON.stringify(running.service.cloudbase.database.documents('attempts'));
    const hashes = [...row.matchAll(/"(?:user|subject|fingerprint)":"([^"]+)"/g)].map(([, hash]) => hash);
    expect(hashes.length).toBeGreaterThan(0);
    for (const secret of [name, name.slice(-1), idNumber, idNumber.slice(6, 14), ...hashes]) {
      expect(body + JSON.stringify(headers)).not.toContain(secret);
    }
  });

  it('is told again, as the same event, until it is accepted, and then no more', async () => {
    const sessionId = await passed();
    statuses = [500, 503];
    for (const minutes of [0, 0.5, 1.1, 3, 6.5, 60, 600]) {
      await clock.setAhead(minutes * MINUTE);
      await tick();
    }
    expect(received.map(({ headers }) => headers['x-verify-event'])).toEqual(
      Array.from({ length: 3 }, () => `${sessionId}.finished`),
    );
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    const log = running.service.deployed.logLines.filter((line) => line.includes(sessionId));
    const lines = log.map((line) => JSON.parse(line));
    expect(lines.map(({ event, tries, problem }) => [event, tries, problem])).toEqual([
      ['webhook-failed', 1, 'HTTP_500'],
      ['webhook-failed', 2, 'HTTP_503'],
      ['webhook-delivered', 3, null],
    ]);
  });

  it('is told where the person never came', async () => {
    await asked();
    await clock.setAhead(31 * MINUTE);
    await tick();
    expect(received.map(({ body }) => JSON.parse(body).state)).toEqual(['expired']);
  });

  it('does not follow a redirect', async () => {
    await passed();
    statuses = [302];
    await tick();
    expect(received).toHaveLength(1);
    await clock.setAhead(2 * MINUTE);
    await tick();
    expect(received).toHaveLength(2);
  });
});
