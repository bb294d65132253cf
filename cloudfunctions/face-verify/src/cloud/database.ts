/** The few database operations that we need, each atomic on one document, with checked results. */
import * as v from 'valibot';
import { sdk } from './sdk';

export type Document = Readonly<Record<string, unknown>>;

export interface Collection {
  get(id: string): Promise<Document | null>;
  /** False where the id is taken. */
  add(id: string, fields: Document): Promise<boolean>;
  /** Compare and set: changes the document only where it matches. Says whether it did. */
  changeWhere(condition: Document & { readonly _id: string }, fields: Document): Promise<boolean>;
  /** Adds one to the number field `count`, atomically and only where it is below `most`. */
  countUp(id: string, most: number): Promise<boolean>;
  /** Oldest first: documents that match and whose number field lies before an instant. */
  before(field: string, instant: number, condition: Document, most: number): Promise<readonly Document[]>;
  /** Nothing happens where it is not there (any more). */
  remove(id: string): Promise<void>;
  /** Oldest first: documents that match and whose number field lies from one instant to before another. */
  between(
    field: string,
    from: number,
    to: number,
    condition: Document,
    most: number,
  ): Promise<readonly Document[]>;
  /** The same in order of field and `_id`, from the one after a mark on. */
  pageBetween(
    field: string,
    from: number,
    to: number,
    after: { readonly at: number; readonly id: string } | null,
    most: number,
  ): Promise<readonly Document[]>;
  /**
   * Counts in the database: one document `{_id: keys, …sums}` per group, at most `most`.
   *
   * @param keys @param sums expressions of MongoDB's aggregation language
   */
  groupBetween(
    field: string,
    from: number,
    to: number,
    keys: Document,
    sums: Document,
    most: number,
  ): Promise<readonly Document[]>;
  /** Deletes documents that match and whose number field lies before an instant. @returns how many */
  removeBefore(field: string, instant: number, condition?: Document): Promise<number>;
  /** Latest first by a number field. */
  latest(condition: Document, orderBy: string, most: number): Promise<readonly Document[]>;
}

const DocumentSchema = v.record(v.string(), v.unknown());
const Found = v.object({ data: v.nullish(DocumentSchema) });
const FoundMany = v.object({ data: v.array(DocumentSchema) });
const Grouped = v.object({ list: v.array(DocumentSchema) });
const Removed = v.object({ stats: v.object({ removed: v.number() }) });
const Updated = v.object({ stats: v.object({ updated: v.number() }) });

/** Duplicate `_id`: -502001 with the engine's own E11000 in the text (cloudbase.md). */
function isDuplicateId(error: unknown): boolean {
  return error instanceof Error && /E11000|duplicate key/i.test(error.message);
}

export function openCollection(name: string): Collection {
  // A missing document is an answer, not an error.
  const database = sdk.database({ throwOnNotFound: false });
  const collection = database.collection(name);

  /** `update` merges nested objects field by field; ours are values and are replaced whole. */
  const asValues = (fields: Document): Document =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        typeof value === 'object' && value !== null ? database.command.set(value) : value,
      ]),
    );

  const within = (from: number, to: number): object =>
    database.command.gte(from).and(database.command.lt(to));

  return {
    async get(id) {
      return v.parse(Found, await collection.doc(id).get()).data ?? null;
    },
    async add(id, fields) {
      try {
        await collection.add({ data: { _id: id, ...fields } });
        return true;
      } catch (error) {
        if (isDuplicateId(error)) return false;
        throw error;
      }
    },
    async changeWhere(condition, fields) {
      const result = await collection.where(condition).update({ data: asValues(fields) });
      return v.parse(Updated, result).stats.updated === 1;
    },
    async countUp(id, most) {
      const { inc, lt } = database.command;
      const result = await collection.where({ _id: id, count: lt(most) }).update({ data: { count: inc(1) } });
      return v.parse(Updated, result).stats.updated === 1;
    },
    async before(field, instant, condition, most) {
      const matching = collection.where({ ...condition, [field]: database.command.lt(instant) });
      return v.parse(FoundMany, await matching.orderBy(field, 'asc').limit(most).get()).data;
    },
    async remove(id) {
      await collection.where({ _id: id }).remove();
    },
    async between(field, from, to, condition, most) {
      const matching = collection.where({ ...condition, [field]: within(from, to) });
      return v.parse(FoundMany, await matching.orderBy(field, 'asc').limit(most).get()).data;
    },
    async pageBetween(field, from, to, after, most) {
      const { gt, or } = database.command;
      const matching =
        after === null
          ? collection.where({ [field]: within(from, to) })
          : collection.where(
              or([{ [field]: after.at, _id: gt(after.id) }, { [field]: within(after.at + 1, to) }]),
            );
      const inOrder = matching.orderBy(field, 'asc').orderBy('_id', 'asc');
      return v.parse(FoundMany, await inOrder.limit(most).get()).data;
    },
    async groupBetween(field, from, to, keys, sums, most) {
      const matching = collection.aggregate().match({ [field]: within(from, to) });
      const groups = await matching
        .group({ _id: keys, ...sums })
        .limit(most)
        .end();
      return v.parse(Grouped, groups).list;
    },
    async removeBefore(field, instant, condition = {}) {
      const old = collection.where({ ...condition, [field]: database.command.lt(instant) });
      return v.parse(Removed, await old.remove()).stats.removed;
    },
    async latest(condition, orderBy, most) {
      const found = await collection.where(condition).orderBy(orderBy, 'desc').limit(most).get();
      return v.parse(FoundMany, found).data;
    },
  };
}
