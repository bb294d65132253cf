/**
 * The gateway's own answers that carry an error code: every code of face-api.md §4.
 *
 * Where that page has no message, the text follows the gateway's public table of error codes; nothing
 * may depend on it.
 */
import type { GatewayBehaviour } from './behaviour';

const refusal = (httpStatus: number, code: string, message: string): GatewayBehaviour => ({
  kind: 'gateway',
  httpStatus,
  code,
  message,
  bills: 0,
});

/** The seller had the call, and may have done the work: billed, although nobody sees an answer. */
const lost = (httpStatus: number, code: string, message: string): GatewayBehaviour => ({
  ...refusal(httpStatus, code, message),
  bills: 1,
});

const SHARED_DOMAIN = 'facever.market.alicloudapi.com';

export const GATEWAY_CODE_SCENARIOS = {
  // The package and the account
  'gateway-B403MQ': refusal(403, 'B403MQ', 'Api Market Subscription quota exhausted'),
  'gateway-B403ME': refusal(403, 'B403ME', 'Api Market Subscription expired'),
  'gateway-B403MI': refusal(403, 'B403MI', 'Api Market Subscription invalid'),
  'gateway-B403OD': refusal(403, 'B403OD', 'Provider Account Overdue'),
  'gateway-B403MO': refusal(403, 'B403MO', 'Api Market Subscription User Arrears'),
  'gateway-I403AA': refusal(403, 'I403AA', 'Unauthorized'),
  'gateway-A403EP': refusal(403, 'A403EP', 'Authorization expired'),

  // The AppCode
  'gateway-A400AC': refusal(400, 'A400AC', 'Invalid AppCode'),
  'gateway-A400AC-at-401': refusal(401, 'A400AC', 'Invalid AppCode'),
  'gateway-A401AC': refusal(401, 'A401AC', 'Invalid AppCode `not exists`'),
  'gateway-A401AC-at-400': refusal(400, 'A401AC', 'Invalid AppCode `not exists`'),
  'gateway-A400MA': refusal(
    400,
    'A400MA',
    'Need authorization, `X-Ca-Key` or `Authorization: APPCODE` is required',
  ),

  // Access rules
  'gateway-A403PR': refusal(403, 'A403PR', 'Plugin Authentication Needed'),
  'gateway-A403IP': refusal(403, 'A403IP', 'Access denied by IP Control Policy'),
  'gateway-A403VN': refusal(403, 'A403VN', 'Access from invalid VPC is disabled'),
  'gateway-A403AC': refusal(403, 'A403AC', 'Access Control Forbidden by plugin'),
  'gateway-A403CO': refusal(403, 'A403CO', 'Cross origin resource forbidden'),
  'gateway-A403IN': refusal(403, 'A403IN', 'Access from internet is disabled'),

  // Too fast. T429ID is the shared domain's limit of a day: another attempt cannot help.
  'gateway-T429ID': refusal(
    429,
    'T429ID',
    `Throttled by INNER DOMAIN Flow Control, ${SHARED_DOMAIN} is a test domain, only 1000 requests per day`,
  ),
  'gateway-T429IN': refusal(429, 'T429IN', 'Throttled by INSTANCE Flow Control'),
  'gateway-T429GR': refusal(429, 'T429GR', 'Throttled by GROUP Flow Control'),
  'gateway-T429PA': refusal(429, 'T429PA', 'Throttled by API Flow Control'),
  'gateway-T429PA-at-403': refusal(403, 'T429PA', 'Throttled by API Flow Control'),
  'gateway-T429PR': refusal(429, 'T429PR', 'Throttled by PLUGIN Flow Control'),
  'gateway-T429SR': refusal(429, 'T429SR', 'Throttled by SERVER Flow Control'),
  'gateway-T429MR': refusal(429, 'T429MR', 'Too Many Requests, throttle by policy'),

  // The host, the path, the request
  'gateway-B451DO': refusal(451, 'B451DO', 'Unavailable Domain for Legal Reasons'),
  'gateway-B451GO': refusal(451, 'B451GO', 'Unavailable Group for Legal Reasons'),
  'gateway-I404DO': refusal(404, 'I404DO', `Invalid Domain \`${SHARED_DOMAIN}\``),
  'gateway-I404NF': refusal(404, 'I404NF', 'API not found'),
  'gateway-I404NR': refusal(404, 'I404NR', 'Resource not found'),
  'gateway-I404SR': refusal(404, 'I404SR', 'Service not found'),
  'gateway-I405UM': refusal(405, 'I405UM', 'Unsupported Method `GET`'),
  'gateway-I400BD': refusal(400, 'I400BD', 'Invalid Body: empty'),
  'gateway-I400HD': refusal(400, 'I400HD', 'Invalid Header `Authorization`'),
  'gateway-I400MH': refusal(400, 'I400MH', 'Header `Content-Type` is Required'),
  'gateway-I400PA': refusal(400, 'I400PA', 'Invalid Request Path'),
  'gateway-I400RU': refusal(400, 'I400RU', 'Invalid Request Uri'),
  'gateway-I400CT': refusal(400, 'I400CT', 'Invalid Content-Type: `application/json`'),
  'gateway-I400SG': refusal(400, 'I400SG', 'Invalid Stage'),
  'gateway-I400I5': refusal(400, 'I400I5', 'Invalid Content-MD5'),
  'gateway-I400NC': refusal(400, 'I400NC', 'X-Ca-Nonce is required'),
  'gateway-I400MP': refusal(400, 'I400MP', 'Parameter `image` is required'),
  'gateway-I400IP': refusal(400, 'I400IP', 'Invalid parameter `image`'),
  'gateway-I413RL': refusal(413, 'I413RL', 'Request body too Large'),
  'gateway-I413UL': refusal(413, 'I413UL', 'Request URL too Large'),

  // The gateway could not reach the seller, or lost him
  'gateway-D504CO-never-sent': refusal(
    504,
    'D504CO',
    'Backend service connect failed `Timeout connecting to [backend]`',
  ),
  'gateway-D504CO-cut': lost(504, 'D504CO', 'Backend service connect failed `Connection is closed`'),
  'gateway-D504RE': refusal(504, 'D504RE', 'Backend service address resolve failed'),
  'gateway-D504IL': refusal(504, 'D504IL', 'Backend domain resolve to invalid address'),
  'gateway-D504CS': refusal(504, 'D504CS', 'Backend http ssl connect failed'),
  'gateway-X504VE': refusal(504, 'X504VE', 'Backend service vpc mapped failed'),
  'gateway-N502RE': lost(502, 'N502RE', 'Bad response from backend service'),
  'gateway-D502FC': lost(502, 'D502FC', 'Backend function response is invalid'),
  'gateway-D504TO': lost(504, 'D504TO', 'Backend service request timeout'),
  'gateway-X504TO': lost(504, 'X504TO', 'Gateway service timeout'),
  'gateway-D503BB': refusal(503, 'D503BB', 'Backend circuit breaker busy'),
  'gateway-D503CB': refusal(503, 'D503CB', 'Backend circuit breaker open'),
  'gateway-X500ER': refusal(500, 'X500ER', 'Service internal error'),
  'gateway-X500ER-at-503': refusal(503, 'X500ER', 'Service internal error'),
  'gateway-X503BZ': refusal(503, 'X503BZ', 'Gateway service busy'),
  'gateway-X503BZ-at-500': refusal(500, 'X503BZ', 'Gateway service busy'),

  // Any other
  'gateway-unknown-code': refusal(403, 'Z499ZZ', 'A refusal that nobody has seen yet'),
  'gateway-unknown-code-at-200': refusal(200, 'Z499ZZ', 'A refusal that nobody has seen yet'),
} as const satisfies Record<string, GatewayBehaviour>;
