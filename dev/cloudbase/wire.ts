/** `POST /admin`: every action of the wire protocol passes here (cloudbase.md). */
import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Actions } from './actions';
import type { Credentials } from './credentials';
import { type Fields, isFields } from './ejson';
import { ConnectionCut, ServerBroken } from './faults';
import { fileRoutes } from './file-routes';
import type { ObservedCall } from './journal';
import { readMultipart } from './multipart';
import type { Observe } from './observe';
import { Refusal, WIRE_CODE } from './refusal';
import { broken, cut } from './responses';
import { checkSignature } from './signature';
import type { Storage } from './storage';

export interface WireParts {
  readonly envId: string;
  readonly credentials: Credentials;
  readonly actions: Actions;
  readonly storage: Storage;
  readonly observe: Observe;
}

const MAX_BODY_BYTES = 20 * 1024 * 1024;

export function wire({
  envId,
  credentials,
  actions,
  storage,
  observe,
}: WireParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));
  app.route('/', fileRoutes(storage, observe));

  app.post('/admin', async (c) => {
    const requestId = randomUUID();
    try {
      const body = Buffer.from(await c.req.arrayBuffer());
      const params = readParams(body, c.req.header('content-type') ?? '');
      if (params === undefined) return await observe({ action: 'unreadable' }, refuseBody);
      const signature = checkSignature(
        { method: c.req.method, url: c.req.url, headers: c.req.raw.headers, params },
        (secretId) => credentials.find(secretId),
        // The caller signs with the machine's clock, whatever clock the documents are given.
        Date.now() / 1000,
      );
      const caller = signature.ok ? signature.credential.caller : undefined;
      const data = await observe(observedCall(params, caller), () => {
        if (!signature.ok) throw new Refusal(WIRE_CODE.signature, signature.problem);
        assertEnvironment(envId, params, c.req.query('env'));
        const action = actions[String(params['action'])];
        if (action === undefined) throw new Refusal(WIRE_CODE.invalidParam, 'unknown action');
        return action({ ...params, ...(caller === undefined ? {} : { caller }) });
      });
      // `wx.openApi` alone answers in bytes.
      return Buffer.isBuffer(data)
        ? c.body(new Uint8Array(data), 200, { 'content-type': 'application/octet-stream' })
        : c.json({ data, requestId });
    } catch (error) {
      if (error instanceof ConnectionCut) return cut(c);
      if (error instanceof ServerBroken) return broken(c);
      return c.json({ ...describe(error), requestId });
    }
  });
  return app;
}

function readParams(body: Buffer, contentType: string): Fields | undefined {
  try {
    if (contentType.startsWith('multipart/form-data')) return readMultipart(body, contentType);
    const params: unknown = JSON.parse(body.toString('utf8'));
    return isFields(params) ? params : undefined;
  } catch {
    return undefined;
  }
}

function refuseBody(): never {
  throw new Refusal(WIRE_CODE.invalidParam, 'the body must be a JSON object, or a form');
}

function observedCall(params: Fields, caller: string | undefined): ObservedCall {
  const { action, collectionName, function_name: called, apiName } = params;
  const target = called ?? apiName;
  return {
    action: String(action),
    ...(typeof collectionName === 'string' ? { collection: collectionName } : {}),
    ...(typeof target === 'string' ? { target } : {}),
    ...(caller === undefined ? {} : { caller }),
  };
}

function assertEnvironment(envId: string, params: Fields, inQuery: string | undefined): void {
  if (params['envName'] !== envId || inQuery !== envId) {
    throw new Refusal(WIRE_CODE.invalidEnv, 'Environment not found');
  }
}

function describe(error: unknown): { code: string; message: string } {
  if (error instanceof Refusal) return { code: error.code, message: error.message };
  return { code: WIRE_CODE.system, message: error instanceof Error ? error.message : 'system error' };
}
