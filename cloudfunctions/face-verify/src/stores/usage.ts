/** Rolled-up usage in the collection `usage`: windows and days are written once, and one document says how far. */
import * as v from 'valibot';
import { SOURCES } from '../../../../miniprogram/contract/verifiers';
import type { Collection, Document } from '../cloud/database';
import type { Progress, UsageDay, UsageGroup, UsageWindow } from '../domain/usage';
import type { UsageStore } from '../operator-ports';

export const USAGE = 'usage';

const PROGRESS = 'progress';

const Group: v.GenericSchema<unknown, UsageGroup> = v.object({
  source: v.picklist(SOURCES),
  state: v.picklist(['settled', 'unknown', 'refused', 'reserved']),
  code: v.string(),
  charged: v.picklist(['yes', 'no', 'unknown']),
  isSent: v.boolean(),
  count: v.number(),
  apiMs: v.number(),
});
const WindowSchema: v.GenericSchema<unknown, UsageWindow> = v.object({
  start: v.number(),
  groups: v.array(Group),
});
const DaySchema: v.GenericSchema<unknown, UsageDay> = v.object({
  start: v.number(),
  hours: v.array(v.number()),
  groups: v.array(Group),
});
const ProgressSchema: v.GenericSchema<unknown, Progress> = v.object({ rev: v.number(), upTo: v.number() });

export function createUsageStore(collection: Collection): UsageStore {
  const between = (kind: string, from: number, to: number, most: number): Promise<readonly Document[]> =>
    collection.between('start', from, to, { kind }, most);

  return {
    async addWindow({ start, groups }) {
      await collection.add(`window:${start}`, { kind: 'window', start, groups });
    },
    async addDay({ start, hours, groups }) {
      await collection.add(`day:${start}`, { kind: 'day', start, hours, groups });
    },
    async windows(from, to, most) {
      return (await between('window', from, to, most)).map((document) => v.parse(WindowSchema, document));
    },
    async days(from, to, most) {
      return (await between('day', from, to, most)).map((document) => v.parse(DaySchema, document));
    },
    async progress() {
      const document = await collection.get(PROGRESS);
      return document === null ? null : v.parse(ProgressSchema, document);
    },
    advance({ rev, upTo }) {
      if (rev === 1) return collection.add(PROGRESS, { rev, upTo });
      return collection.changeWhere({ _id: PROGRESS, rev: rev - 1 }, { rev, upTo });
    },
    async removeBefore(windows, days) {
      const counts = await Promise.all([
        collection.removeBefore('start', windows, { kind: 'window' }),
        collection.removeBefore('start', days, { kind: 'day' }),
      ]);
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}
