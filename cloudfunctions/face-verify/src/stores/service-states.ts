/** Whether the face API may be asked: one document in the collection `service`. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import { OPEN_SERVICE } from '../domain/service-state';
import type { ServiceStates } from '../ports';
import { ServiceStateSchema } from './schemas';

export const SERVICE = 'service';

const FACE_API = 'face-api';

export function createServiceStates(collection: Collection): ServiceStates {
  return {
    async get() {
      const document = await collection.get(FACE_API);
      return document === null ? OPEN_SERVICE : v.parse(ServiceStateSchema, document);
    },
    replace(state) {
      if (state.rev === 1) return collection.add(FACE_API, { ...state });
      return collection.changeWhere({ _id: FACE_API, rev: state.rev - 1 }, { ...state });
    },
  };
}
