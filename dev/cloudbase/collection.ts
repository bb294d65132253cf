/** One collection in memory: MongoDB's semantics by mingo, made strict where mingo is lenient. */
import { randomBytes } from 'node:crypto';
import { aggregate, find, updateOne } from 'mingo';
import { copyFields, type Fields, isFields } from './ejson';
import { Refusal, WIRE_CODE } from './refusal';
import { assertApplicable } from './update-guard';

export interface FindOptions {
  /** At most this many; the caller knows the platform's bounds. */
  readonly limit: number;
  readonly offset?: number;
  readonly order?: Fields;
  readonly projection?: Fields;
}

/** A function cannot bring code into the database. */
const NO_SCRIPTS = { scriptEnabled: false };

export class Collection {
  /** By `_id`, in order of insertion. */
  readonly #documents = new Map<string | number, Fields>();

  constructor(private readonly name: string) {}

  /** @throws Refusal with MongoDB's E11000 if the `_id` is taken */
  insert(fields: Fields): string | number {
    const id = fields['_id'] ?? randomBytes(16).toString('hex');
    if (typeof id !== 'string' && typeof id !== 'number') {
      throw new Refusal(WIRE_CODE.invalidParam, '_id must be a text or a number');
    }
    if (this.#documents.has(id)) {
      throw new Refusal(
        WIRE_CODE.databaseFailed,
        `E11000 duplicate key error collection: ${this.name} index: _id_ dup key: { _id: ${JSON.stringify(id)} }`,
      );
    }
    this.#documents.set(id, { _id: id, ...copyFields(fields) });
    return id;
  }

  /** Copies of the documents that match. */
  find(query: Fields, options: FindOptions): Fields[] {
    return inMongoTerms(() => {
      const cursor = find<Fields>(this.#candidates(query), query, options.projection, NO_SCRIPTS);
      if (options.order !== undefined) cursor.sort(sortSpec(options.order));
      return cursor
        .skip(options.offset ?? 0)
        .limit(options.limit)
        .all()
        .map(copyFields);
    });
  }

  count(query: Fields): number {
    return this.#matching(query).length;
  }

  /**
   * Applies update operators to the first document that matches, or to all. Nothing changes if any
   * of them cannot be updated.
   *
   * @returns the documents that really changed, as MongoDB's `nModified` counts them
   */
  update(query: Fields, modifier: Fields, multi: boolean): Fields[] {
    const matching = this.#matching(query);
    const changed = (multi ? matching : matching.slice(0, 1)).flatMap((document) => {
      assertApplicable(document, modifier);
      const copy = copyFields(document);
      const { modifiedCount } = inMongoTerms(() =>
        updateOne([copy], query, modifier, { cloneMode: 'deep' }, NO_SCRIPTS),
      );
      return modifiedCount === 0 ? [] : [copy];
    });
    for (const document of changed) this.#documents.set(idOf(document), document);
    return changed.map(copyFields);
  }

  /** Puts a whole document in the place of another, or adds it: `doc(id).set()`. */
  replace(id: string | number, fields: Fields): 'replaced' | 'added' {
    const known = this.#documents.has(id);
    this.#documents.set(id, { _id: id, ...copyFields(fields) });
    return known ? 'replaced' : 'added';
  }

  remove(query: Fields, multi: boolean): number {
    const matching = this.#matching(query);
    const removed = multi ? matching : matching.slice(0, 1);
    for (const document of removed) this.#documents.delete(idOf(document));
    return removed.length;
  }

  aggregate(pipeline: Fields[], other: (collection: string) => Fields[]): Fields[] {
    // Copied, because a stage may change what it is given; what the first stage leaves out is not.
    const [first, ...rest] = pipeline;
    const query = first?.['$match'];
    const isNarrowed = isFields(query);
    const documents = isNarrowed ? this.#matching(query).map(copyFields) : this.all();
    const stages = isNarrowed ? rest : pipeline;
    return inMongoTerms(() =>
      aggregate(documents, stages, { ...NO_SCRIPTS, collectionResolver: other }).map(copyFields),
    );
  }

  /** Copies of all documents. */
  all(): Fields[] {
    return [...this.#documents.values()].map(copyFields);
  }

  /** The index on `_id`: a test with thousands of documents should not measure this file. */
  #candidates({ _id: id }: Fields): Fields[] {
    if (typeof id !== 'string' && typeof id !== 'number') return [...this.#documents.values()];
    const document = this.#documents.get(id);
    return document === undefined ? [] : [document];
  }

  #matching(query: Fields): Fields[] {
    return inMongoTerms(() => find<Fields>(this.#candidates(query), query, undefined, NO_SCRIPTS).all());
  }
}

function idOf(document: Fields): string | number {
  const id = document['_id'];
  if (typeof id === 'string' || typeof id === 'number') return id;
  throw new Refusal(WIRE_CODE.databaseFailed, 'the _id of a document cannot be changed');
}

function sortSpec(order: Fields): Record<string, 1 | -1> {
  return Object.fromEntries(Object.entries(order).map(([field, way]) => [field, way === -1 ? -1 : 1]));
}

/** mingo throws plain errors for what MongoDB refuses: unknown operators, wrong arguments. */
function inMongoTerms<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(WIRE_CODE.databaseFailed, error instanceof Error ? error.message : 'query failed');
  }
}
