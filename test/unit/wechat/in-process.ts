/** The real client on the stand-in's core, without a network. */

import { createSeal } from '../../../cloudfunctions/face-verify/src/seal';
import type { Transport } from '../../../cloudfunctions/face-verify/src/transport';
import { createWechat } from '../../../cloudfunctions/face-verify/src/wechat/client';
import { NO_TOKEN, type TokenState } from '../../../cloudfunctions/face-verify/src/wechat/token';
import { Wechat } from '../../../dev/wechat-api';

export const APP = { appId: 'wx0123456789abcdef', appSecret: 'a secret of the app, kept' };
export const SUBJECT = { name: '张三', idNumber: '310101199801011237' };
export const OWNER = { attemptId: 'attempt-attempt-attemp', openId: 'openid-of-the-person' };

export interface InProcess {
  readonly wechat: Wechat;
  /** One more instance of the function on the same database. */
  readonly instance: () => ReturnType<typeof createWechat>;
  token: TokenState;
  now: number;
  /** Paths as they were called. */
  readonly sent: string[];
  /** What the next calls of a path come to instead of the answer. */
  readonly instead: { path: string; sent: Awaited<ReturnType<Transport['post']>>; isDone: boolean }[];
}

export function inProcess(): InProcess {
  const made: InProcess = {
    wechat: new Wechat({ ...APP, now: () => made.now }),
    token: NO_TOKEN,
    now: Date.UTC(2026, 10, 24),
    sent: [],
    instead: [],
    instance: () =>
      createWechat({
        ...APP,
        url: 'http://wechat.invalid',
        timeoutMs: 5000,
        transport: {
          async post(address, _, body) {
            const { pathname, searchParams } = new URL(address);
            made.sent.push(pathname);
            const at = made.instead.findIndex(({ path }) => path === pathname);
            const [fault] = at === -1 ? [] : made.instead.splice(at, 1);
            if (fault !== undefined && !fault.isDone) return fault.sent;
            const answer = made.wechat.answer(pathname, searchParams.get('access_token'), JSON.parse(body));
            if (fault !== undefined) return fault.sent;
            return {
              kind: 'answer',
              answer: { status: 200, header: () => '', body: JSON.stringify(answer) },
            };
          },
        },
        tokens: {
          get: async () => made.token,
          async replace(state) {
            if (made.token.rev !== state.rev - 1) return false;
            made.token = state;
            return true;
          },
        },
        seal: createSeal('a key of thirty-two characters ok'),
        now: () => made.now,
        async sleep(ms) {
          made.now += ms;
          await new Promise((resolve) => setImmediate(resolve));
        },
      }),
  };
  return made;
}
