/**
 * Lets one request in per turn of the event loop.
 *
 * Node accepts one connection per turn (libuv 1.45 and later). Were all requests that lie ready executed in the
 * same turn, hundreds at once would make it a tenth of a second long, and a new connection wait behind
 * hundreds of such turns: half a minute, in which its function runs into its time limit.
 */
export function createTurnstile(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const admitNext = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(admitNext);
  };
  return () =>
    new Promise((admitted) => {
      waiting.push(admitted);
      if (waiting.length === 1) setImmediate(admitNext);
    });
}
