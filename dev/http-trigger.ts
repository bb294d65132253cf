/**
 * CloudBase's HTTP access on loopback: a request becomes an event of the function, called by nobody, and
 * its answer a response (docs.cloudbase.net, "Access Cloud Functions via HTTP").
 */
import { randomUUID } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { FUNCTION_NAME } from '../miniprogram/contract/actions';
import { CallFunctionError, type Cloudbase } from './cloudbase';

export interface HttpTriggerOptions {
  readonly cloudbase: Cloudbase;
  /** @default 0, any free one */
  readonly port?: number;
  /** Answers what it knows; all else goes to the function. */
  readonly before?: Hono;
}

export interface HttpTrigger {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

const ResponseSchema = v.object({
  statusCode: v.number(),
  headers: v.record(v.string(), v.string()),
  body: v.string(),
});

/** A body that is no text arrives as Base64. */
async function eventOf({ req }: Context, envId: string): Promise<object> {
  const bytes = Buffer.from(await req.arrayBuffer());
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text).equals(bytes);
  return {
    path: req.path,
    httpMethod: req.method,
    headers: req.header(),
    queryStringParameters: req.query(),
    requestContext: { requestId: randomUUID(), envId },
    body: isText ? text : bytes.toString('base64'),
    isBase64Encoded: !isText,
  };
}

/** @throws Error with `code` EADDRINUSE if the port is taken */
export async function startHttpTrigger(options: HttpTriggerOptions): Promise<HttpTrigger> {
  const { cloudbase, port = 0, before = new Hono() } = options;
  const app = new Hono().route('/', before).all('*', async (context) => {
    try {
      const data = await eventOf(context, cloudbase.envId);
      const answer = await cloudbase.callFunction({
        name: FUNCTION_NAME,
        data,
        extra: { SOURCE: 'wx_http' },
      });
      const { statusCode, headers, body } = v.parse(ResponseSchema, answer);
      return new Response(body, { status: statusCode, headers });
    } catch (error) {
      if (!(error instanceof CallFunctionError)) throw error;
      return context.text('the function failed', 502);
    }
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
