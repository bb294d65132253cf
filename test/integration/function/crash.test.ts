/** The function dies, or its database does, at the worst moment. Real process, real signal. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RESERVATION_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { readLedgerRow } from '../../../dev/ledger-row';
import { FUNCTION_NAME } from '../../../miniprogram/contract/actions';
import { FUNCTION_ENTRY } from '../../../scripts/build';
import { inlinePhoto, type RunningService, runService, submitOf } from './running-service';

let running: RunningService;
let photo: string;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'face-verify-'));
  photo = await inlinePhoto();
  running = await runService();
});

afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});

/** Deploys the same built function again, on a clock that is ahead. */
async function laterBy(ms: number): Promise<void> {
  const entry = join(folder, 'later.js');
  const { url, appCode } = running.faceApi;
  const clock = `const real = Date.now; Date.now = () => real() + ${ms};`;
  await writeFile(entry, `${clock} exports.main = require(${JSON.stringify(FUNCTION_ENTRY)}).main;`);
  await running.service.cloudbase.deploy({
    name: FUNCTION_NAME,
    entry,
    timeoutMs: 30_000,
    env: { FACE_API_URL: url, FACE_APPCODE: appCode, SUBJECT_KEY: 'the same key as before: thirty-two' },
  });
}

describe('a function that is killed between the paid call and its record', () => {
  it('leaves an attempt that reads unknown: never free, never a pass, never paid again', async () => {
    await running.close();
    running = await runService({ settings: { SUBJECT_KEY: 'the same key as before: thirty-two' } });
    const { cloudbase, deployed } = running.service;
    const sessionId = await running.open('a person');
    const submit = submitOf('status-1', sessionId, photo);

    // The two records of the answer are held until the end, when their connection is long dead: they
    // never happen. The session's first change is its reservation.
    const changes = { action: 'database.modifyDocument' };
    const hold = { kind: 'hold' } as const;
    const held = [
      cloudbase.faults.add({ match: { ...changes, collection: 'attempts' }, effect: hold }),
      cloudbase.faults.add({ match: { ...changes, collection: 'verifications', nth: 2 }, effect: hold }),
    ];
    const lost = running.call('a person', submit);
    await Promise.all(held.map(({ reached }) => reached));
    expect(running.faceApi.billed()).toBe(1);
    const rejected = expect(lost).rejects.toMatchObject({ errCode: -404012 });
    await deployed.kill();
    await rejected;

    expect(readLedgerRow(cloudbase, submit.attemptId)?.decision).toBeNull();
    const look = { action: 'getSession', sessionId };
    expect(await running.call('a person', look)).toMatchObject({
      data: { attempts: [{ attemptId: submit.attemptId, status: 'in-progress' }] },
    });
    expect(await running.call('a person', submit)).toMatchObject({ error: { code: 'ATTEMPT_IN_PROGRESS' } });

    await laterBy(RESERVATION_MS + 1000);
    expect(await running.call('a person', look)).toMatchObject({
      data: {
        session: { state: 'open', attempts: { limit: 5, remaining: 5 } },
        attempts: [{ status: 'decided', code: 'UNRECOGNISED', state: 'unknown' }],
      },
    });
    expect(await running.call('a person', submit)).toMatchObject({ data: { attempt: { state: 'unknown' } } });
    const row = readLedgerRow(cloudbase, submit.attemptId);
    expect(row?.decision).toMatchObject({ state: 'unknown', charged: 'unknown', problem: 'ABANDONED' });
    expect(running.faceApi.billed()).toBe(1);
  });
});

describe('a database that cannot be reached', () => {
  it.each(['database.getDocument', 'database.insertDocument'])(
    'before the call (%s) costs nothing',
    async (action) => {
      const sessionId = await running.open('a person');
      running.service.cloudbase.faults.add({ match: { action }, effect: { kind: 'cut-before' }, times: 2 });
      const answer = await running.call('a person', submitOf('status-1', sessionId, photo));
      expect(answer).toEqual({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } });
      expect(running.faceApi.calls).toEqual([]);
    },
  );

  it('after the call is tried again, and the answer is kept', async () => {
    const sessionId = await running.open('a person');
    const submit = submitOf('status-3', sessionId, photo);
    running.service.cloudbase.faults.add({
      match: { action: 'database.modifyDocument', collection: 'attempts' },
      effect: { kind: 'cut-before' },
      times: 2,
    });
    const answer = await running.call('a person', submit);
    expect(answer).toMatchObject({ data: { attempt: { code: 'DIFFERENT_PERSON' } } });
    const row = readLedgerRow(running.service.cloudbase, submit.attemptId);
    expect(row?.decision).toMatchObject({ state: 'settled', charged: 'yes' });
    expect(running.faceApi.billed()).toBe(1);
  });
});
