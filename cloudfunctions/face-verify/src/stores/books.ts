/** The collection `attempts` read as a whole: counted in the database, or row by row in order. */
import * as v from 'valibot';
import { WINDOW_MS } from '../../../../miniprogram/contract/operator-usage';
import { SOURCES } from '../../../../miniprogram/contract/verifiers';
import type { Collection } from '../cloud/database';
import type { Books } from '../operator-ports';
import { AttemptSchema } from './schemas';

/** How one row ended, in MongoDB's aggregation language. */
const GROUP = {
  window: { $subtract: ['$reservedAt', { $mod: ['$reservedAt', WINDOW_MS] }] },
  source: '$source',
  state: { $ifNull: ['$decision.state', 'reserved'] },
  code: { $ifNull: ['$decision.code', 'RESERVED'] },
  // What is under way is never free.
  charged: { $ifNull: ['$decision.charged', 'unknown'] },
  isSent: { $gt: ['$decision.sends', 0] },
};
const SUMS = { count: { $sum: 1 }, apiMs: { $sum: '$decision.apiMs' } };

const Counted = v.object({
  _id: v.object({
    window: v.number(),
    source: v.picklist(SOURCES),
    state: v.picklist(['settled', 'unknown', 'refused', 'reserved']),
    code: v.string(),
    charged: v.picklist(['yes', 'no', 'unknown']),
    isSent: v.boolean(),
  }),
  count: v.number(),
  apiMs: v.number(),
});
const Reserved = v.object({ reservedAt: v.number() });

export function createBooks(collection: Collection): Books {
  const firstAt = async (condition: Readonly<Record<string, unknown>>): Promise<number | null> => {
    const [first] = await collection.before('reservedAt', Number.MAX_SAFE_INTEGER, condition, 1);
    return first === undefined ? null : v.parse(Reserved, first).reservedAt;
  };

  return {
    async countBetween(from, to, most) {
      const counted = await collection.groupBetween('reservedAt', from, to, GROUP, SUMS, most);
      return counted.map((document) => {
        const { _id, ...sums } = v.parse(Counted, document);
        return { ..._id, ...sums };
      });
    },
    oldestAt: () => firstAt({}),
    oldestUndecidedAt: () => firstAt({ decision: null }),
    async page(from, to, after, most) {
      const documents = await collection.pageBetween('reservedAt', from, to, after, most);
      return documents.map((document) => v.parse(AttemptSchema, { ...document, id: document['_id'] }));
    },
  };
}
