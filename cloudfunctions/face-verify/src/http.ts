/**
 * The HTTP trigger: CloudBase turns a request into an event `{httpMethod, path, headers, body,
 * isBase64Encoded}` and the answer `{statusCode, headers, body}` into a response.
 *
 *   POST /sessions               createSession
 *   POST /sessions/{id}/result   getResult: reading uses the result up, so it is no GET
 *   POST /sessions/{id}/cancel   cancelSession
 *   POST /posters                createPoster
 *   POST /posters/{id}/end       endPoster
 *   GET  /keys                   the public keys of tickets, as JWKS, for everybody
 */
import * as v from 'valibot';
import type { IntegratorAction, IntegratorResult } from './integrators/contract';
import type { IntegratorCode } from './integrators/errors';
import type { IntegratorCall } from './integrators/handler';
import type { PublicKeySet } from './ports';

export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const HTTP_STATUS: Readonly<Record<IntegratorCode, number>> = {
  BAD_REQUEST: 400,
  SIGNATURE_INVALID: 401,
  REQUEST_EXPIRED: 401,
  NOT_FOUND: 404,
  UNKNOWN_ACTION: 404,
  SESSION_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_REPLAYED: 409,
  RESULT_PENDING: 409,
  RESULT_IN_REVIEW: 409,
  SESSION_CLOSED: 409,
  RESULT_ALREADY_READ: 410,
  SETTING_MISSING: 500,
  SERVICE_UNAVAILABLE: 503,
};

const EventSchema = v.object({
  httpMethod: v.string(),
  path: v.string(),
  headers: v.optional(v.record(v.string(), v.unknown()), {}),
  body: v.nullish(v.string(), ''),
  // Documented as a text, seen as a boolean.
  isBase64Encoded: v.nullish(v.union([v.boolean(), v.picklist(['true', 'false'])]), false),
});
export type HttpEvent = v.InferOutput<typeof EventSchema>;

/** Null where the event comes from elsewhere. */
export function readHttpEvent(event: unknown): HttpEvent | null {
  const parsed = v.safeParse(EventSchema, event);
  return parsed.success ? parsed.output : null;
}

/** CloudBase may leave the path under which the function is mounted before ours: it is not signed. */
const ROUTE = /(\/keys|\/sessions(?:\/([\w-]{22})\/(result|cancel))?|\/posters(?:\/([\w-]{22})\/end)?)$/;

type Route =
  | { readonly action: 'keys' }
  | { readonly action: IntegratorAction; readonly path: string; readonly named: object | null };

function routeOf(path: string): Route | null {
  const [, own, sessionId, verb, posterId] = ROUTE.exec(path) ?? [];
  if (own === undefined) return null;
  if (own === '/keys') return { action: 'keys' };
  if (posterId !== undefined) return { action: 'endPoster', path: own, named: { posterId } };
  if (own === '/posters') return { action: 'createPoster', path: own, named: null };
  if (sessionId === undefined) return { action: 'createSession', path: own, named: null };
  return { action: verb === 'result' ? 'getResult' : 'cancelSession', path: own, named: { sessionId } };
}

function callOf(
  event: HttpEvent,
  { action, path, named: inPath }: Exclude<Route, { action: 'keys' }>,
): IntegratorCall {
  const named = Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers = new Map(named);
  const header = (name: string): string => {
    const value = headers.get(`x-verify-${name}`);
    return typeof value === 'string' ? value : '';
  };
  const sent = event.body ?? '';
  const isBase64 = event.isBase64Encoded === true || event.isBase64Encoded === 'true';
  const body = isBase64 ? Buffer.from(sent, 'base64').toString('utf8') : sent;
  const signed = {
    integrator: header('integrator'),
    time: header('time'),
    nonce: header('nonce'),
    signature: header('signature'),
    method: 'POST',
    path,
    body,
  };
  return { action, signed, input: inPath === null ? body : JSON.stringify(inPath) };
}

function respond(
  statusCode: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  const plain = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return { statusCode, headers: { ...plain, ...headers }, body: JSON.stringify(body) };
}

const refuse = (code: IntegratorCode, headers?: Readonly<Record<string, string>>): HttpResponse =>
  respond(HTTP_STATUS[code], { ok: false, error: { code } }, headers);

export interface HttpOptions {
  readonly handle: (call: IntegratorCall) => Promise<IntegratorResult>;
  /** @throws VerifyError SETTING_MISSING */
  readonly publicKeys: () => PublicKeySet;
}

/** Seconds for which anybody may keep the public keys: a new one is served that long before it signs (docs/operate.md). */
const KEYS_MAX_AGE_SECONDS = 300;

function respondWithKeys(publicKeys: HttpOptions['publicKeys']): HttpResponse {
  try {
    return respond(200, publicKeys(), { 'cache-control': `public, max-age=${KEYS_MAX_AGE_SECONDS}` });
  } catch {
    return refuse('SETTING_MISSING');
  }
}

/** Never throws. */
export async function respondTo(
  event: HttpEvent,
  { handle, publicKeys }: HttpOptions,
): Promise<HttpResponse> {
  const route = routeOf(event.path);
  if (route === null) return refuse('NOT_FOUND');
  const method = route.action === 'keys' ? 'GET' : 'POST';
  if (event.httpMethod.toUpperCase() !== method) return refuse('METHOD_NOT_ALLOWED', { allow: method });
  if (route.action === 'keys') return respondWithKeys(publicKeys);
  const result = await handle(callOf(event, route));
  if (!result.ok) return respond(HTTP_STATUS[result.error.code], result);
  const isMade = route.action === 'createSession' || route.action === 'createPoster';
  return respond(isMade ? 201 : 200, result);
}
