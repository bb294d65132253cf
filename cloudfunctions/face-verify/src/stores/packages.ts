/** What was bought, in the collection `packages`: entered and corrected by operators, compare-and-set on `rev`. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import type { Package } from '../domain/packages';
import type { Packages } from '../operator-ports';

export const PACKAGES = 'packages';

const PackageSchema: v.GenericSchema<unknown, Package> = v.object({
  id: v.string(),
  rev: v.number(),
  calls: v.number(),
  priceYuan: v.number(),
  from: v.number(),
  to: v.number(),
  used: v.nullable(v.object({ calls: v.number(), at: v.number() })),
  orderId: v.string(),
  enteredAt: v.number(),
});

export function createPackages(collection: Collection): Packages {
  const parse = (document: Readonly<Record<string, unknown>>): Package =>
    v.parse(PackageSchema, { ...document, id: document['_id'] });

  return {
    async get(id) {
      const document = await collection.get(id);
      return document === null ? null : parse(document);
    },
    async endingAfter(instant, most) {
      const documents = await collection.between('to', instant, Number.MAX_SAFE_INTEGER, {}, most);
      return documents.map(parse);
    },
    save({ id, ...fields }) {
      if (fields.rev === 1) return collection.add(id, fields);
      return collection.changeWhere({ _id: id, rev: fields.rev - 1 }, fields);
    },
    remove: (id) => collection.remove(id),
  };
}
