/** The three calls of WeChat's servers: HTTP, token, and the one repeat with a new token. */
import type { Seal } from '../ports';
import type { Transport } from '../transport';
import { type ErrcodeRow, errcodeRow } from './errcode-rows';
import { type Fields, parseFields } from './read';
import { createTokens, type Fetched, type TokenStore } from './token';

export interface CallOptions {
  /** Origin of WeChat's servers, without a slash at its end. */
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly timeoutMs: number;
  readonly transport: Transport;
  readonly tokens: TokenStore;
  readonly seal: Seal;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export type Called =
  | { readonly kind: 'answer'; readonly fields: Fields | null; readonly httpStatus: number }
  /** There is no token to call with: nothing was sent. */
  | { readonly kind: 'refused'; readonly row: ErrcodeRow }
  | { readonly kind: 'not-sent' | 'timeout' | 'lost' };

export type Call = (path: string, body: Readonly<Record<string, unknown>>) => Promise<Called>;

const HEADERS = { 'content-type': 'application/json; charset=UTF-8' };

/** No token can be had: not the person's fault, free, and it passes. */
const NO_TOKEN_ROW: ErrcodeRow = {
  errcodes: [],
  problem: 'UNREACHABLE',
  fault: 'wechat',
  user: 'busy',
  again: 'later',
  charged: 'no',
};

export function createCall(options: CallOptions): Call {
  const { url, appId, appSecret, timeoutMs, transport, seal, now, sleep } = options;

  const post = (path: string, body: object) =>
    transport.post(`${url}${path}`, HEADERS, JSON.stringify(body), timeoutMs);

  async function fetchToken(isRefused: boolean): Promise<Fetched<ErrcodeRow>> {
    const sent = await post('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
      force_refresh: isRefused,
    });
    const fields = sent.kind === 'answer' ? parseFields(sent.answer.body) : null;
    if (fields === null) return { ok: false, refusal: NO_TOKEN_ROW };
    const { access_token: token, expires_in: seconds, errcode } = fields;
    if (typeof token === 'string' && token !== '' && typeof seconds === 'number') {
      return { ok: true, token, expiresInMs: seconds * 1000 };
    }
    // Whatever it is, no call was made: it costs nothing.
    return { ok: false, refusal: { ...errcodeRow(errcode), charged: 'no' } };
  }

  const tokens = createTokens({ store: options.tokens, seal, fetchToken, stuck: NO_TOKEN_ROW, now, sleep });

  /** A database that cannot be reached has no token: nothing is sent then. */
  const tokenFor = (refused: string | null) =>
    tokens.get(refused).catch(() => ({ ok: false, refusal: NO_TOKEN_ROW }) as const);

  return async (path, body) => {
    let refused: string | null = null;
    for (;;) {
      const got = await tokenFor(refused);
      if (!got.ok) return { kind: 'refused', row: got.refusal };
      const sent = await post(`${path}?access_token=${encodeURIComponent(got.token)}`, body);
      if (sent.kind !== 'answer') return { kind: sent.kind };
      const fields = parseFields(sent.answer.body);
      // Refused for its token, a request was provably not processed: once more with a new one.
      const mayRenew = fields !== null && errcodeRow(fields['errcode']).again === 'renew';
      if (!mayRenew || refused !== null) return { kind: 'answer', fields, httpStatus: sent.answer.status };
      refused = got.token;
    }
  };
}
