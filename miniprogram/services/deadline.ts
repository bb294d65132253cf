/** Calls of `wx.*` as promises that end: by success, by failure, or when their time is over. */

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs once after a delay; returns how to call it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export const phoneClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Why a call brought nothing. `code` is WeChat's `errno` or `errCode`; free text is never kept. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';

  constructor(
    readonly kind: 'failed' | 'timeout' | 'missing',
    readonly code: number | null = null,
  ) {
    super(`${kind} ${code ?? ''}`.trim());
  }
}

/** `errno` is the newer name, `errCode` the older one, and cloud calls use it alone. */
export function errorCode(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const fields: { errno?: unknown; errCode?: unknown } = error;
  for (const code of [fields.errno, fields.errCode]) {
    if (typeof code === 'number') return code;
  }
  return null;
}

export interface Settle<Value> {
  readonly success: (value: Value) => void;
  readonly fail: (error?: unknown) => void;
}

/**
 * Some calls only ever answer by `complete`, or not at all (wechat.md): each has its own deadline here.
 * A later answer is dropped.
 *
 * @throws CallFailed
 */
export function call<Value>(
  timeoutMs: number,
  start: (settle: Settle<Value>) => void,
  clock: Clock = phoneClock,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeoutMs, () => reject(new CallFailed('timeout')));
    const settle: Settle<Value> = {
      success: (value) => {
        cancel();
        resolve(value);
      },
      fail: (error) => {
        cancel();
        reject(error instanceof CallFailed ? error : new CallFailed('failed', errorCode(error)));
      },
    };
    try {
      start(settle);
    } catch {
      // An API that this WeChat does not have, or that refuses its arguments at once.
      settle.fail(new CallFailed('missing'));
    }
  });
}
