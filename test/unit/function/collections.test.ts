/** Every query that is not by `_id` has an index: a ledger of a million rows is swept every minute. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Collection } from '../../../cloudfunctions/face-verify/src/cloud/database';
import { createAlerts } from '../../../cloudfunctions/face-verify/src/stores/alerts';
import { createBooks } from '../../../cloudfunctions/face-verify/src/stores/books';
import { COLLECTIONS, type IndexFields } from '../../../cloudfunctions/face-verify/src/stores/collections';
import { createDailyCalls } from '../../../cloudfunctions/face-verify/src/stores/daily-calls';
import { createLedger } from '../../../cloudfunctions/face-verify/src/stores/ledger';
import { createNonces } from '../../../cloudfunctions/face-verify/src/stores/nonces';
import { createPackages } from '../../../cloudfunctions/face-verify/src/stores/packages';
import { createPosters } from '../../../cloudfunctions/face-verify/src/stores/posters';
import { createSessions } from '../../../cloudfunctions/face-verify/src/stores/sessions';
import { createTallies } from '../../../cloudfunctions/face-verify/src/stores/tallies';
import { createUsageStore } from '../../../cloudfunctions/face-verify/src/stores/usage';

interface Query {
  readonly conditions: readonly string[];
  readonly by: string;
}

/** A collection that is empty, and writes down what it is asked. */
function recording(queries: Query[]): Collection {
  const note = (condition: object, by: string): void => {
    queries.push({ conditions: Object.keys(condition), by });
  };
  return {
    get: async () => null,
    add: async () => true,
    changeWhere: async () => true,
    countUp: async () => true,
    remove: async () => undefined,
    before: async (field, _, condition) => {
      note(condition, field);
      return [];
    },
    removeBefore: async (field, _, condition = {}) => {
      note(condition, field);
      return 0;
    },
    between: async (field, _from, _to, condition) => {
      note(condition, field);
      return [];
    },
    pageBetween: async (field) => {
      note({}, field);
      return [];
    },
    groupBetween: async (field) => {
      note({}, field);
      return [];
    },
    latest: async (condition, orderBy) => {
      note(condition, orderBy);
      return [];
    },
  };
}

/** Equal conditions first, in any order, then the field that is sorted or compared. */
const serves = (index: IndexFields, { conditions, by }: Query): boolean => {
  const fields = index.map(([field]) => field);
  const first = fields.slice(0, conditions.length);
  return conditions.every((field) => first.includes(field)) && fields[conditions.length] === by;
};

const ASKED: readonly (readonly [string, (collection: Collection) => readonly Promise<unknown>[]])[] = [
  [
    'verifications',
    (collection) => {
      const sessions = createSessions(collection);
      return [
        sessions.openBefore(1, 1),
        sessions.ofUser('user', 1),
        sessions.removeBefore(1),
        sessions.withDueNotice(1, 1),
        sessions.inReview(1),
      ];
    },
  ],
  [
    'attempts',
    (collection) => {
      const ledger = createLedger(collection);
      const books = createBooks(collection);
      return [
        books.countBetween(0, 1, 1),
        books.oldestAt(),
        books.oldestUndecidedAt(),
        books.page(0, 1, null, 1),
        ledger.undecidedBefore(1, 1, 'all'),
        ledger.undecidedBefore(1, 1, 'without-step'),
        ledger.ofUser('user', 1),
        ledger.ofSession('session'),
        ledger.removeBefore(1),
      ];
    },
  ],
  ['tallies', (collection) => [createTallies(collection, () => 1).removeExpired(1)]],
  [
    'calls',
    (collection) => {
      const calls = createDailyCalls(collection);
      return [calls.read(1), calls.removeExpired(1)];
    },
  ],
  [
    'usage',
    (collection) => {
      const usage = createUsageStore(collection);
      return [usage.windows(0, 1, 1), usage.days(0, 1, 1), usage.removeBefore(1, 1)];
    },
  ],
  ['packages', (collection) => [createPackages(collection).endingAfter(1, 1)]],
  [
    'alerts',
    (collection) => {
      const alerts = createAlerts(collection);
      return [alerts.due(1, 1), alerts.removeBefore(1)];
    },
  ],
  ['posters', (collection) => [createPosters(collection).latest(null, 1)]],
  ['nonces', (collection) => [createNonces(collection).removeExpired(1)]],
];

describe('the collections', () => {
  it('are those that the function opens', () => {
    const roots = ['index.ts', 'operator/index.ts'];
    const sources = roots.map((root) =>
      readFileSync(resolve(__dirname, '../../../cloudfunctions/face-verify/src', root), 'utf8'),
    );
    const opened = new Set(
      [...sources.join('\n').matchAll(/openCollection\((\w+)\)/g)].map(([, name]) => name),
    );
    expect(COLLECTIONS).toHaveLength(opened.size);
  });

  it.each(ASKED)('%s has an index for each of its queries', async (name, ask) => {
    const queries: Query[] = [];
    await Promise.all(ask(recording(queries)));
    const indexes = COLLECTIONS.find((row) => row.name === name)?.indexes ?? [];
    expect(queries.length).toBeGreaterThan(0);
    expect(queries.filter((query) => !indexes.some((index) => serves(index, query)))).toEqual([]);
  });

  it.each(COLLECTIONS)('$name has no index twice', ({ indexes }) => {
    expect(new Set(indexes.map((index) => JSON.stringify(index))).size).toBe(indexes.length);
  });
});
