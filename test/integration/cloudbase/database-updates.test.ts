/** Updates in the database of the stand-in: operators, conditions, races, and what MongoDB refuses. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cloudbase, startCloudbase } from '../../../dev/cloudbase';
import { connectSdk, type SdkCollection, type SdkDatabase } from './sdk';

let cloudbase: Cloudbase;
let db: SdkDatabase;
let things: SdkCollection;
let suite = 0;

beforeAll(async () => {
  cloudbase = await startCloudbase();
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

describe('updating', () => {
  it('merges nested objects and replaces them where told to', async () => {
    await things.add({ data: { _id: 'a', deep: { x: 1, y: 1 }, flat: { x: 1, y: 1 } } });
    await things.doc('a').update({ data: { deep: { y: 2 }, flat: db.command.set({ y: 2 }) } });
    expect(stored()).toEqual([{ _id: 'a', deep: { x: 1, y: 2 }, flat: { y: 2 } }]);
  });

  it('increments, appends and removes fields', async () => {
    await things.add({ data: { _id: 'a', n: 1, list: [1], old: true } });
    const { inc, push, remove } = db.command;
    await things.doc('a').update({ data: { n: inc(2), fresh: inc(1), list: push([2, 3]), old: remove() } });
    expect(stored()).toEqual([{ _id: 'a', n: 3, fresh: 1, list: [1, 2, 3] }]);
  });

  it('reports no update for a document that does not exist or already is so', async () => {
    await things.add({ data: { _id: 'a', n: 1 } });
    expect((await things.doc('none').update({ data: { n: 1 } })).stats.updated).toBe(0);
    expect((await things.doc('a').update({ data: { n: 1 } })).stats.updated).toBe(0);
  });

  it('lets exactly one of several concurrent conditional updates win', async () => {
    await things.add({ data: { _id: 'a', state: 'open', winner: 0 } });
    const updates = [1, 2, 3, 4, 5].map((winner) =>
      things.where({ _id: 'a', state: 'open' }).update({ data: { state: 'taken', winner } }),
    );
    const counts = (await Promise.all(updates)).map(({ stats }) => stats.updated);
    expect(counts.sort()).toEqual([0, 0, 0, 0, 1]);
  });

  it('loses no concurrent increment', async () => {
    await things.add({ data: { _id: 'a', n: 0 } });
    await Promise.all(
      Array.from({ length: 20 }, () => things.doc('a').update({ data: { n: db.command.inc(1) } })),
    );
    expect(stored()).toEqual([{ _id: 'a', n: 20 }]);
  });

  it.each([
    ['an increment of null', { n: null }, () => ({ n: db.command.inc(1) })],
    ['an increment of a text', { n: '1' }, () => ({ n: db.command.inc(1) })],
    ['an append to a text', { n: 'x' }, () => ({ n: db.command.push([1]) })],
    ['a field inside null', { n: null }, () => ({ n: { m: 1 } })],
    ['a field inside a number', { n: 1 }, () => ({ n: { m: 1 } })],
    ['a named field inside a list', { n: [1] }, () => ({ n: { m: 1 } })],
  ])('refuses %s, as MongoDB does, and changes nothing', async (_what, before, data) => {
    cloudbase.database.insert(`things-${suite}`, { _id: 'a', ...before });
    await expect(things.doc('a').update({ data: { other: 1, ...data() } })).rejects.toMatchObject({
      errCode: -502001,
    });
    expect(stored()).toEqual([{ _id: 'a', ...before }]);
  });

  it('sets a whole document, whether it existed or not', async () => {
    expect((await things.doc('a').set({ data: { n: 1, old: 1 } })).stats).toEqual({ updated: 0, created: 1 });
    expect((await things.doc('a').set({ data: { n: 2 } })).stats).toEqual({ updated: 1, created: 0 });
    expect(stored()).toEqual([{ _id: 'a', n: 2 }]);
  });
});
