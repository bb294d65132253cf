/**
 * The answers of older gateways, which say what is wrong in `X-Ca-Error-Message` only, and answers
 * that say nothing at all (face-api.md §4: "never require either header").
 */
import type { Billed, GatewayBehaviour } from './behaviour';

const message = (httpStatus: number, text: string, bills: Billed = 0): GatewayBehaviour => ({
  kind: 'gateway',
  httpStatus,
  code: null,
  message: text,
  bills,
});

const bare = (httpStatus: number, bills: Billed): GatewayBehaviour => ({
  kind: 'gateway',
  httpStatus,
  code: null,
  message: null,
  bills,
  bare: true,
});

export const GATEWAY_MESSAGE_SCENARIOS = {
  // The package and the account
  'gateway-old-quota-exhausted': message(403, 'Quota Exhausted'),
  'gateway-old-quota-exhausted-long': message(403, 'Api Market Subscription quota exhausted'),
  'gateway-old-quota-exhausted-case': message(403, 'QUOTA EXHAUSTED'),
  'gateway-old-quota-expired': message(403, 'Quota Expired'),
  'gateway-old-quota-expired-long': message(403, 'Api Market Subscription expired'),
  'gateway-old-user-arrears': message(403, 'User Arrears'),
  'gateway-old-unauthorized': message(403, 'Unauthorized'),

  // The AppCode; its text has drifted
  'gateway-old-invalid-appcode-400': message(400, 'Invalid AppCode'),
  'gateway-old-invalid-appcode-401': message(401, 'Invalid AppCode'),
  'gateway-old-invalid-appcode-drifted': message(400, 'Invalid AppCode `not exists`'),
  'gateway-old-invalid-appcode-case': message(401, 'invalid appcode'),

  // Too fast
  'gateway-old-throttled-user': message(429, 'Throttled by USER Flow Control'),
  'gateway-old-throttled-app': message(429, 'Throttled by APP Flow Control'),
  'gateway-old-throttled-api': message(429, 'Throttled by API Flow Control'),
  'gateway-old-throttled-group': message(429, 'Throttled by GROUP Flow Control'),
  'gateway-old-throttled-domain': message(429, 'Throttled by DOMAIN Flow Control'),
  'gateway-old-throttled-user-403': message(403, 'Throttled by USER Flow Control'),
  'gateway-old-throttled-app-403': message(403, 'Throttled by APP Flow Control'),
  'gateway-old-throttled-api-403': message(403, 'Throttled by API Flow Control'),
  'gateway-old-throttled-group-403': message(403, 'Throttled by GROUP Flow Control'),
  'gateway-old-throttled-domain-403': message(403, 'Throttled by DOMAIN Flow Control'),
  'gateway-old-throttled-case': message(429, 'throttled by user flow control'),

  // The host, the path, the request
  'gateway-old-api-not-found': message(404, 'API Not Found'),
  'gateway-old-invalid-domain': message(404, 'Invalid Domain'),
  'gateway-old-invalid-url': message(400, 'Invalid Url'),
  'gateway-old-method-mismatched': message(405, 'HTTP method mismatched'),
  'gateway-old-empty-body': message(400, 'Empty Request Body'),
  'gateway-old-invalid-body': message(400, 'Invalid Request Body'),
  'gateway-old-invalid-param-location': message(400, 'Invalid Param Location'),

  // The gateway could not reach the seller, or lost him
  'gateway-old-backend-failed': message(504, 'Failed To Invoke Backend Service'),
  'gateway-old-timeout': message(504, 'Timeout', 1),
  'gateway-old-service-unavailable': message(503, 'Service Unavailable'),
  'gateway-old-internal-error': message(500, 'Internal Error'),
  'gateway-old-internal-error-503': message(503, 'Internal Error'),

  // Any other
  'gateway-unknown-message': message(403, 'A refusal that nobody has seen yet'),
  'gateway-bare-403': bare(403, 0),
  'gateway-bare-429': bare(429, 0),
  'gateway-bare-500': bare(500, 0),
  'gateway-bare-502': bare(502, 1),
  'gateway-bare-504': bare(504, 1),
} as const satisfies Record<string, GatewayBehaviour>;
