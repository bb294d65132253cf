/** How an API of WeChat answers: by `success`, `fail` and `complete`, or, without them, by a Promise. */
import { attempt } from '../host/failures';
import { Refusal } from '../host/refusal';

/** What the phone's code passes in. Each API reads what it knows. */
export type Given = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

export const textOf = (given: Given, name: string): string => {
  const value = given[name];
  return typeof value === 'string' ? value : '';
};

type Callback = (answer: Answer) => void;

function callbackOf(given: Given, name: string): Callback | undefined {
  const value = given[name];
  if (typeof value !== 'function') return undefined;
  return (answer) => attempt(`wx ${name}`, () => Reflect.apply(value, undefined, [answer]));
}

/** The failure as the phone's code sees it. Anything but a `Refusal` is an error of the preview. */
export function failureOf(name: string, error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error;
  return { errMsg: `${name}:fail ${error.message}`, ...error.codes };
}

type Run = (given: Given) => Answer | undefined | Promise<Answer | undefined>;

/** Runs, and answers by the callbacks that are there; never before the caller has returned. */
export async function settle(name: string, given: Given, run: Run): Promise<{ ok: boolean; answer: Answer }> {
  const [success, fail, complete] = ['success', 'fail', 'complete'].map((key) => callbackOf(given, key));
  await Promise.resolve();
  try {
    const answer = { errMsg: `${name}:ok`, ...(await run(given)) };
    success?.(answer);
    complete?.(answer);
    return { ok: true, answer };
  } catch (error) {
    const answer = failureOf(name, error);
    fail?.(answer);
    complete?.(answer);
    return { ok: false, answer };
  }
}

const hasCallbacks = (given: Given) =>
  ['success', 'fail', 'complete'].some((key) => typeof given[key] === 'function');

/** An API with callbacks and, without any, a Promise. */
export function api(name: string, run: Run) {
  return (given: Given = {}): Promise<Answer> | undefined => {
    const settled = settle(name, given, run);
    if (hasCallbacks(given)) return undefined;
    return settled.then(({ ok, answer }) => (ok ? answer : Promise.reject(answer)));
  };
}

/** An API that has no Promise, whatever the caller leaves out. */
export function callbackApi(name: string, run: Run) {
  return (given: Given = {}): void => {
    void settle(name, given, run);
  };
}
