/**
 * Checks the TC3-HMAC-SHA256 signature of a call, as CloudBase does.
 *
 * The SDK signs each parameter of the body by name instead of the body's bytes: names in lower case,
 * values as JSON unless they are text, in the order that `SignedParams` gives (read from
 * @cloudbase/signature-nodejs, confirmed by its own calls).
 */
import { createHash, createHmac } from 'node:crypto';
import type { Credential } from './credentials';

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/tcb\/tc3_request, SignedParams=([^,\s]*), SignedHeaders=([^,\s]+), Signature=([0-9a-f]{64})$/;
const LIFETIME_S = 600;

export interface SignedCall {
  readonly method: string;
  /** The full address that was called, query included. */
  readonly url: string;
  readonly headers: Headers;
  readonly params: Readonly<Record<string, unknown>>;
}

export type SignatureCheck =
  | { readonly ok: true; readonly credential: Credential }
  | { readonly ok: false; readonly problem: string };

/** @param nowS Unix time in seconds */
export function checkSignature(
  call: SignedCall,
  find: (secretId: string) => Credential | undefined,
  nowS: number,
): SignatureCheck {
  const authorization = call.headers.get('authorization');
  if (authorization === null) return problem('no Authorization header');
  const [, secretId = '', date = '', params = '', headers = '', signature = ''] =
    FORM.exec(authorization) ?? [];
  if (signature === '') return problem('Authorization is not TC3-HMAC-SHA256 with SignedParams');

  const credential = find(secretId);
  if (credential === undefined) return problem('unknown credential');
  if (call.params['sessionToken'] !== credential.sessionToken) return problem('wrong session token');

  const timestamp = Number(call.headers.get('x-timestamp'));
  if (!Number.isInteger(timestamp) || Math.abs(nowS - timestamp) > LIFETIME_S) return problem('expired');
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date) return problem('date and time differ');

  const signedHeaders = headers.split(';');
  if (!signedHeaders.includes('host') || !signedHeaders.includes('content-type')) {
    return problem('host and content-type must be signed');
  }
  const values = paramValues(call.params);
  const signedParams = params.split(';');
  const unsigned = [...values.keys()].find((name) => !signedParams.includes(name));
  if (unsigned !== undefined) return problem(`parameter ${unsigned} is not signed`);

  const canonical = canonicalRequest(call, signedHeaders, signedParams, values);
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/tcb/tc3_request\n${sha256(canonical)}`;
  if (sign(credential.secretKey, date, toSign) !== signature) return problem('signature does not match');
  return { ok: true, credential };
}

function problem(text: string): SignatureCheck {
  return { ok: false, problem: text };
}

/** The parameters that take part: everything that is not empty. */
function paramValues(params: Readonly<Record<string, unknown>>): Map<string, string | Buffer> {
  const values = new Map<string, string | Buffer>();
  for (const [name, value] of Object.entries(params)) {
    // In a form bytes are signed as they are.
    if (Buffer.isBuffer(value)) {
      if (value.length > 0) values.set(name.toLowerCase(), value);
      continue;
    }
    const text = (typeof value === 'string' ? value : JSON.stringify(value)).trim();
    if (text !== '') values.set(name.toLowerCase(), text);
  }
  return values;
}

function canonicalRequest(
  call: SignedCall,
  signedHeaders: readonly string[],
  signedParams: readonly string[],
  values: ReadonlyMap<string, string | Buffer>,
): string {
  const url = new URL(call.url);
  const headers = signedHeaders.map((name) => {
    const value = (call.headers.get(name) ?? '').trim();
    // The boundary is made after signing.
    const type = value.startsWith('multipart/form-data') ? 'multipart/form-data' : value;
    return `${name}:${name === 'content-type' ? type : value.toLowerCase()}`;
  });
  const payload = createHash('sha256');
  for (const name of signedParams) {
    payload
      .update(`&${name}=`)
      .update(values.get(name) ?? '')
      .update('\r\n');
  }
  return [
    call.method.toLowerCase(),
    `//${url.host}${url.pathname}`,
    url.search.slice(1),
    `${headers.join('\n')}\n`,
    signedHeaders.join(';'),
    payload.digest('hex'),
  ].join('\n');
}

function sign(secretKey: string, date: string, toSign: string): string {
  const key = ['tcb', 'tc3_request'].reduce((k, part) => hmac(k, part), hmac(`TC3${secretKey}`, date));
  return hmac(key, toSign).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
