/** The gateway's own checks on a request, before the seller hears of it (face-api.md §1 and §4). */
import type { IncomingHttpHeaders } from 'node:http';
import type { GatewayBehaviour } from './behaviour';
import { GATEWAY_CODE_SCENARIOS } from './gateway-code-scenarios';

/** Body 8 MB; URL and headers together 8 KB. */
export const BODY_LIMIT_BYTES = 8 * 1024 * 1024;
const HEAD_LIMIT_BYTES = 8 * 1024;

const SCHEME = 'APPCODE ';

/** What the gateway sees before the body. */
export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values as they came, in turn. */
  readonly rawHeaders: readonly string[];
}

const is = (code: keyof typeof GATEWAY_CODE_SCENARIOS): GatewayBehaviour => GATEWAY_CODE_SCENARIOS[code];

function headBytes({ target, rawHeaders }: RequestHead): number {
  // Each header has ": " and a line end beside its name and value.
  return rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, Buffer.byteLength(target));
}

/** `application/x-www-form-urlencoded`, in UTF-8 where it names a character set. */
function isForm(contentType: string): boolean {
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  return (
    type === 'application/x-www-form-urlencoded' &&
    parameters.every((parameter) => !parameter.startsWith('charset=') || parameter === 'charset=utf-8')
  );
}

/** The refusal for a request's head, or null: the body may be read. */
export function refusalOfHead(head: RequestHead, path: string, appCode: string): GatewayBehaviour | null {
  if (headBytes(head) > HEAD_LIMIT_BYTES) return is('gateway-I413UL');
  // The query is not looked at: what stands there was not sent.
  if (head.target.split('?')[0] !== path) return is('gateway-I404NF');
  if (head.method !== 'POST') return is('gateway-I405UM');
  const { authorization, 'content-type': contentType } = head.headers;
  if (authorization === undefined || !authorization.startsWith(SCHEME)) return is('gateway-A400MA');
  if (authorization !== SCHEME + appCode) return is('gateway-A401AC');
  if (contentType === undefined || !isForm(contentType)) return is('gateway-I400CT');
  return null;
}

/** The three fields of the call; a missing one is empty. */
export interface CallForm {
  readonly idNumber: string;
  readonly name: string;
  readonly image: string;
}

/** The form in a body, or the gateway's refusal of the body. */
export function readForm(body: Buffer | 'too-large'): CallForm | GatewayBehaviour {
  if (body === 'too-large') return is('gateway-I413RL');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return is('gateway-I400BD');
  }
  if (text.trim() === '') return is('gateway-I400BD');
  // Decodes + to a space, as every server does: it is how an unencoded Base64 value breaks.
  const fields = new URLSearchParams(text);
  return {
    idNumber: fields.get('idCard') ?? '',
    name: fields.get('name') ?? '',
    image: fields.get('image') ?? '',
  };
}
