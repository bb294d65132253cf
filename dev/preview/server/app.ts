/** The routes of the dev server. Everything is of one origin, and nothing else is in reach. */
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { PreviewBackend } from '../backend';
import type { HostAssets } from '../build/host';
import { callFunction, enrol, facial, force, uploadFile } from './calls';
import { FRAME_DOCUMENT, PHONE_DOCUMENT } from './documents';
import type { Reloads } from './reloads';
import type { Source } from './source';

export interface AppParts {
  readonly backend: PreviewBackend;
  readonly assets: Promise<HostAssets>;
  readonly source: Source;
  readonly reloads: Reloads;
  readonly miniprogramRoot: string;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Styles of WXSS and of `style=""` are written by script.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const PICTURES = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.svg', 'image/svg+xml'],
  ['.webp', 'image/webp'],
]);

/** As large as CloudBase takes a file from a phone in one go, and then some. */
const MAX_BODY_BYTES = 20 * 1024 * 1024;

const LOOPBACK = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

/** Another site in the same browser must neither call nor read, whatever name it resolves to 127.0.0.1. */
function isOwn(request: Request): boolean {
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? '';
  return LOOPBACK.test(host) && (origin === null || origin === `http://${host}`);
}

async function picture(root: string, path: string): Promise<Response> {
  const type = PICTURES.get(extname(path));
  const file = resolve(root, path);
  if (type === undefined || !file.startsWith(resolve(root) + sep)) return new Response(null, { status: 404 });
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
}

export function createApp({ backend, assets, source, reloads, miniprogramRoot }: AppParts): Hono {
  const app = new Hono();
  const script = (text: string) =>
    new Response(text, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  const style = (text: string) =>
    new Response(text, { headers: { 'content-type': 'text/css; charset=utf-8' } });

  app.use(async (context, next) => {
    if (!isOwn(context.req.raw)) return context.text('Loopback and same origin only', 403);
    await next();
    context.header('content-security-policy', POLICY);
    context.header('cache-control', 'no-store');
    context.header('referrer-policy', 'no-referrer');
    context.header('x-content-type-options', 'nosniff');
    return undefined;
  });
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));

  app.get('/', (context) =>
    context.html(context.req.query('frame') === '0' ? PHONE_DOCUMENT : FRAME_DOCUMENT),
  );
  app.get('/preview/runtime.js', async () => script((await assets).runtime));
  app.get('/preview/panel.js', async () => script((await assets).panel));
  app.get('/preview/phone.css', async () => style((await assets).phoneStyle));
  app.get('/preview/panel.css', async () => style((await assets).panelStyle));
  app.get('/preview/app.js', async () => script(await source.script));
  app.get('/preview/events', () => reloads.stream());
  app.get('/package/*', ({ req }) =>
    picture(miniprogramRoot, decodeURIComponent(req.path.slice('/package/'.length))),
  );

  app.get('/preview/state', (context) => context.json(backend.state()));
  app.post('/preview/call', (context) => callFunction(context, backend));
  app.post('/preview/upload', (context) => uploadFile(context, backend));
  app.post('/preview/facial', (context) => facial(context, backend));
  app.post('/preview/force', (context) => force(context, backend));
  app.post('/preview/enrol', (context) => enrol(context, backend));
  app.post('/preview/reset', (context) => {
    backend.reset();
    return context.json(backend.state());
  });
  return app;
}
