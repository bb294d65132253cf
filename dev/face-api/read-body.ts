/** Reads a request's body with a limit, and gives up half-way where a scenario wants that. */
import type { IncomingMessage } from 'node:http';

/** An over-long body is read on and thrown away, so that the client hears the answer; up to here. */
const DRAIN_LIMIT_BYTES = 64 * 1024 * 1024;

export type ReadBody =
  | { readonly kind: 'body'; readonly body: Buffer | 'too-large' }
  /** `stopAt` said so: what is left stays unread. */
  | { readonly kind: 'stopped' }
  /** The client went away. */
  | { readonly kind: 'gone' };

/**
 * @param limitBytes a longer body is `'too-large'`
 * @param stopAt is shown what has arrived so far, after each piece
 */
export function readBody(
  request: IncomingMessage,
  limitBytes: number,
  stopAt: (soFar: Buffer) => boolean,
): Promise<ReadBody> {
  return new Promise((resolve) => {
    let body = Buffer.alloc(0);
    let received = 0;
    const finish = (result: ReadBody): void => {
      request.off('data', onData);
      resolve(result);
    };
    const onData = (piece: Buffer): void => {
      received += piece.length;
      if (received > DRAIN_LIMIT_BYTES) {
        request.destroy();
      } else if (received <= limitBytes) {
        body = Buffer.concat([body, piece]);
        if (stopAt(body)) {
          request.pause();
          finish({ kind: 'stopped' });
        }
      }
    };
    request.on('data', onData);
    request.once('end', () => finish({ kind: 'body', body: received > limitBytes ? 'too-large' : body }));
    request.once('close', () => finish({ kind: 'gone' }));
  });
}
