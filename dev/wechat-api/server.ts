/** The strict stand-in of WeChat's servers, on loopback HTTP. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Wechat } from './wechat';

const HOST = '127.0.0.1';
const MOST_BODY_BYTES = 16 * 1024;

export interface WechatApiOptions {
  /** 0: any free one. @default 0 */
  readonly port?: number;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
}

/** What the network does to one call: the answer is made and lost, or is none of WeChat's. */
export type WechatFault = 'cut' | 'garbage';

export interface WechatApi {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly wechat: Wechat;
  /** The next calls of this path meet it. */
  fault(path: string, fault: WechatFault, times: number): void;
  clear(): void;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port'));
      else resolve(address.port);
    });
  });
}

/** Starts the stand-in. @throws Error with `code` EADDRINUSE if the port is taken */
export async function startWechatApi({
  port = 0,
  now = Date.now,
}: WechatApiOptions = {}): Promise<WechatApi> {
  const appId = `wx${randomBytes(8).toString('hex')}`;
  const appSecret = randomBytes(16).toString('hex');
  const wechat = new Wechat({ appId, appSecret, now });
  const faults: { readonly path: string; readonly fault: WechatFault; left: number }[] = [];

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', `http://${HOST}`);
      const body = await readBody(request);
      const answer = wechat.answer(url.pathname, url.searchParams.get('access_token'), body);
      const met = faults.find(({ path, left }) => path === url.pathname && left > 0);
      if (met !== undefined) met.left -= 1;
      if (met?.fault === 'cut') {
        request.socket.destroy();
        return;
      }
      response.setHeader('content-type', 'application/json; encoding=utf-8');
      response.end(met?.fault === 'garbage' ? '<html>busy</html>' : JSON.stringify(answer));
    })();
  });
  const bound = await listen(server, port);
  return {
    url: `http://${HOST}:${bound}`,
    appId,
    appSecret,
    wechat,
    fault: (path, fault, times) => void faults.push({ path, fault, left: times }),
    clear: () => {
      wechat.clear();
      faults.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
