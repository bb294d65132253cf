/**
 * The strict stand-in of the API gateway and the seller, on loopback HTTP.
 *
 * A request passes the gateway's checks, then the register and the seller's rules on the picture; what
 * is left plays the scenario of the person it is about, or compares his face where that is enrolled. Every
 * request is written into the call book.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallBook, type FaceApiCall } from './calls';
import type { Pause } from './delivery';
import { type EnrolledFaces, NOBODY_ENROLLED } from './enrolled';
import { exchange } from './exchange';
import { Playbook, type ScenarioChoice } from './playbook';

const HOST = '127.0.0.1';

/** Longer than any head that is answered with 413, so that Node does not answer by itself. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Connections that may wait at once: those beyond are tried again by the kernel, seconds later. */
const BACKLOG = 4096;

export interface FaceApiOptions {
  /** 0: any free one. @default 0 */
  readonly port?: number;
  /** The AppCode that is accepted. @default made at random */
  readonly appCode?: string;
  /** @default '/face' */
  readonly path?: string;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** People whose pictures are compared with an enrolled face. @default nobody: everyone plays his part */
  readonly faces?: EnrolledFaces;
  /** How slow scenarios wait; tests give one that does not. @default real time */
  readonly pause?: Pause;
}

export interface FaceApi {
  /** The full address of the call, such as `http://127.0.0.1:1234/face`. */
  readonly url: string;
  /** The AppCode that is accepted. */
  readonly appCode: string;
  /** Every request that arrived, oldest first. */
  readonly calls: readonly FaceApiCall[];
  /** The bytes of one of the latest 32 pictures that arrived. */
  picture(requestId: string): Buffer | undefined;
  /** Requests about one ID number, answered or not: what was cut before it was read is about nobody. */
  callsAbout(idNumber: string): readonly FaceApiCall[];
  /** What each request would be billed as, by request id: 0 or 1 call. */
  bills(): ReadonlyMap<string, number>;
  /** Calls that would be billed, in all. */
  billed(): number;
  /**
   * The next calls play this scenario whoever the person is; null: the person decides again.
   * The gateway's checks on the request, and the rules on the picture, go on to apply.
   *
   * @param scenario one for all calls, or a choice that is asked at each
   * @param times for so many calls @default until changed
   * @throws RangeError for a name that is no scenario
   */
  force(scenario: string | ScenarioChoice | null, times?: number): void;
  /** Forgets calls, pictures, bills, what was forced, and how far each sequence has got. */
  clear(): void;
  /** Cuts what is open, and frees the port. */
  close(): Promise<void>;
}

const realPause: Pause = async (ms, signal) => {
  // Rejects when aborted, which is what was asked for.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
};

/** Resolves with the port; rejects with the system's error, such as EADDRINUSE. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: HOST, backlog: BACKLOG }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port'));
      else resolve(address.port);
    });
  });
}

/** Starts the stand-in on 127.0.0.1. Rejects where the port is taken. */
export async function startFaceApi(options: FaceApiOptions = {}): Promise<FaceApi> {
  const {
    path = '/face',
    appCode = randomBytes(16).toString('hex'),
    now = Date.now,
    faces = NOBODY_ENROLLED,
    pause = realPause,
  } = options;
  const book = new CallBook();
  const playbook = new Playbook();
  const settings = { path, appCode, book, playbook, now, pause, faces };
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    // A rejection would be a fault of the stand-in itself: it must not be taken for a cut connection.
    void exchange(request, response, settings);
  });
  const port = await listen(server, options.port ?? 0);
  let closed: Promise<void> | null = null;
  return {
    url: `http://${HOST}:${port}${path}`,
    appCode,
    get calls() {
      return book.calls;
    },
    picture: (requestId) => book.picture(requestId),
    callsAbout: (idNumber) => book.callsAbout(idNumber),
    bills: () => book.bills(),
    billed: () => book.billed(),
    force: (scenario, times = Number.POSITIVE_INFINITY) => playbook.force(scenario, times),
    clear: () => {
      book.clear();
      playbook.clear();
    },
    close: () => {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}
