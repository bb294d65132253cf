/** One real, signed call of the SDK, caught on its way so that a test can send it on with changes. */

import { once } from 'node:events';
import { createServer, request } from 'node:http';

export interface CapturedCall {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly params: Record<string, unknown>;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: { code?: string; message?: string; data?: Record<string, unknown> };
}

/** Listens in the place of the stand-in, lets `run` make one call with the SDK, and keeps it. */
export async function captureCall(run: (url: string) => Promise<unknown>): Promise<CapturedCall> {
  let captured: CapturedCall | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    captured = {
      path: incoming.url ?? '',
      headers: Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      ),
      params: JSON.parse(Buffer.concat(chunks).toString()),
    };
    outgoing.end(JSON.stringify({ code: 'CAPTURED', message: '' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await run(`http://127.0.0.1:${address.port}`).catch(() => undefined);
  server.closeAllConnections();
  server.close();
  if (captured === undefined) throw new Error('the SDK made no call');
  return captured;
}

/** Sends a call to the stand-in with the headers as they were, `Host` included: it is part of the signature. */
export function sendCall(url: string, { path, headers, params }: CapturedCall): Promise<WireAnswer> {
  const body = JSON.stringify(params);
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    sent.on('error', reject);
    sent.on('response', async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
    });
    sent.end(body);
  });
}
