/** The examples as an integrator runs them: processes that are given the settings which `npm start` prints. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personFor, startFaceApi } from '../../../dev/face-api';
import { type HttpTrigger, startHttpTrigger } from '../../../dev/http-trigger';
import { drawPortrait } from '../../../dev/sample-photo';
import { type Service, startService } from '../../../dev/service';
import { verifyOnce } from '../../../dev/verification';

const run = promisify(execFile);
const EXAMPLES = resolve(__dirname, '../../../examples');

let faceApi: Awaited<ReturnType<typeof startFaceApi>>;
let service: Service;
let trigger: HttpTrigger;
let photo: Buffer;

beforeAll(async () => {
  faceApi = await startFaceApi();
  service = await startService({ faceApi });
  photo = await drawPortrait({ width: 480, height: 640, format: 'jpeg' });
  trigger = await startHttpTrigger({ cloudbase: service.cloudbase });
});

afterAll(async () => {
  await trigger.close();
  await service.close();
  await faceApi.close();
});

/** What the example printed. Rejects, with what it said, where it ended with another code than 0. */
async function example(script: string, ...args: string[]): Promise<Record<string, string>> {
  const { id, key } = service.integrator;
  const env = { PATH: process.env['PATH'], VERIFY_URL: trigger.url, VERIFY_ID: id, VERIFY_KEY: key };
  const { stdout } = await run(process.execPath, [resolve(EXAMPLES, script), ...args], { env });
  return JSON.parse(stdout);
}

/** What the phone does meanwhile. */
const verify = (sessionId: string) =>
  verifyOnce(service.cloudbase, { ...personFor('status-1'), photo }, sessionId);

const CREATE = 'create-session/create-session.mjs';
const READ = 'create-session/get-result.mjs';
const CHECKS = ['verify-ticket/verify-ticket.mjs', 'verify-ticket/verify-ticket-plain.mjs'];

describe('the examples', () => {
  it('ask, read and check, one after the other', async () => {
    const { sessionId = '', nonce = '' } = await example(CREATE, 'order-7');
    await expect(example(READ, sessionId)).rejects.toThrow(/409 RESULT_PENDING/);
    expect(await verify(sessionId)).toMatchObject({ state: 'pass' });

    const { ticket = '', state } = await example(READ, sessionId);
    expect(state).toBe('passed');
    for (const check of CHECKS) {
      expect(await example(check, ticket, nonce)).toMatchObject({
        iss: 'face-verify',
        aud: 'local-shop',
        sid: sessionId,
        ref: 'order-7',
        match: 'same',
        liveness: 'none',
      });
    }
    await expect(example(READ, sessionId)).rejects.toThrow(/410 RESULT_ALREADY_READ/);
  });

  it.each(CHECKS)('%s accepts no ticket that was touched, and none for another request', async (check) => {
    const { sessionId = '', nonce = '' } = await example(CREATE);
    await verify(sessionId);
    const { ticket = '' } = await example(READ, sessionId);
    const [head = '', body = '', signature = ''] = ticket.split('.');
    const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), match: 'manual' };
    const touched = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await expect(example(check, touched, nonce)).rejects.toThrow(/signature/);
    await expect(example(check, `${none}.${body}.`, nonce)).rejects.toThrow();
    await expect(example(check, ticket, 'another nonce')).rejects.toThrow(/another request/);
    await expect(example(check, ticket, nonce)).resolves.toMatchObject({ nonce });
  });
});
