/** Exceptions of the phone's code: all of them reach `console.error`, where tests see them (pitfall 3). */

import { glassEasel } from './glass';

type Listener = (message: string) => void;
const listeners: Listener[] = [];

/** Told of each failure, as `App.onError` is. */
export function onFailure(listener: Listener): void {
  listeners.push(listener);
}

export function fail(place: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
  console.error(`${place}: ${text}`);
  for (const listener of listeners) listener(text);
}

/** What glass-easel only warns of, e.g. an attribute that a component does not declare, fails a test, too. */
export function failOnWarnings(): void {
  glassEasel.addGlobalWarningListener((message, component) => {
    fail(typeof component === 'string' ? component : component.is, new Error(message));
    return false;
  });
}

/** Runs a piece of the phone's code. An exception ends it, nothing else. */
export function attempt<Value>(place: string, run: () => Value): Value | undefined {
  try {
    return run();
  } catch (error) {
    fail(place, error);
    return undefined;
  }
}

/** A method by its name, bound, if there is one. */
export function methodOf(owner: object, name: string): ((...values: unknown[]) => unknown) | undefined {
  const found: unknown = Reflect.get(owner, name);
  return typeof found === 'function' ? (...values) => Reflect.apply(found, owner, values) : undefined;
}
