/** Puts an answer on the wire, whole or in one of the ways in which answers get lost. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Delivery } from './behaviour';

/** A client that never gives up is sent away after this time. */
export const HOLD_LIMIT_MS = 30_000;
const DRIP_INTERVAL_MS = 200;
/** A reset that overtakes the bytes before it looks like an orderly end to the client (libuv). */
const BEFORE_RESET_MS = 50;

/** Waits; ends early, and without an error, when the signal is aborted. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export interface Answer {
  readonly httpStatus: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export interface Wire {
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Aborted when the client goes away, or the stand-in closes. */
  readonly gone: AbortSignal;
  readonly pause: Pause;
}

/** Whether the client gets a complete status line and headers. */
export function showsStatus(delivery: Delivery): boolean {
  return !NO_STATUS.has(delivery);
}

const NO_STATUS: ReadonlySet<Delivery> = new Set([
  'close-before-body',
  'close-after-body',
  'reset-after-body',
  'close-in-headers',
  'silent',
]);

/** Ends the answer's headers and sends the first part of its body, if any; resolves when it has left. */
function sendHead({ response }: Wire, { httpStatus, headers, body }: Answer, part: Buffer): Promise<void> {
  response.writeHead(httpStatus, { ...headers, 'Content-Length': body.length });
  response.flushHeaders();
  if (part.length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    // Called with an error, too, when the client is gone: there is nothing left to do for it.
    response.write(part, () => resolve());
  });
}

const half = (body: Buffer): Buffer => body.subarray(0, Math.floor(body.length / 2));

async function drip(wire: Wire, answer: Answer): Promise<void> {
  await sendHead(wire, answer, Buffer.alloc(0));
  const steps = HOLD_LIMIT_MS / DRIP_INTERVAL_MS;
  // The last byte is never sent, so that the answer stays incomplete.
  for (let i = 0; i < Math.min(steps, answer.body.length - 1) && !wire.gone.aborted; i += 1) {
    wire.response.write(answer.body.subarray(i, i + 1));
    await wire.pause(DRIP_INTERVAL_MS, wire.gone);
  }
  wire.socket.destroy();
}

type Deliver = (wire: Wire, answer: Answer) => Promise<void> | void;

const DELIVERIES: Readonly<Record<Delivery, Deliver>> = {
  whole: ({ response }, { httpStatus, headers, body }) => {
    response.writeHead(httpStatus, { ...headers, 'Content-Length': body.length });
    response.end(body);
  },
  chunked: ({ response }, { httpStatus, headers, body }) => {
    response.writeHead(httpStatus, headers);
    response.write(half(body));
    response.end(body.subarray(half(body).length));
  },
  // Unread bytes make the kernel answer an early close with a reset, as a real crash does.
  'close-before-body': ({ socket }) => void socket.destroy(),
  'close-after-body': ({ socket }) => void socket.destroySoon(),
  'reset-after-body': ({ socket }) => void socket.resetAndDestroy(),
  'close-in-headers': ({ socket }, { httpStatus }) => {
    socket.write(`HTTP/1.1 ${httpStatus} OK\r\nContent-Type: application/js`);
    socket.destroySoon();
  },
  'close-in-body': async (wire, answer) => {
    await sendHead(wire, answer, half(answer.body));
    wire.socket.destroySoon();
  },
  'reset-in-body': async (wire, answer) => {
    await sendHead(wire, answer, half(answer.body));
    await wire.pause(BEFORE_RESET_MS, wire.gone);
    wire.socket.resetAndDestroy();
  },
  silent: async ({ socket, pause, gone }) => {
    await pause(HOLD_LIMIT_MS, gone);
    socket.destroy();
  },
  'stall-after-headers': async (wire, answer) => {
    await sendHead(wire, answer, Buffer.alloc(0));
    await wire.pause(HOLD_LIMIT_MS, wire.gone);
    wire.socket.destroy();
  },
  drip,
};

/** Carries a delivery out; resolves when nothing more will be sent. */
export async function deliver(delivery: Delivery, wire: Wire, answer: Answer): Promise<void> {
  await DELIVERIES[delivery](wire, answer);
}
