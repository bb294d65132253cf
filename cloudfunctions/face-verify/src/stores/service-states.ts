/** Whether a verifier may be asked: one document for each in the collection `service`. */
import * as v from 'valibot';
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Collection } from '../cloud/database';
import { OPEN_SERVICE } from '../domain/service-state';
import type { ServiceStates } from '../ports';
import { ServiceStateSchema } from './schemas';

export const SERVICE = 'service';

const DOCUMENTS: Readonly<Record<Source, string>> = { market: 'face-api', wechat: 'wechat' };

export function createServiceStates(collection: Collection): ServiceStates {
  return {
    async get(source) {
      const document = await collection.get(DOCUMENTS[source]);
      return document === null ? OPEN_SERVICE : v.parse(ServiceStateSchema, document);
    },
    replace(source, state) {
      const id = DOCUMENTS[source];
      if (state.rev === 1) return collection.add(id, { ...state });
      return collection.changeWhere({ _id: id, rev: state.rev - 1 }, { ...state });
    },
  };
}
