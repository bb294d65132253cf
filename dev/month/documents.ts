/**
 * A collection in memory behind the function's own port, kept in the order of one number field: a month of a
 * hundred thousand rows is read by range, as by the index that an operator makes.
 */
import { aggregate } from 'mingo';
import type { Collection, Document } from '../../cloudfunctions/face-verify/src/cloud/database';

function numberAt(document: Document, path: string): number {
  let value: unknown = document;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return typeof value === 'number' ? value : Number.NaN;
}

const matches = (document: Document, condition: Document): boolean =>
  Object.entries(condition).every(([name, value]) => document[name] === value);

export interface Documents extends Collection {
  all(): readonly Document[];
}

/** @param indexed the field that grows from document to document */
export function createDocuments(indexed: string): Documents {
  const byId = new Map<string, Document>();
  const ids: string[] = [];

  const at = (position: number): Document => byId.get(ids[position] ?? '') ?? {};
  /** The first position whose field is not before an instant. */
  function position(instant: number): number {
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numberAt(at(middle), indexed) < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function within(field: string, from: number, to: number): readonly Document[] {
    if (field === indexed) return ids.slice(position(from), position(to)).map((id) => byId.get(id) ?? {});
    return [...byId.values()]
      .filter((document) => numberAt(document, field) >= from && numberAt(document, field) < to)
      .sort((a, b) => numberAt(a, field) - numberAt(b, field));
  }
  function* upTo(instant: number): Generator<Document> {
    for (let index = 0; index < ids.length; index += 1) {
      if (numberAt(at(index), indexed) >= instant) return;
      yield at(index);
    }
  }
  /** The first ones that match, without a look at the rest. */
  function first(documents: Iterable<Document>, condition: Document, most: number): Document[] {
    const found: Document[] = [];
    for (const document of documents) {
      if (found.length >= most) break;
      if (matches(document, condition)) found.push(document);
    }
    return found;
  }

  return {
    all: () => [...byId.values()],
    get: async (id) => byId.get(id) ?? null,
    async add(id, fields) {
      if (byId.has(id)) return false;
      byId.set(id, { _id: id, ...fields });
      // Such as the one that says how far: no range holds it.
      if (!Number.isNaN(numberAt(fields, indexed)))
        ids.splice(position(numberAt(fields, indexed) + 1), 0, id);
      return true;
    },
    async changeWhere(condition, fields) {
      const document = byId.get(condition._id);
      if (document === undefined || !matches(document, condition)) return false;
      byId.set(condition._id, { ...document, ...fields });
      return true;
    },
    countUp: async () => false,
    before: async (field, instant, condition, most) =>
      field === indexed
        ? first(upTo(instant), condition, most)
        : first(within(field, Number.NEGATIVE_INFINITY, instant), condition, most),
    between: async (field, from, to, condition, most) => first(within(field, from, to), condition, most),
    pageBetween: async (field, from, to, after, most) =>
      within(field, Math.max(from, after?.at ?? from), to)
        .filter((document) => after === null || isAfter(document, field, after))
        .slice(0, most),
    groupBetween: async (field, from, to, keys, sums, most) =>
      aggregate([...within(field, from, to)], [{ $group: { _id: keys, ...sums } }, { $limit: most }]),
    async remove(id) {
      const place = ids.indexOf(id);
      if (byId.delete(id) && place >= 0) ids.splice(place, 1);
    },
    removeBefore: async () => 0,
    latest: async (condition, orderBy, most) =>
      first(
        [...within(orderBy, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)].reverse(),
        condition,
        most,
      ),
  };
}

function isAfter(document: Document, field: string, { at, id }: { at: number; id: string }): boolean {
  const time = numberAt(document, field);
  return time > at || (time === at && String(document['_id']) > id);
}
