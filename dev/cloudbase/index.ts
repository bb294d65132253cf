/**
 * A loopback stand-in of CloudBase for the real, unmodified `wx-server-sdk` 4: database, storage,
 * cloud functions in processes of their own, faults by script and a journal of every call.
 *
 * Its protocol was read from the SDK and measured with it (cloudbase.md); where only a real
 * environment could tell, the file that decides says so.
 */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { callFunction, type FunctionCall } from './call-function';
import { Credentials } from './credentials';
import { Database } from './database';
import { databaseActions } from './database-actions';
import type { DeployedFunction, FunctionDefinition } from './deployment';
import { sdkEnvironment } from './environment';
import { Faults } from './faults';
import { functionActions } from './function-actions';
import { Functions } from './functions';
import { Journal } from './journal';
import { observer } from './observe';
import { OpenApi, openApiActions } from './open-api';
import { Storage } from './storage';
import { storageActions } from './storage-actions';
import { createTurnstile } from './turnstile';
import { wire } from './wire';

export { CallFunctionError, type FunctionCall } from './call-function';
export type { DeployedFunction, FunctionDefinition } from './deployment';
export type { Fault, FaultEffect, FaultRule } from './faults';
export type { JournalEntry } from './journal';

export interface CloudbaseOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** @default 'local-env' */
  readonly envId?: string;
  /** Collections that exist from the start, as if made by hand in the console. */
  readonly collections?: readonly string[];
  /** Milliseconds since 1970: server dates, expiry of file addresses, the journal. @default Date.now */
  readonly now?: () => number;
}

export interface Cloudbase {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly envId: string;
  readonly database: Pick<Database, 'addCollection' | 'documents' | 'insert'>;
  readonly storage: Pick<Storage, 'put' | 'paths' | 'bytes'>;
  readonly journal: Pick<Journal, 'entries' | 'clear'>;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  /** WeChat's API, as the function calls it. */
  readonly openApi: Pick<OpenApi, 'calls' | 'fail'>;
  /** Starts a built function in its own clean process. @throws Error naming why it did not load */
  deploy(definition: FunctionDefinition): Promise<DeployedFunction>;
  /** As `wx.cloud.callFunction`: returns what `main` returned. @throws CallFunctionError */
  callFunction(call: FunctionCall): Promise<unknown>;
  /** The SDK's environment variables for another process of this machine, under its name in the journal. */
  environment(caller: string): Record<string, string>;
  /** An environment as on its first day: database, files and journal are empty; collections and functions stay. */
  clear(): void;
  /** Kills the functions, cuts what is under way, frees the port. */
  close(): Promise<void>;
}

/** @throws Error with `code` EADDRINUSE if the port is taken */
export async function startCloudbase(options: CloudbaseOptions = {}): Promise<Cloudbase> {
  const { port = 0, envId = 'local-env', collections = [], now = Date.now } = options;
  const database = new Database(collections);
  const storage = new Storage(envId, now);
  const journal = new Journal(now);
  const faults = new Faults();
  const credentials = new Credentials();
  const openApi = new OpenApi();
  const observe = observer(journal, faults);
  let url = '';
  const functions = new Functions(envId, credentials, () => url);
  const actions = {
    ...databaseActions(database, now),
    ...storageActions(storage, () => url),
    ...functionActions(functions),
    ...openApiActions(openApi, (caller) => functions.permissions(caller)),
  };
  const app = wire({ envId, credentials, actions, storage, observe });
  const turn = createTurnstile();
  const server = createAdaptorServer({
    fetch: async (request, bindings) => {
      await turn();
      return app.fetch(request, bindings);
    },
  });
  url = await listen(server, port);

  return {
    url,
    envId,
    database,
    storage,
    journal,
    faults,
    openApi,
    deploy: (definition) => functions.deploy(definition),
    callFunction: (call) => callFunction(call, functions, observe),
    environment: (caller) => sdkEnvironment({ url, envId, credential: credentials.issue(caller) }),
    clear: () => {
      for (const part of [database, storage, journal, openApi]) part.clear();
    },
    close: async () => {
      faults.close();
      await functions.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

/**
 * Hundreds of verifications at once open a thousand connections in one moment. Those beyond Node's own 511
 * would be refused by the kernel and tried again by it after 1, 3, 7, 15 seconds.
 */
const BACKLOG = 4096;

function listen(server: ReturnType<typeof createAdaptorServer>, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', backlog: BACKLOG }, () => {
      server.off('error', reject);
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no TCP port'));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}
