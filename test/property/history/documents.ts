/** One collection of the database in memory: every operation is atomic on one document, as in the cloud. */
import { aggregate } from 'mingo';
import type { Collection, Document } from '../../../cloudfunctions/face-verify/src/cloud/database';

type Named = Document & { readonly _id: string };

export interface Documents {
  readonly all: ReadonlyMap<string, Document>;
  add(id: string, fields: Document): boolean;
  /** The port, with each operation handed to `send` as its effect. */
  collection(send: <Value>(effect: () => Value) => Promise<Value>): Collection;
}

/** What a write did to one document; `null`: it was not there, or is not any more. */
export type OnWrite = (before: Document | null, after: Document | null) => void;

function fieldOf(document: Document, path: string): unknown {
  let value: unknown = document;
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value;
}

const matches = (document: Document, condition: Document): boolean => {
  for (const name in condition) if (document[name] !== condition[name]) return false;
  return true;
};

const numberAt = (document: Document, path: string): number => {
  const value = fieldOf(document, path);
  return typeof value === 'number' ? value : Number.NaN;
};

export function createDocuments(onWrite: OnWrite = () => undefined): Documents {
  const all = new Map<string, Document>();

  const write = (id: string, document: Document): void => {
    const before = all.get(id) ?? null;
    all.set(id, document);
    onWrite(before, document);
  };
  const remove = (id: string): void => {
    const before = all.get(id);
    if (before !== undefined && all.delete(id)) onWrite(before, null);
  };
  const add = (id: string, fields: Document): boolean => {
    if (all.has(id)) return false;
    write(id, { _id: id, ...fields });
    return true;
  };
  const changeWhere = (condition: Named, fields: Document): boolean => {
    const document = all.get(condition._id);
    if (document === undefined || !matches(document, condition)) return false;
    write(condition._id, { ...document, ...fields });
    return true;
  };
  const countUp = (id: string, most: number): boolean => {
    const document = all.get(id);
    const count = document === undefined ? Number.NaN : numberAt(document, 'count');
    if (document === undefined || !(count < most)) return false;
    write(id, { ...document, count: count + 1 });
    return true;
  };
  const find = (condition: Document, field: string, sign: 1 | -1): Document[] =>
    [...all.values()]
      .filter((document) => matches(document, condition))
      .sort((a, b) => sign * (numberAt(a, field) - numberAt(b, field)));
  const isBefore = (field: string, instant: number) => (document: Document) =>
    numberAt(document, field) < instant;

  const isWithin = (field: string, from: number, to: number) => (document: Document) =>
    numberAt(document, field) >= from && numberAt(document, field) < to;
  const isAfter = (document: Document, field: string, after: { at: number; id: string } | null): boolean => {
    if (after === null) return true;
    const at = numberAt(document, field);
    return at > after.at || (at === after.at && String(document['_id']) > after.id);
  };

  return {
    all,
    add,
    collection: (send) => ({
      get: (id) => send(() => all.get(id) ?? null),
      add: (id, fields) => send(() => add(id, fields)),
      changeWhere: (condition, fields) => send(() => changeWhere(condition, fields)),
      countUp: (id, most) => send(() => countUp(id, most)),
      before: (field, instant, condition, most) =>
        send(() => find(condition, field, 1).filter(isBefore(field, instant)).slice(0, most)),
      latest: (condition, orderBy, most) => send(() => find(condition, orderBy, -1).slice(0, most)),
      remove: (id) => send(() => remove(id)),
      between: (field, from, to, condition, most) =>
        send(() =>
          find(condition, field, 1)
            .filter(isWithin(field, from, to))
            .slice(0, most),
        ),
      pageBetween: (field, from, to, after, most) =>
        send(() =>
          [...all.values()]
            .filter(isWithin(field, from, to))
            .filter((document) => isAfter(document, field, after))
            .sort(
              (a, b) =>
                numberAt(a, field) - numberAt(b, field) || (String(a['_id']) < String(b['_id']) ? -1 : 1),
            )
            .slice(0, most),
        ),
      groupBetween: (field, from, to, keys, sums, most) =>
        send(() => {
          const within = [...all.values()].filter(isWithin(field, from, to));
          return aggregate([...within], [{ $group: { _id: keys, ...sums } }, { $limit: most }]);
        }),
      removeBefore: (field, instant, condition = {}) =>
        send(() => {
          const old = [...all].filter(
            ([, document]) => matches(document, condition) && isBefore(field, instant)(document),
          );
          for (const [id] of old) remove(id);
          return old.length;
        }),
    }),
  };
}
