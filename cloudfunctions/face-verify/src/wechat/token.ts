/**
 * The access_token that both calls of the verification need, and that no cloud call has: obtained with app id
 * and secret, shared by all instances through the database, sealed, and renewed by one of them.
 *
 * WeChat's stable token (`/cgi-bin/stable_token`) gives everybody the same one until it ends, so that two
 * renewals at once would do no harm. They are counted, though: whoever writes the claim renews, the others
 * wait, and a claim of an instance that died runs out.
 */
import type { Seal } from '../ports';

/** As stored. Revision 0: not stored yet. */
export interface TokenState {
  readonly rev: number;
  readonly sealed: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Somebody renews it until then. */
  readonly renewingUntil: number;
}

export const NO_TOKEN: TokenState = { rev: 0, sealed: null, expiresAt: 0, renewingUntil: 0 };

export interface TokenStore {
  get(): Promise<TokenState>;
  /** Writes the next revision; false where another change was first. */
  replace(state: TokenState): Promise<boolean>;
}

/** What WeChat answered to the renewal. */
export type Fetched<Refusal> =
  | { readonly ok: true; readonly token: string; readonly expiresInMs: number }
  | { readonly ok: false; readonly refusal: Refusal };

export interface TokenOptions<Refusal> {
  readonly store: TokenStore;
  readonly seal: Seal;
  /** @param isRefused the one that stands was refused: WeChat is asked for a new one */
  readonly fetchToken: (isRefused: boolean) => Promise<Fetched<Refusal>>;
  /** Where others are renewing it and do not come to an end. */
  readonly stuck: Refusal;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export type Token<Refusal> =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Renewed so long before its end that no call is made with one that ends on its way. */
const MARGIN_MS = 5 * 60_000;
/** Longer than a renewal takes, with its time-out. */
const CLAIM_MS = 10_000;
const WAIT_MS = 250;
const MOST_WAITS = 24;
/** The seal's word for what it belongs to. */
const ABOUT = 'wechat-token';

export function createTokens<Refusal>(options: TokenOptions<Refusal>) {
  const { store, seal, fetchToken, stuck, now, sleep } = options;
  /** Of this instance: spares the database's trip. Never written anywhere else. */
  let held: { readonly token: string; readonly expiresAt: number } | null = null;

  const isFresh = (expiresAt: number): boolean => now() < expiresAt - MARGIN_MS;

  function read({ sealed, expiresAt }: TokenState, refused: string | null): string | null {
    const token = sealed === null ? null : seal.open(sealed, ABOUT);
    return token === null || token === refused || now() >= expiresAt ? null : token;
  }

  async function renew(state: TokenState, isRefused: boolean): Promise<Token<Refusal>> {
    const fetched = await fetchToken(isRefused);
    const rev = state.rev + 1;
    if (!fetched.ok) {
      // The claim is given up: the next call may try.
      await store.replace({ ...state, rev, renewingUntil: 0 });
      return { ok: false, refusal: fetched.refusal };
    }
    const { token, expiresInMs } = fetched;
    const expiresAt = now() + expiresInMs;
    held = { token, expiresAt };
    await store.replace({ rev, sealed: seal.close(token, ABOUT), expiresAt, renewingUntil: 0 });
    return { ok: true, token };
  }

  return {
    /**
     * @param refused a token that WeChat did not take: never given again
     * @throws where the database cannot be reached
     */
    async get(refused: string | null): Promise<Token<Refusal>> {
      if (held !== null && held.token !== refused && isFresh(held.expiresAt)) {
        return { ok: true, token: held.token };
      }
      for (let waits = 0; waits < MOST_WAITS; waits += 1) {
        const state = await store.get();
        const token = read(state, refused);
        const isBeingRenewed = state.renewingUntil > now();
        // While another renews it, one that has not ended yet still serves.
        if (token !== null && (isFresh(state.expiresAt) || isBeingRenewed)) {
          held = { token, expiresAt: state.expiresAt };
          return { ok: true, token };
        }
        if (isBeingRenewed) {
          await sleep(WAIT_MS);
          continue;
        }
        const claimed = { ...state, rev: state.rev + 1, renewingUntil: now() + CLAIM_MS };
        if (await store.replace(claimed)) return renew(claimed, refused !== null);
      }
      return { ok: false, refusal: stuck };
    },
  };
}
