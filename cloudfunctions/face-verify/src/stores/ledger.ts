/** Attempts in the collection `attempts`: a row is added reserved, decided once, and then stands. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import type { Reservation } from '../domain/attempt';
import type { Ledger } from '../ports';
import { AttemptSchema } from './schemas';

export const ATTEMPTS = 'attempts';

/** More than any session's limit in use; a page shows the latest only. */
const MOST_SHOWN = 20;

/** What is left of a person after he erased his data. */
const NOBODY = { user: '', subject: '', fingerprint: '', maskedName: '', sealedStep: null } as const;

/** The row that this submit, or a twin of it on the same revision, added, and that nobody has decided or taken over. */
const unclaimed = ({ id, sessionId, sessionRev, fingerprint }: Reservation) => ({
  ...{ _id: id, sessionId, sessionRev, fingerprint },
  decision: null,
  adopted: false,
});

export function createLedger(collection: Collection): Ledger {
  const parse = (document: Readonly<Record<string, unknown>>) =>
    v.parse(AttemptSchema, { ...document, id: document['_id'] });

  return {
    async get(attemptId) {
      const document = await collection.get(attemptId);
      return document === null ? null : parse(document);
    },
    reserve({ id, ...fields }) {
      return collection.add(id, { ...fields, adopted: false });
    },
    adopt(reservation) {
      return collection.changeWhere(unclaimed(reservation), { adopted: true });
    },
    refuse(reservation, decision) {
      return collection.changeWhere(unclaimed(reservation), { decision });
    },
    decide(attemptId, decision) {
      // What the step was asked by is of no use any more.
      return collection.changeWhere({ _id: attemptId, decision: null }, { decision, sealedStep: null });
    },
    async undecidedBefore(instant, most, which) {
      const condition = which === 'all' ? { decision: null } : { decision: null, sealedStep: null };
      return (await collection.before('reservedAt', instant, condition, most)).map(parse);
    },
    openStep({ id, sessionId, sessionRev, fingerprint }, sealedStep) {
      const own = { _id: id, sessionId, sessionRev, fingerprint, decision: null, sealedStep: null };
      return collection.changeWhere(own, { sealedStep });
    },
    async ofUser(user, most) {
      return (await collection.latest({ user }, 'reservedAt', most)).map(parse);
    },
    async anonymise(attemptId) {
      await collection.changeWhere({ _id: attemptId }, NOBODY);
    },
    removeBefore: (instant) => collection.removeBefore('reservedAt', instant),
    async ofSession(sessionId) {
      const documents = await collection.latest({ sessionId }, 'reservedAt', MOST_SHOWN);
      return documents.map(parse);
    },
  };
}
