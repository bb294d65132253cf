/** WeChat's access_token, sealed: one document in the collection `service`. */
import * as v from 'valibot';
import type { Collection } from '../cloud/database';
import { NO_TOKEN, type TokenState, type TokenStore } from '../wechat/token';

const TOKEN = 'wechat-token';

const TokenSchema: v.GenericSchema<unknown, TokenState> = v.object({
  rev: v.number(),
  sealed: v.nullable(v.string()),
  expiresAt: v.number(),
  renewingUntil: v.number(),
});

export function createTokenStore(collection: Collection): TokenStore {
  return {
    async get() {
      const document = await collection.get(TOKEN);
      return document === null ? NO_TOKEN : v.parse(TokenSchema, document);
    },
    replace(state) {
      if (state.rev === 1) return collection.add(TOKEN, { ...state });
      return collection.changeWhere({ _id: TOKEN, rev: state.rev - 1 }, { ...state });
    },
  };
}
