/** The `database.*` actions of the wire protocol (cloudbase.md). */
import * as v from 'valibot';
import { type Actions, readRequest } from './actions';
import type { Collection } from './collection';
import type { Database } from './database';
import { type Fields, readFields, readValue, writeFields } from './ejson';
import { Refusal, WIRE_CODE } from './refusal';

/** Bounds of one query in a function (cloudbase.md). */
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

const ejson = v.optional(v.string(), '');
const InCollection = v.object({ collectionName: v.string() });
const Insert = v.object({ collectionName: v.string(), data: v.pipe(v.array(v.string()), v.minLength(1)) });
const Get = v.object({
  collectionName: v.string(),
  query: ejson,
  order: ejson,
  projection: ejson,
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), DEFAULT_LIMIT),
  offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
});
const Modify = v.object({
  collectionName: v.string(),
  query: ejson,
  data: v.string(),
  multi: v.optional(v.boolean(), false),
  merge: v.optional(v.boolean(), true),
  upsert: v.optional(v.boolean(), false),
});
const Remove = v.object({ collectionName: v.string(), query: ejson, multi: v.optional(v.boolean(), false) });
const Aggregate = v.object({
  collectionName: v.string(),
  stages: v.array(v.object({ stageKey: v.string(), stageValue: v.string() })),
});

export function databaseActions(database: Database, now: () => number): Actions {
  /** An absent query matches everything. */
  const fields = (text: string): Fields => (text === '' ? {} : readFields(text, now()));

  const actions: Actions = {
    'database.addCollection': (request) => {
      database.addCollection(readRequest(InCollection, request).collectionName);
      return {};
    },
    'database.insertDocument': (request) => {
      const { collectionName, data } = readRequest(Insert, request);
      const collection = database.collection(collectionName);
      return { insertedIds: data.map((text) => collection.insert(readFields(text, now()))) };
    },
    'database.getDocument': (request) => {
      const { collectionName, query, order, projection, limit, offset } = readRequest(Get, request);
      const list = database.collection(collectionName).find(fields(query), {
        limit: Math.min(limit, MAX_LIMIT),
        offset,
        ...(order === '' ? {} : { order: fields(order) }),
        ...(projection === '' ? {} : { projection: fields(projection) }),
      });
      return { list: list.map(writeFields) };
    },
    'database.modifyDocument': (request) => {
      const { collectionName, query, data, multi, merge, upsert } = readRequest(Modify, request);
      const collection = database.collection(collectionName);
      if (!merge) return set(collection, fields(query), fields(data));
      if (upsert) throw new Refusal(WIRE_CODE.invalidParam, 'an update cannot add a document: use set()');
      return { updated: collection.update(fields(query), operators(fields(data)), multi).length };
    },
    'database.modifyAndReturnDoc': (request) => {
      const { collectionName, query, data } = readRequest(Modify, request);
      const [doc] = database.collection(collectionName).update(fields(query), operators(fields(data)), false);
      return doc === undefined ? { updated: 0 } : { updated: 1, doc: writeFields(doc) };
    },
    'database.removeDocument': (request) => {
      const { collectionName, query, multi } = readRequest(Remove, request);
      return { deleted: database.collection(collectionName).remove(fields(query), multi) };
    },
    'database.calculateDocument': (request) => {
      const { collectionName, query } = readRequest(Get, request);
      return { total: database.collection(collectionName).count(fields(query)) };
    },
    'database.aggregateDocuments': (request) => {
      const { collectionName, stages } = readRequest(Aggregate, request);
      const pipeline = stages.map(({ stageKey, stageValue }) => {
        if (stageKey === '$out' || stageKey === '$merge') {
          throw new Refusal(WIRE_CODE.databaseFailed, `${stageKey} is not offered here`);
        }
        return { [stageKey]: readValue(stageValue, now()) };
      });
      const list = database
        .collection(collectionName)
        .aggregate(pipeline, (name) => database.documents(name));
      return { list: list.map(writeFields) };
    },
    'database.startTransaction': refuseTransaction,
  };
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      (request) => ('transactionId' in request ? refuseTransaction() : action(request)),
    ]),
  );
}

/** `doc(id).set()`: the id is the query, the data is the whole document. */
function set(collection: Collection, query: Fields, data: Fields): unknown {
  const id = query['_id'];
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new Refusal(WIRE_CODE.invalidParam, 'set() needs one _id');
  }
  if (Object.keys(data).some((name) => name.startsWith('$'))) {
    throw new Refusal(WIRE_CODE.invalidParam, 'set() takes no update operators');
  }
  return collection.replace(id, data) === 'replaced' ? { updated: 1 } : { updated: 0, upsert_id: id };
}

function operators(modifier: Fields): Fields {
  const names = Object.keys(modifier);
  if (names.length > 0 && names.every((name) => name.startsWith('$'))) return modifier;
  throw new Refusal(WIRE_CODE.invalidParam, 'an update consists of update operators');
}

/** The SDK's transactions lose conflicts (cloudbase.md, traps 1 and 2): the product does not use them. */
function refuseTransaction(): never {
  throw new Refusal(WIRE_CODE.databaseFailed, 'no transactions here: use a conditional update');
}
