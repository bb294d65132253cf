/** A client on a bare socket: it sees what is on the wire, and how the connection ends. */
import { connect, type Socket } from 'node:net';
import { afterEach } from '@jest/globals';
import {
  type FaceApi,
  type FaceApiOptions,
  personFor,
  type ScenarioName,
  startFaceApi,
} from '../../../dev/face-api';
import { drawPortrait } from '../../../dev/sample-photo';

const open: FaceApi[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((api) => api.close()));
});

/** Slow scenarios do not wait. */
export const noPause = (): Promise<void> => Promise.resolve();

/** A stand-in that is closed when the test ends. */
export async function start(options: FaceApiOptions = {}): Promise<FaceApi> {
  const api = await startFaceApi({ pause: noPause, ...options });
  open.push(api);
  return api;
}

export interface Fields {
  readonly idCard: string;
  readonly name: string;
  readonly image: string;
}

let samplePicture: Promise<string> | null = null;

/** Base64 of a drawn portrait that the seller takes. */
export function sampleImage(): Promise<string> {
  samplePicture ??= drawPortrait({ width: 300, height: 400, format: 'jpeg' }).then((p) =>
    p.toString('base64'),
  );
  return samplePicture;
}

/** The fields of a call about the person who shows a scenario. */
export async function fieldsFor(scenario: ScenarioName): Promise<Fields> {
  const { idNumber, name } = personFor(scenario);
  return { idCard: idNumber, name, image: await sampleImage() };
}

/** What a test changes in a request that is otherwise right; null leaves a header out. */
export interface Changes {
  readonly method?: string;
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** The bytes of a request, up to the empty line. */
export function head(api: FaceApi, contentLength: number, changes: Changes = {}): string {
  const { method = 'POST', target = new URL(api.url).pathname } = changes;
  const headers: Record<string, string | null> = {
    Host: '127.0.0.1',
    Connection: 'close',
    Authorization: `APPCODE ${api.appCode}`,
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'Content-Length': String(contentLength),
    ...changes.headers,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return [`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

export interface Received {
  /** All bytes that came, as UTF-8. */
  readonly text: string;
  /** Orderly, or by a TCP reset. */
  readonly ending: 'end' | 'reset';
}

export function dial(api: FaceApi): Socket {
  return connect(Number(new URL(api.url).port), '127.0.0.1');
}

/** Everything that comes until the connection ends. */
export function listen(socket: Socket): Promise<Received> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const finish = (ending: Received['ending']): void =>
      resolve({ text: Buffer.concat(pieces).toString('utf8'), ending });
    socket.on('data', (piece) => pieces.push(Buffer.from(piece)));
    socket.once('end', () => finish('end'));
    socket.once('error', () => finish('reset'));
  });
}

/** Sends bytes as they are, and takes what comes. */
export async function sendBytes(api: FaceApi, bytes: string | Buffer): Promise<Received> {
  const socket = dial(api);
  const received = listen(socket);
  socket.write(bytes);
  const result = await received;
  socket.destroy();
  return result;
}

/** Sends a body with a right head, but for the changes. */
export function sendBody(api: FaceApi, body: string, changes: Changes = {}): Promise<Received> {
  return sendBytes(api, head(api, Buffer.byteLength(body), changes) + body);
}

/** Sends a form, encoded as it should be. */
export function sendForm(api: FaceApi, fields: Partial<Fields>, changes: Changes = {}): Promise<Received> {
  return sendBody(api, new URLSearchParams(Object.entries(fields)).toString(), changes);
}

/** Sends a right call about the person who shows a scenario. */
export async function verify(api: FaceApi, scenario: ScenarioName): Promise<Received> {
  return sendForm(api, await fieldsFor(scenario));
}

export interface Parsed {
  readonly httpStatus: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** An answer's parts; a body in chunks stays as it is. */
export function parse({ text }: Received): Parsed {
  const [top = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = top.split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    httpStatus: Number(statusLine.split(' ')[1]),
    headers: new Map(headers),
    body: rest.join('\r\n\r\n'),
  };
}
