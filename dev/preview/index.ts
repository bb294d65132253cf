/** The real mini-program in a browser: `startPreview` serves it, with a panel for the developer. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { PreviewBackend } from './backend';
import { bundleHost } from './build/host';
import { createApp } from './server/app';
import { Reloads } from './server/reloads';
import { Source } from './server/source';

export type { PreviewBackend, PreviewCall, PreviewCallError, PreviewEnrolment } from './backend';
export type { PhoneAct, PhoneCall, PreviewControl } from './control';
export { formatSettings, OPERATOR_OPENID, type PreviewSettings } from './settings';
export type {
  PreviewBill,
  PreviewLedgerRow,
  PreviewPerson,
  PreviewState,
  PreviewTiming,
} from './state';

export interface PreviewOptions {
  /** @default 0, any free one */
  readonly port?: number;
  readonly miniprogramRoot: string;
  readonly backend: PreviewBackend;
  /** Whether a change of the source is built and shown at once. @default true */
  readonly watch?: boolean;
  /** Told what is wrong with the source. @default `console.error` */
  readonly report?: (problems: readonly string[]) => void;
}

export interface Preview {
  /** `http://127.0.0.1:port`; takes the settings of `settings.ts` as query. */
  readonly url: string;
  close(): Promise<void>;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) done(address.port);
      else fail(new Error('The preview has no port'));
    });
  });
}

/**
 * Serves the preview on the loopback interface. Answers as soon as it listens; the first build runs on.
 * @throws if the port is taken
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { backend, miniprogramRoot } = options;
  const report = options.report ?? ((problems) => console.error(problems.join('\n')));
  const reloads = new Reloads();
  const source = new Source(miniprogramRoot, report);
  if (options.watch !== false) source.watch(() => reloads.tell());
  const assets = bundleHost();
  const app = createApp({ backend, assets, source, reloads, miniprogramRoot });
  const server = createServer(getRequestListener(app.fetch));
  const close = async (): Promise<void> => {
    source.close();
    reloads.close();
    await Promise.all([source.script, assets]);
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  };
  try {
    const port = await listen(server, options.port ?? 0);
    return { url: `http://127.0.0.1:${port}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}
