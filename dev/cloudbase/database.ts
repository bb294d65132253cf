/** The collections of the environment, as a test or `npm start` sees them. */
import { Collection } from './collection';
import type { Fields } from './ejson';
import { Refusal, WIRE_CODE } from './refusal';

export class Database {
  readonly #collections = new Map<string, Collection>();

  constructor(names: readonly string[]) {
    for (const name of names) this.addCollection(name);
  }

  /** Collections are made by hand, as in the console: a write to an unknown one fails. No-op if it exists. */
  addCollection(name: string): void {
    if (!this.#collections.has(name)) this.#collections.set(name, new Collection(name));
  }

  /**
   * Copies of all documents in order of insertion.
   *
   * @throws Refusal DATABASE_COLLECTION_NOT_EXIST
   */
  documents(name: string): Fields[] {
    return this.collection(name).all();
  }

  /** Puts a document there without a wire call, hence without a journal entry. Returns its `_id`. */
  insert(name: string, document: Fields): string | number {
    return this.collection(name).insert(document);
  }

  /** Empties the collections, which stay. */
  clear(): void {
    for (const name of this.#collections.keys()) this.#collections.set(name, new Collection(name));
  }

  /** @internal for the wire actions */
  collection(name: string): Collection {
    const collection = this.#collections.get(name);
    if (collection === undefined) {
      throw new Refusal(WIRE_CODE.collectionMissing, `Db or Table not exist: ${name}`);
    }
    return collection;
  }
}
