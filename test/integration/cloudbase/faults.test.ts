/** Faults by script and the journal, through the real SDK. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cloudbase, type FaultEffect, startCloudbase } from '../../../dev/cloudbase';
import { connectSdk, type SdkCollection } from './sdk';

let cloudbase: Cloudbase;
let things: SdkCollection;
let others: SdkCollection;

beforeAll(async () => {
  cloudbase = await startCloudbase({ collections: ['things', 'others'] });
  const db = connectSdk(cloudbase).database();
  things = db.collection('things');
  others = db.collection('others');
});
afterAll(() => cloudbase.close());
beforeEach(async () => {
  cloudbase.faults.clear();
  await things.where({}).remove();
  cloudbase.journal.clear();
});

const insert = { action: 'database.insertDocument' };
const add = (id: string) => things.add({ data: { _id: id } });
const stored = () => cloudbase.database.documents('things').map((document) => document['_id']);

describe('a fault', () => {
  it.each<[FaultEffect, number, boolean]>([
    [{ kind: 'cut-before' }, -501001, false],
    [{ kind: 'cut-after' }, -501001, true],
    [{ kind: 'http-500' }, -1, false],
    [{ kind: 'error', code: 'DATABASE_REQUEST_FAILED' }, -502001, false],
    [{ kind: 'error', code: 'EXCEED_REQUEST_LIMIT', message: 'too many' }, -501003, false],
  ])('%j makes the SDK throw %d, with the document written: %s', async (effect, errCode, written) => {
    const fault = cloudbase.faults.add({ match: insert, effect });
    await expect(add('a')).rejects.toMatchObject({ errCode });
    expect(stored()).toEqual(written ? ['a'] : []);
    expect(fault.hits).toBe(1);
    expect(cloudbase.journal.entries()).toMatchObject([{ ...insert, ok: false, fault: effect.kind }]);
    await add('b');
    expect(stored()).toContain('b');
  });

  it('slow delays, then executes', async () => {
    cloudbase.faults.add({ match: insert, effect: { kind: 'slow', ms: 20 } });
    const startedAt = performance.now();
    await add('a');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(19);
    expect(stored()).toEqual(['a']);
  });

  it('hold executes nothing before its release', async () => {
    const fault = cloudbase.faults.add({ match: insert, effect: { kind: 'hold' } });
    const adding = add('a');
    await fault.reached;
    expect(stored()).toEqual([]);
    expect(cloudbase.journal.entries()).toEqual([
      expect.not.objectContaining({ endedAt: expect.anything() }),
    ]);
    fault.release();
    await adding;
    expect(stored()).toEqual(['a']);
    expect(cloudbase.journal.entries()).toMatchObject([
      { ok: true, fault: 'hold', endedAt: expect.any(Number) },
    ]);
  });

  it('hold-answer executes, and answers after its release', async () => {
    const fault = cloudbase.faults.add({ match: insert, effect: { kind: 'hold-answer' } });
    let answered = false;
    const adding = add('a').then(() => {
      answered = true;
    });
    await fault.reached;
    // Later calls of the same caller are answered meanwhile.
    await things.count();
    await things.count();
    expect(stored()).toEqual(['a']);
    expect(answered).toBe(false);
    fault.release();
    await adding;
  });

  it('hits the nth call that matches, as often as it is told', async () => {
    cloudbase.faults.add({ match: { ...insert, nth: 2 }, effect: { kind: 'cut-before' }, times: 2 });
    const results = [];
    for (const id of ['a', 'b', 'c', 'd']) results.push(...(await Promise.allSettled([add(id)])));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  });

  it('hits only the collection that it names', async () => {
    const fault = cloudbase.faults.add({ match: { collection: 'others' }, effect: { kind: 'cut-before' } });
    await add('a');
    await expect(others.count()).rejects.toBeInstanceOf(Error);
    expect(fault.hits).toBe(1);
  });

  it('that is removed hits nobody and lets go whom it held', async () => {
    const fault = cloudbase.faults.add({ match: insert, effect: { kind: 'hold' }, times: 9 });
    const adding = add('a');
    await fault.reached;
    fault.remove();
    await adding;
    await add('b');
    expect(fault.hits).toBe(1);
  });

  it('still holding when the stand-in closes ends as a cut connection', async () => {
    const closing = await startCloudbase({ collections: ['things'] });
    const fault = closing.faults.add({ match: insert, effect: { kind: 'hold' } });
    const adding = expect(
      connectSdk(closing).database().collection('things').add({ data: {} }),
    ).rejects.toBeInstanceOf(Error);
    await fault.reached;
    await closing.close();
    await adding;
    expect(closing.database.documents('things')).toEqual([]);
    connectSdk(cloudbase);
  });
});

describe('the journal', () => {
  it('counts calls in order of arrival, by action', async () => {
    await add('a');
    await things.doc('a').get();
    await add('a').catch(() => undefined);
    const entries = cloudbase.journal.entries();
    expect(entries.map(({ action, ok, code }) => [action, ok, code])).toEqual([
      ['database.insertDocument', true, undefined],
      ['database.getDocument', true, undefined],
      ['database.insertDocument', false, 'DATABASE_REQUEST_FAILED'],
    ]);
    expect(cloudbase.journal.entries('database.insertDocument')).toHaveLength(2);
    const seqs = entries.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(entries.every(({ startedAt, endedAt = 0 }) => endedAt >= startedAt)).toBe(true);
  });

  it('forgets a call under way when it is cleared', async () => {
    const fault = cloudbase.faults.add({ match: insert, effect: { kind: 'hold' } });
    const adding = add('a');
    await fault.reached;
    cloudbase.journal.clear();
    fault.release();
    await adding;
    expect(cloudbase.journal.entries()).toEqual([]);
  });

  it('holds nothing of what was written', async () => {
    await things.add({ data: { _id: 'secret-id', name: '张三' } });
    expect(JSON.stringify(cloudbase.journal.entries())).not.toMatch(/secret-id|张三/);
  });
});

describe('the server', () => {
  it('says when its port is taken', async () => {
    const port = Number(new URL(cloudbase.url).port);
    await expect(startCloudbase({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('frees its port when it is closed', async () => {
    const first = await startCloudbase();
    const port = Number(new URL(first.url).port);
    await first.close();
    const second = await startCloudbase({ port });
    expect(second.url).toBe(first.url);
    await second.close();
  });
});
