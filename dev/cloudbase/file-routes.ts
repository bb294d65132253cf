/** The addresses behind uploadFile and downloadFile: object storage, as the SDK uses it. */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { ConnectionCut, ServerBroken } from './faults';
import type { Observe } from './observe';
import { Refusal, WIRE_CODE } from './refusal';
import { broken, cut } from './responses';
import type { Storage, UploadTicket } from './storage';

type WireContext = Context<{ Bindings: HttpBindings }>;

export function fileRoutes(storage: Storage, observe: Observe): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.put('/upload/:key', async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const ticket = storage.takeTicket(c.req.param('key'));
    const target = ticket === undefined ? {} : { target: ticket.path };
    return underFaults(c, () =>
      observe({ action: 'storage.upload', ...target }, () => {
        if (ticket === undefined || !isPermitted(ticket, c)) {
          throw new Refusal(WIRE_CODE.storageDenied, 'SignatureDoesNotMatch');
        }
        storage.put(ticket.path, bytes);
        return c.body(null, 200);
      }),
    );
  });

  app.get('/download/:key', async (c) => {
    const file = storage.followLink(c.req.param('key'));
    const target = file === undefined ? {} : { target: file.path };
    return underFaults(c, () =>
      observe({ action: 'storage.download', ...target }, () => {
        if (file === undefined) throw new Refusal(WIRE_CODE.fileMissing, 'NoSuchKey');
        return c.body(Uint8Array.from(file.bytes), 200, { 'content-type': 'application/octet-stream' });
      }),
    );
  });
  return app;
}

/** All that the upload ticket held must come back. */
function isPermitted(ticket: UploadTicket, c: WireContext): boolean {
  return (
    c.req.header('authorization') === ticket.authorization &&
    c.req.header('signature') === ticket.authorization &&
    c.req.header('x-cos-security-token') === ticket.token &&
    c.req.header('x-cos-meta-fileid') === ticket.cosFileId &&
    c.req.header('key') === encodeURIComponent(ticket.path)
  );
}

async function underFaults(c: WireContext, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ConnectionCut) return cut(c);
    if (error instanceof ServerBroken) return broken(c);
    if (!(error instanceof Refusal)) throw error;
    // The SDK looks for these four elements in an upload's answer.
    const xml = `<Error><Code>${error.message}</Code><Message>${error.message}</Message><RequestId>0</RequestId><TraceId>0</TraceId></Error>`;
    return c.body(xml, error.code === WIRE_CODE.fileMissing ? 404 : 403, {
      'content-type': 'application/xml',
    });
  }
}
