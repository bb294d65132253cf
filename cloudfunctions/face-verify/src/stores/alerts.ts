/** Warnings in the collection `alerts`: one document per event, claimed by compare-and-set on `rev`. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import type { Alert, Incident } from '../domain/alerts';
import { PROBLEMS } from '../domain/reply';
import type { Alerts } from '../operator-ports';

export const ALERTS = 'alerts';

const IncidentSchema: v.GenericSchema<unknown, Incident> = v.variant('kind', [
  v.object({
    kind: v.literal('LOW'),
    remaining: v.number(),
    share: v.number(),
    threshold: v.number(),
    daysLeft: v.nullable(v.number()),
  }),
  v.object({ kind: v.literal('NONE_LEFT') }),
  v.object({ kind: v.literal('EXPIRING'), remaining: v.number(), to: v.number() }),
  v.object({ kind: v.literal('PAUSED'), problem: v.picklist(PROBLEMS) }),
  v.object({ kind: v.literal('STOPPED') }),
  v.object({ kind: v.literal('FAILURES'), failed: v.number(), sent: v.number() }),
]);

const AlertSchema: v.GenericSchema<unknown, Alert> = v.object({
  id: v.string(),
  rev: v.number(),
  at: v.number(),
  incident: IncidentSchema,
  deliveries: v.array(v.object({ channel: v.string(), tries: v.number(), dueAt: v.nullable(v.number()) })),
  dueAt: v.nullable(v.number()),
});

export function createAlerts(collection: Collection): Alerts {
  const parse = (document: Readonly<Record<string, unknown>>): Alert =>
    v.parse(AlertSchema, { ...document, id: document['_id'] });

  return {
    async get(id) {
      const document = await collection.get(id);
      return document === null ? null : parse(document);
    },
    add: ({ id, ...fields }) => collection.add(id, fields),
    async due(now, most) {
      return (await collection.before('dueAt', now + 1, {}, most)).map(parse);
    },
    replace({ id, ...fields }) {
      return collection.changeWhere({ _id: id, rev: fields.rev - 1 }, fields);
    },
    removeBefore: (instant) => collection.removeBefore('at', instant),
  };
}
