/**
 * Every way in which the gateway refuses or loses a call: face-api.md §4, row by row, as data.
 *
 * Charges are that page's K mark, "HTTP 200 is charged, all else is not", for what the gateway refused
 * by itself; `unknown` wherever the seller may have done the work.
 */
import type { Problem, Resend } from '../domain/reply';

export interface GatewayRow {
  /** `X-Ca-Error-Code`, any of these. */
  readonly codes: readonly string[];
  /** Beginnings of `X-Ca-Error-Message`, lower case, for gateways that send no code. */
  readonly messages: readonly string[];
  /** Where the code alone does not tell: the message must hold this, lower case. */
  readonly onlyWith?: string;
  readonly problem: Problem;
  readonly user: 'paused' | 'busy' | 'retake' | 'not-confirmed';
  readonly resend: Resend;
}

const paused = (problem: Problem, codes: string, ...messages: string[]): GatewayRow => ({
  codes: codes.split(' '),
  messages,
  problem,
  user: 'paused',
  resend: 'never',
});

const busy = (problem: Problem, resend: Resend, codes: string, ...messages: string[]): GatewayRow => ({
  codes: codes.split(' '),
  messages,
  problem,
  user: 'busy',
  resend,
});

const notConfirmed = (problem: Problem, codes: string, ...messages: string[]): GatewayRow => ({
  codes: codes.split(' '),
  messages,
  problem,
  user: 'not-confirmed',
  resend: 'never',
});

/** First match wins: a row that also asks for a message stands before the one that does not. */
export const GATEWAY_ROWS: readonly GatewayRow[] = [
  paused('QUOTA_EXHAUSTED', 'B403MQ', 'quota exhausted', 'api market subscription quota exhausted'),
  paused('QUOTA_EXPIRED', 'B403ME', 'quota expired', 'api market subscription expired'),
  paused('SUBSCRIPTION_INVALID', 'B403MI'),
  paused('ARREARS', 'B403OD B403MO', 'user arrears'),
  paused('NOT_AUTHORISED', 'I403AA A403EP', 'unauthorized'),
  paused('APPCODE_INVALID', 'A400AC A401AC', 'invalid appcode'),
  paused('CREDENTIALS_MISSING', 'A400MA'),
  paused('ACCESS_DENIED', 'A403PR A403IP A403VN A403AC A403CO A403IN'),
  // 1,000 calls a day on the shared domain: no back-off inside one call helps.
  busy('DAILY_DOMAIN_LIMIT', 'never', 'T429ID', 'throttled by domain', 'throttled by inner domain'),
  busy('THROTTLED', 'back-off', 'T429IN T429GR T429PA T429PR T429SR T429MR', 'throttled by'),
  paused('DOMAIN_BLOCKED', 'B451DO B451GO'),
  paused('API_NOT_FOUND', 'I404DO I404NF I404NR I404SR', 'api not found', 'invalid domain', 'invalid url'),
  paused(
    'REQUEST_MALFORMED',
    'I405UM I400BD I400HD I400MH I400PA I400RU I400CT I400SG I400I5 I400NC I400MP I400IP',
    'http method mismatched',
    'empty request body',
    'invalid request body',
    'invalid param location',
  ),
  {
    codes: ['I413RL', 'I413UL'],
    messages: [],
    problem: 'REQUEST_TOO_LARGE',
    user: 'retake',
    resend: 'never',
  },
  // The one text that proves that the seller was never reached.
  { ...busy('SELLER_UNREACHABLE', 'once', 'D504CO'), onlyWith: 'timeout connecting to' },
  notConfirmed('ANSWER_LOST', 'D504CO D504RE D504IL D504CS X504VE', 'failed to invoke backend service'),
  notConfirmed('ANSWER_LOST', 'N502RE D502FC'),
  notConfirmed('ANSWER_TIMEOUT', 'D504TO X504TO', 'timeout'),
  // The breaker stays open for 90 s, longer than anyone waits here.
  busy('GATEWAY_BUSY', 'never', 'D503BB D503CB', 'service unavailable'),
  busy('GATEWAY_ERROR', 'once', 'X500ER X503BZ', 'internal error'),
];

/** "Any other" of face-api.md §4: an answer of the gateway that no row knows. */
export const OTHER_ROW: GatewayRow = busy('GATEWAY_OTHER', 'never', '');

/**
 * The row for the gateway's two headers: by code first, then by message for older gateways.
 * Texts have drifted, so case and what follows the known beginning do not count.
 */
export function gatewayRow(code: string, message: string): GatewayRow {
  const text = message.trim().toLowerCase();
  const byCode = GATEWAY_ROWS.find(
    (row) => row.codes.includes(code) && (row.onlyWith === undefined || text.includes(row.onlyWith)),
  );
  const byMessage = (): GatewayRow | undefined =>
    GATEWAY_ROWS.find((row) => row.messages.some((beginning) => text.startsWith(beginning)));
  return byCode ?? byMessage() ?? OTHER_ROW;
}
