/** Lasting codes in the collection `posters`. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import type { Poster } from '../domain/poster';
import type { Posters } from '../operator-ports';

export const POSTERS = 'posters';

const PosterSchema: v.GenericSchema<unknown, Poster> = v.object({
  id: v.string(),
  integrator: v.nullable(v.string()),
  name: v.string(),
  purpose: v.string(),
  reference: v.string(),
  returnTo: v.nullable(v.string()),
  createdAt: v.number(),
  endedAt: v.nullable(v.number()),
});

export function createPosters(collection: Collection): Posters {
  const parse = (document: Readonly<Record<string, unknown>>): Poster =>
    v.parse(PosterSchema, { ...document, id: document['_id'] });

  return {
    async get(id) {
      const document = await collection.get(id);
      return document === null ? null : parse(document);
    },
    async create({ id, ...fields }) {
      if (!(await collection.add(id, fields))) throw new Error('poster id taken');
    },
    async latest(integrator, most) {
      return (await collection.latest({ integrator }, 'createdAt', most)).map(parse);
    },
    async end(id, at) {
      await collection.changeWhere({ _id: id, endedAt: null }, { endedAt: at });
    },
  };
}
