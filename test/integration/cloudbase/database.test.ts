/** The database of the stand-in, seen through the real SDK. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cloudbase, startCloudbase } from '../../../dev/cloudbase';
import { connectSdk, type SdkCollection, type SdkDatabase } from './sdk';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

let cloudbase: Cloudbase;
let db: SdkDatabase;
let things: SdkCollection;
let suite = 0;

beforeAll(async () => {
  cloudbase = await startCloudbase({ now: () => NOW });
  db = connectSdk(cloudbase).database();
});
afterAll(() => cloudbase.close());
beforeEach(() => {
  suite += 1;
  const name = `things-${suite}`;
  cloudbase.database.addCollection(name);
  things = db.collection(name);
});

const stored = () => cloudbase.database.documents(`things-${suite}`);

describe('adding', () => {
  it('gives a document without an id an id of 32 hexadecimal digits', async () => {
    const { _id } = await things.add({ data: { n: 1 } });
    expect(_id).toMatch(/^[0-9a-f]{32}$/);
    expect(stored()).toEqual([{ _id, n: 1 }]);
  });

  it('keeps every type that the SDK can send', async () => {
    const data = {
      _id: 'a',
      text: '张三',
      whole: 2 ** 40,
      part: 0.5,
      at: new Date(7),
      none: null,
      list: [1, { b: true }],
    };
    await things.add({ data });
    expect(stored()).toEqual([data]);
    expect((await things.doc('a').get()).data).toEqual(data);
  });

  it('puts the server date where it was asked for, offset included', async () => {
    await things.add({ data: { _id: 'a', at: db.serverDate(), later: db.serverDate({ offset: 1000 }) } });
    expect(stored()).toEqual([{ _id: 'a', at: new Date(NOW), later: new Date(NOW + 1000) }]);
  });

  it('refuses an id that is taken, with MongoDB’s E11000', async () => {
    await things.add({ data: { _id: 'a', n: 1 } });
    await expect(things.add({ data: { _id: 'a', n: 2 } })).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringContaining('E11000'),
    });
    expect(stored()).toEqual([{ _id: 'a', n: 1 }]);
  });

  it('lets one of several concurrent adds of an id win', async () => {
    const adds = [1, 2, 3, 4, 5].map((n) => things.add({ data: { _id: 'a', n } }));
    const results = await Promise.allSettled(adds);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(stored()).toHaveLength(1);
  });

  it('adds several documents at once', async () => {
    const { _ids } = await things.add({ data: [{ _id: 'a' }, { _id: 'b' }] });
    expect(_ids).toEqual(['a', 'b']);
  });
});

describe('reading', () => {
  beforeEach(() => {
    for (let n = 1; n <= 5; n += 1) {
      cloudbase.database.insert(`things-${suite}`, { _id: `t${n}`, n, tag: n % 2 ? 'odd' : 'even' });
    }
  });

  const ids = async (query: { get(): Promise<{ data: Record<string, unknown>[] }> }) =>
    (await query.get()).data.map((document) => document['_id']);

  it('throws for a document that does not exist', async () => {
    await expect(things.doc('none').get()).rejects.toMatchObject({
      errMsg: expect.stringContaining('does not exist'),
    });
  });

  it('selects by value, by command and by pattern', async () => {
    expect(await ids(things.where({ tag: 'even' }))).toEqual(['t2', 't4']);
    expect(await ids(things.where({ n: db.command.gt(3), tag: 'odd' }))).toEqual(['t5']);
    expect(await ids(things.where({ n: db.command.in([1, 5]) }))).toEqual(['t1', 't5']);
    expect(await ids(things.where({ tag: db.RegExp({ regexp: '^EV', options: 'i' }) }))).toEqual([
      't2',
      't4',
    ]);
  });

  it('selects by what is missing, by date and by one of several conditions', async () => {
    const name = `things-${suite}`;
    cloudbase.database.insert(name, { _id: 'dated', at: new Date(1000), none: null });
    const { lt, or, and, gt, exists } = db.command;
    expect(await ids(things.where({ at: lt(new Date(1001)) }))).toEqual(['dated']);
    expect(await ids(things.where({ at: lt(new Date(1000)) }))).toEqual([]);
    expect(await ids(things.where({ n: exists(false), none: null }))).toEqual(['dated']);
    expect(await ids(things.where({ n: and(gt(1), lt(3)) }))).toEqual(['t2']);
    expect(await ids(things.where(or([{ n: 1 }, { tag: 'even', n: gt(3) }])))).toEqual(['t1', 't4']);
  });

  it('does not compare values of different types', async () => {
    cloudbase.database.insert(`things-${suite}`, { _id: 'text', n: '9' });
    cloudbase.database.insert(`things-${suite}`, { _id: 'null', n: null });
    expect(await ids(things.where({ n: db.command.lt(99) }))).toHaveLength(5);
  });

  it('orders, skips, limits and projects', async () => {
    const { data } = await things
      .orderBy('tag', 'asc')
      .orderBy('n', 'desc')
      .skip(1)
      .limit(2)
      .field({ n: true })
      .get();
    expect(data).toEqual([
      { _id: 't2', n: 2 },
      { _id: 't5', n: 5 },
    ]);
  });

  it('counts', async () => {
    expect((await things.where({ tag: 'odd' }).count()).total).toBe(3);
    expect((await things.count()).total).toBe(5);
  });

  it('answers 100 documents unless asked for more, and never more than 1000', async () => {
    for (let n = 0; n < 1100; n += 1) cloudbase.database.insert(`things-${suite}`, { _id: n });
    expect(await ids(things)).toHaveLength(100);
    expect(await ids(things.limit(2000))).toHaveLength(1000);
  });

  it('aggregates', async () => {
    const { list } = await things
      .aggregate()
      .match({ n: db.command.gt(1) })
      .group({ _id: '$tag', sum: { $sum: '$n' } })
      .end();
    expect(list).toEqual([
      { _id: 'even', sum: 6 },
      { _id: 'odd', sum: 8 },
    ]);
  });
});

describe('removing', () => {
  it('removes one document, or all that match', async () => {
    await things.add({ data: [{ _id: 'a' }, { _id: 'b', old: true }, { _id: 'c', old: true }] });
    expect((await things.doc('a').remove()).stats.removed).toBe(1);
    expect((await things.doc('a').remove()).stats.removed).toBe(0);
    expect((await things.where({ old: true }).remove()).stats.removed).toBe(2);
    expect(stored()).toEqual([]);
  });
});

describe('what CloudBase refuses', () => {
  it.each<[string, (missing: SdkCollection) => Promise<unknown>]>([
    ['add', (missing) => missing.add({ data: { n: 1 } })],
    ['get', (missing) => missing.get()],
    ['update', (missing) => missing.doc('a').update({ data: { n: 1 } })],
    ['set', (missing) => missing.doc('a').set({ data: { n: 1 } })],
    ['remove', (missing) => missing.doc('a').remove()],
    ['count', (missing) => missing.count()],
  ])('refuses %s in a collection that nobody made', async (_action, run) => {
    await expect(run(db.collection('missing'))).rejects.toMatchObject({ errCode: -502005 });
  });

  it('makes a collection when asked to', async () => {
    await db.createCollection('made');
    await db.collection('made').add({ data: { _id: 'a' } });
    expect(cloudbase.database.documents('made')).toEqual([{ _id: 'a' }]);
  });

  it('refuses transactions, whose conflicts the SDK loses', async () => {
    await expect(db.startTransaction()).rejects.toMatchObject({
      message: expect.stringContaining('no transactions'),
    });
  });

  it.each([
    ['an unknown operator', { n: { $nearly: 1 } }],
    ['code', { $where: 'true' }],
  ])('refuses %s in a query', async (_what, condition) => {
    await things.add({ data: { n: 1 } });
    await expect(things.where(condition).get()).rejects.toMatchObject({ errCode: -502001 });
  });

  it('hands out copies: changing one changes nothing', async () => {
    const { _id } = await things.add({ data: { deep: { n: 1 } } });
    const [copy] = stored();
    Object.assign(copy ?? {}, { deep: 'changed' });
    expect(stored()).toEqual([{ _id, deep: { n: 1 } }]);
  });
});
