/** Verifications in the collection `verifications`: one document each, changed by compare-and-set on `rev`. */
import * as v from 'valibot';
import type { Collection, Document } from '../cloud/database';
import type { Sessions } from '../ports';
import { SessionSchema } from './schemas';

export const VERIFICATIONS = 'verifications';

export function createSessions(collection: Collection): Sessions {
  const parse = (document: Document) => v.parse(SessionSchema, { ...document, id: document['_id'] });

  return {
    async get(id) {
      const document = await collection.get(id);
      return document === null ? null : parse(document);
    },
    async create({ id, ...fields }) {
      if (!(await collection.add(id, fields))) throw new Error('session id taken');
    },
    replace({ id, ...fields }) {
      return collection.changeWhere({ _id: id, rev: fields.rev - 1 }, fields);
    },
    async openBefore(instant, most) {
      return (await collection.before('expiresAt', instant, { state: 'open' }, most)).map(parse);
    },
    async ofUser(user, most) {
      return (await collection.latest({ user }, 'createdAt', most)).map(parse);
    },
    async inReview(most) {
      return (await collection.before('endedAt', Number.MAX_SAFE_INTEGER, { state: 'review' }, most)).map(
        parse,
      );
    },
    remove: (id) => collection.remove(id),
    removeBefore: (instant) => collection.removeBefore('createdAt', instant),
    async withDueNotice(now, most) {
      return (await collection.before('notice.dueAt', now + 1, {}, most)).map(parse);
    },
  };
}
