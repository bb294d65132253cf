/**
 * WeChat's own API by cloud call: no access token, but each permission stands in `config.json` beside
 * `index.js`, or the call fails with -604101 (cloudbase.md).
 */
import * as v from 'valibot';
import { sdk } from './sdk';

/** What a call came to. `code` is WeChat's `errcode`, or the platform's; 0 where there was no answer at all. */
export type OpenApiAnswer =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly code: number };

const Failure = v.object({ errCode: v.number() });

/** An answer that does not come is no reason to hold a person, or the timer. */
const TIMEOUT_MS = 5000;

async function within(call: () => Promise<unknown>): Promise<OpenApiAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<OpenApiAnswer>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, code: 0 }), TIMEOUT_MS);
  });
  const answered = call().then(
    (data): OpenApiAnswer => ({ ok: true, data }),
    (error: unknown): OpenApiAnswer => {
      const parsed = v.safeParse(Failure, error);
      return { ok: false, code: parsed.success ? parsed.output.errCode : 0 };
    },
  );
  const answer = await Promise.race([answered, late]);
  clearTimeout(timer);
  return answer;
}

export interface SubscribeMessage {
  readonly touser: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

/** None of these throws. */
export const openApi = {
  sendSubscribeMessage: (message: SubscribeMessage): Promise<OpenApiAnswer> =>
    within(() => sdk.openapi.subscribeMessage.send(message)),
  codeUnlimited: (scene: string, page: string): Promise<OpenApiAnswer> =>
    // Not checked against the released version: the page of a first release is not there yet.
    within(() => sdk.openapi.wxacode.getUnlimited({ scene, page, checkPath: false, width: 430 })),
  urlLink: (path: string, query: string): Promise<OpenApiAnswer> =>
    within(() => sdk.openapi.urllink.generate({ path, query, ...EXPIRES_IN_A_DAY })),
  scheme: (path: string, query: string): Promise<OpenApiAnswer> =>
    within(() => sdk.openapi.urlscheme.generate({ jumpWxa: { path, query }, ...EXPIRES_IN_A_DAY })),
};

/** The shortest time that WeChat offers: a session lives half an hour. */
const EXPIRES_IN_A_DAY = { expireType: 1, expireInterval: 1 } as const;
