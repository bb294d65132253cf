/** `wx.cloud.callFunction` as a phone sees it: limits, the caller's identity, WeChat's error codes. */

import { isFields } from './ejson';
import { ConnectionCut, ServerBroken } from './faults';
import type { CallerContext, Functions, InvocationAnswer } from './functions';
import type { Observe } from './observe';
import { Refusal } from './refusal';

export interface FunctionCall {
  readonly name: string;
  /** A plain object, or nothing. */
  readonly data: unknown;
  /** Who holds the phone. Without it the call is none from a phone, and `getWXContext()` knows nobody. */
  readonly openId?: string;
  /** @default the mini-program of the stand-in */
  readonly appId?: string;
  readonly unionId?: string;
  /** More of `getWXContext()`: `FROM_OPENID`, `CLIENTIP`, `SOURCE` (`wx_client` for a phone unless given). */
  readonly extra?: Readonly<Record<string, string>>;
}

/** What `wx.cloud.callFunction` rejects with. */
export class CallFunctionError extends Error {
  override readonly name = 'CallFunctionError';
  readonly errMsg: string;

  constructor(
    readonly errCode: number,
    detail: string,
  ) {
    const errMsg = `cloud.callFunction:fail ${detail}`;
    super(errMsg);
    this.errMsg = errMsg;
  }
}

/** cloudbase.md; the numbers are public, the circumstances of some not confirmed with a real environment. */
const ERR_CODE = {
  /** A refusal of the library on the phone itself; its number is not public. */
  refusedByLibrary: -1,
  /** The function threw. */
  failed: -404011,
  /** No answer will come: the function may have run. */
  lost: -404012,
  timedOut: -504003,
  answerTooLarge: -604001,
  notFound: -501000,
  resourceSystem: -501001,
} as const;

const MAX_REQUEST_BYTES = 100 * 1024;
const MAX_ANSWER_BYTES = 1024 * 1024;
const APP_ID = 'wx0123456789abcdef';

/** Returns what `main` returned. @throws CallFunctionError */
export async function callFunction(
  call: FunctionCall,
  functions: Functions,
  observe: Observe,
): Promise<unknown> {
  const { openId, appId = APP_ID } = call;
  const event = readData(call.data);
  const userInfo = openId === undefined ? {} : { userInfo: { openId, appId } };
  try {
    return await observe({ action: 'functions.call', target: call.name }, async () => {
      const invocation = { name: call.name, event: { ...event, ...userInfo }, caller: callerOf(call) };
      return readAnswer(await functions.invoke(invocation), functions.timeoutMs(call.name));
    });
  } catch (error) {
    throw asSeenByPhone(error);
  }
}

function readData(data: unknown): Record<string, unknown> {
  if (data !== undefined && !isFields(data)) {
    throw new CallFunctionError(
      ERR_CODE.refusedByLibrary,
      'parameter error: parameter.data should be object',
    );
  }
  let text: string;
  try {
    text = JSON.stringify(data ?? {});
  } catch {
    throw new CallFunctionError(ERR_CODE.refusedByLibrary, 'parameter error: data cannot be serialised');
  }
  if (Buffer.byteLength(text) > MAX_REQUEST_BYTES) {
    throw new CallFunctionError(ERR_CODE.refusedByLibrary, 'Error:data exceed max size');
  }
  // What JSON leaves out or changes does not arrive: `undefined`, a Date, a Buffer.
  return JSON.parse(text);
}

function callerOf({ openId, appId = APP_ID, unionId, extra }: FunctionCall): CallerContext {
  return {
    ...(openId === undefined ? {} : { OPENID: openId, APPID: appId, SOURCE: 'wx_client' }),
    ...(unionId === undefined ? {} : { UNIONID: unionId }),
    ...extra,
  };
}

function readAnswer(answer: InvocationAnswer, timeoutMs = 0): unknown {
  switch (answer.kind) {
    case 'returned':
      if (Buffer.byteLength(answer.text) > MAX_ANSWER_BYTES) {
        throw failure(ERR_CODE.answerTooLarge, 'cloudfunction result size exceed limit (1MB)', '');
      }
      return JSON.parse(answer.text);
    case 'threw':
      throw failure(ERR_CODE.failed, 'cloud function execution error', answer.message);
    case 'died':
      throw failure(ERR_CODE.lost, '', 'the instance ended before it answered');
    case 'timed-out':
      throw failure(ERR_CODE.timedOut, '', `Invoking task timed out after ${timeoutMs / 1000} seconds`);
    case 'not-deployed':
      throw failure(ERR_CODE.notFound, '', 'FunctionName parameter could not be found.');
  }
}

function failure(code: number, title: string, detail: string): CallFunctionError {
  return new CallFunctionError(code, `Error: errCode: ${code} ${title} | errMsg: ${detail}`);
}

/** Faults, and a function that does not load, in the phone's terms. */
function asSeenByPhone(error: unknown): unknown {
  if (error instanceof CallFunctionError) return error;
  if (error instanceof ConnectionCut) return failure(ERR_CODE.lost, '', 'the connection was cut');
  if (error instanceof ServerBroken) return failure(ERR_CODE.resourceSystem, 'resource system error', '');
  if (error instanceof Refusal) {
    const code = Number(error.code);
    if (!Number.isInteger(code)) return new TypeError(`a phone sees numbers, not ${error.code}`);
    return failure(code, '', error.message);
  }
  return failure(
    ERR_CODE.failed,
    'cloud function execution error',
    error instanceof Error ? error.message : '',
  );
}
