/** Who calls. */
import { sdk } from './sdk';

export interface Caller {
  /** App id and open id of the person, unique across apps that share the environment; null for a timer or a server. */
  readonly userKey: string | null;
  readonly environment: string | null;
  /** The platform's timer: nobody else can call as it does (cloudbase.md). */
  readonly isTimer: boolean;
}

/**
 * The caller of the running invocation. Read it before the first `await` of `main`: the SDK reads
 * `process.env`, which the next overlapping call overwrites (cloudbase.md).
 */
export function readCaller(): Caller {
  const context = sdk.getWXContext();
  // The SDK turns a text of digits into a number and rounds it: such a value names nobody for sure.
  const text = (name: string): string | null => {
    const value = context[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const openId = text('FROM_OPENID') ?? text('OPENID');
  const appId = text('FROM_APPID') ?? text('APPID');
  return {
    userKey: openId === null || appId === null ? null : `${appId}/${openId}`,
    environment: text('ENV'),
    isTimer: text('SOURCE') === 'wx_trigger' && openId === null,
  };
}
