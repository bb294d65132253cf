import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SHARDS } from '../../../cloudfunctions/face-verify/src/domain/daily-calls';
import { dayInChina } from '../../../cloudfunctions/face-verify/src/domain/limits';
import { startService } from '../../../dev/service';
import { sequentialTrips } from '../../../dev/wire-trips';
import { FUNCTION_NAME } from '../../../miniprogram/contract/actions';
import { uploadPath } from '../../../miniprogram/contract/image';
import { inlinePhoto, newId, type RunningService, runService, submitOf } from './running-service';

let running: RunningService;
let photo: string;

beforeAll(async () => {
  photo = await inlinePhoto();
  running = await runService();
});

afterEach(() => running.service.cloudbase.faults.clear());
afterAll(() => running.close());

describe('callers whose calls overlap in one instance', () => {
  it('keep their own identity', async () => {
    const { cloudbase } = running.service;
    const people = Array.from({ length: 20 }, (_, i) => `person-${i}`);
    const held = cloudbase.faults.add({
      match: { action: 'database.insertDocument' },
      effect: { kind: 'hold' },
      times: people.length,
    });
    const opening = Promise.all(people.map((person) => running.open(person)));
    await held.reached;
    held.release();
    const sessions = await opening;
    for (const [i, sessionId] of sessions.entries()) {
      const look = { action: 'getSession', sessionId };
      expect(await running.call(`person-${i}`, look)).toMatchObject({ ok: true });
      const next = `person-${(i + 1) % people.length}`;
      expect(await running.call(next, look)).toEqual({ ok: false, error: { code: 'SESSION_FOREIGN' } });
    }
  });

  it('pay once when they are one person tapping three times', async () => {
    const before = running.faceApi.billed();
    const sessionId = await running.open('a quick finger');
    const submit = submitOf('status-1', sessionId, photo);
    const answers = await Promise.all([1, 2, 3].map(() => running.call('a quick finger', submit)));
    expect(running.faceApi.billed() - before).toBe(1);
    expect(answers.filter((answer) => JSON.stringify(answer).includes('SAME_PERSON'))).toHaveLength(1);
    // Whoever asks again gets the recorded answer.
    expect(await running.call('a quick finger', submit)).toMatchObject({
      data: { attempt: { state: 'pass' } },
    });
    expect(running.faceApi.billed() - before).toBe(1);
  });
});

/** As after the first calls of a day: each shard of the day's count exists. */
function beginDay(): void {
  const day = dayInChina(Date.now());
  const { database } = running.service.cloudbase;
  const known = new Set(database.documents('calls').map((document) => document['_id']));
  for (let shard = 0; shard < SHARDS; shard += 1) {
    const _id = `${day}:${shard}`;
    if (!known.has(_id))
      database.insert('calls', { _id, day, shard, count: 0, expiresAt: Date.now() + 86_400_000 });
  }
}

describe('the paid path', () => {
  it('makes three database trips one after another: read, reserve, record', async () => {
    const { journal, faults } = running.service.cloudbase;
    beginDay();
    const sessionId = await running.open('a counted person');
    journal.clear();
    // Slow enough that what is sent together is seen together.
    faults.add({ match: {}, effect: { kind: 'slow', ms: 150 }, times: 20 });
    await running.call('a counted person', submitOf('status-1-id-with-x', sessionId, photo));
    const actions = journal.entries().filter(({ action }) => action.startsWith('database.'));
    const counted = new Map<string, number>();
    for (const { action, collection } of actions) {
      const name = `${action.slice('database.'.length)} ${collection}`;
      counted.set(name, (counted.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(counted)).toEqual({
      'getDocument attempts': 1,
      'getDocument calls': 1,
      'getDocument service': 1,
      'getDocument tallies': 2,
      'getDocument verifications': 1,
      'insertDocument attempts': 1,
      'insertDocument tallies': 2,
      'modifyDocument attempts': 1,
      'modifyDocument calls': 1,
      'modifyDocument verifications': 2,
    });
    expect(sequentialTrips(actions)).toBe(3);
  });
});

describe('a hostile call', () => {
  const refused = (code: string) =>
    expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

  it('without an open id gets nothing', async () => {
    const data = { action: 'openSession' };
    const answer = await running.service.cloudbase.callFunction({ name: FUNCTION_NAME, data });
    expect(answer).toEqual(refused('NOT_SIGNED_IN'));
  });

  it('cannot bring its own identity', async () => {
    const sessionId = await running.open('the owner');
    const data = { action: 'getSession', sessionId, userInfo: { openId: 'the owner', appId: 'x' } };
    expect(await running.call('the thief', data)).toEqual(refused('SESSION_FOREIGN'));
  });

  it("cannot pay with somebody else's session", async () => {
    const before = running.faceApi.calls.length;
    const sessionId = await running.open('the owner');
    expect(await running.call('the thief', submitOf('status-1', sessionId, photo))).toEqual(
      refused('SESSION_FOREIGN'),
    );
    expect(running.faceApi.calls).toHaveLength(before);
  });

  it.each([
    [
      "another attempt's file",
      (env: string) => `cloud://${env}.bucket/${uploadPath('another-another-anothe')}`,
    ],
    ['another path', (env: string) => `cloud://${env}.bucket/avatars/somebody.jpg`],
    ['a way out of the folder', (env: string) => `cloud://${env}.bucket/selfies/../avatars/somebody.jpg`],
    ['another environment', () => 'cloud://other-env.bucket/selfies/x'],
    ['an address of the web', () => 'https://127.0.0.1/photo.jpg'],
  ])('that names %s is refused, and no file is read or deleted', async (_, fileIdIn) => {
    const { cloudbase } = running.service;
    const kept = ['avatars/somebody.jpg', uploadPath('another-another-anothe')];
    for (const path of kept) cloudbase.storage.put(path, Buffer.from('not yours'));
    const sessionId = await running.open('a thief');
    cloudbase.journal.clear();
    const submit = submitOf('status-1', sessionId, photo, { photo: { fileId: fileIdIn(cloudbase.envId) } });
    expect(await running.call('a thief', submit)).toEqual(refused('PHOTO_NOT_YOURS'));
    expect(cloudbase.storage.paths().sort()).toEqual([...kept].sort());
    expect(cloudbase.journal.entries().filter(({ action }) => action.startsWith('storage.'))).toEqual([]);
  });

  it('that names its own file before it is there is told so, for free', async () => {
    const before = running.faceApi.calls.length;
    const sessionId = await running.open('an early person');
    const attemptId = newId();
    const { cloudbase } = running.service;
    const fileId = cloudbase.storage.put('x', Buffer.alloc(1)).replace(/[^/]+$/, uploadPath(attemptId));
    const submit = submitOf('status-1', sessionId, photo, { attemptId, photo: { fileId } });
    expect(await running.call('an early person', submit)).toEqual(refused('PHOTO_NOT_FOUND'));
    expect(running.faceApi.calls).toHaveLength(before);
  });
});

describe('a missing setting', () => {
  it.each(['FACE_APPCODE', 'SUBJECT_KEY'])(
    'fails at the first call with its name and nothing else: %s',
    async (name) => {
      const { faceApi } = running;
      const service = await startService({ faceApi, settings: { [name]: '' } });
      const data = { action: 'openSession' };
      const answer = await service.cloudbase.callFunction({ name: FUNCTION_NAME, data, openId: 'a person' });
      await service.close();
      expect(answer).toEqual({ ok: false, error: { code: 'SETTING_MISSING', field: name } });
      expect(service.deployed.logLines.join()).not.toContain(faceApi.appCode);
    },
  );
});
