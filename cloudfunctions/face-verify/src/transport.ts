/** HTTP to a verifier: one POST, bounded in time and size, over connections that are known to be alive. */
import type { Agent } from 'undici';

/** Connect time-out; a gateway that needs longer is down. */
const CONNECT_TIMEOUT_MS = 3000;
/** Idle connections are closed by us before the gateway does, so that a send never meets a closing one. */
const KEEP_ALIVE_MS = 4000;
/** The largest answer is under 1 KB; more is not a verifier's. */
const ANSWER_LIMIT_BYTES = 64 * 1024;

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly header: (name: string) => string;
  readonly body: string;
}

export type Sent =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  /** The connection was never made: nothing was sent, provably. */
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'timeout' }
  /** Sent, wholly or in part, and the answer did not arrive whole. */
  | { readonly kind: 'lost' };

export interface Transport {
  post(
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    timeoutMs: number,
  ): Promise<Sent>;
}

/** Failures before a connection stands. Any other failure may have come after the request was read. */
const BEFORE_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  // Handshakes that failed: https asked of a plain port, or no version of TLS in common.
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
]);

function isBeforeConnection(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  // Several addresses were tried and all failed: not sent only if each of them was not.
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.every(isBeforeConnection);
  return 'code' in error && typeof error.code === 'string' && BEFORE_CONNECTION.has(error.code);
}

async function readBounded(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > ANSWER_LIMIT_BYTES) throw new Error('answer too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function firstHeader(value: string | string[] | undefined): string {
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '');
}

/**
 * @param now milliseconds since the epoch, to tell an instance that was frozen meanwhile
 */
export function createTransport(now: () => number): Transport {
  let agent: Agent | undefined;
  let lastUse = now();

  /** A frozen instance wakes up with sockets that died meanwhile, and its timers have not run yet. */
  function liveAgent(create: () => Agent): Agent {
    if (now() - lastUse > KEEP_ALIVE_MS) {
      // close() waits for calls in flight of overlapping callers; idle sockets go at once.
      void agent?.close();
      agent = undefined;
    }
    lastUse = now();
    agent ??= create();
    return agent;
  }

  return {
    async post(url, headers, body, timeoutMs) {
      // On first use: a third of the bundle's load time, which most calls do not need.
      const undici = await import('undici');
      const dispatcher = liveAgent(
        () =>
          new undici.Agent({
            connect: { timeout: CONNECT_TIMEOUT_MS },
            keepAliveTimeout: KEEP_ALIVE_MS,
            pipelining: 1,
          }),
      );
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const options = { method: 'POST', headers, body, dispatcher, signal } as const;
        const { statusCode, headers: replied, body: stream } = await undici.request(url, options);
        const text = await readBounded(stream);
        const header = (name: string): string => firstHeader(replied[name]);
        return { kind: 'answer', answer: { status: statusCode, header, body: text } };
      } catch (error) {
        if (isBeforeConnection(error)) return { kind: 'not-sent' };
        return signal.aborted ? { kind: 'timeout' } : { kind: 'lost' };
      } finally {
        lastUse = now();
      }
    },
  };
}
