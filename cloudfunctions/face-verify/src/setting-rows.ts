/**
 * Every setting of the function, one row each: what it means, and what holds without it. `env.ts` reads them; the
 * deployment hands them over, and docs/operate.md shows them. A test holds the rows against what `env.ts` asks for.
 */
import { DEFAULT_API_URL, DEFAULT_WECHAT_URL } from './env';

export interface SettingRow {
  readonly name: string;
  /** For the operator, in one line. */
  readonly meaning: string;
  /** What holds without it, as it would be typed; null: nothing does. */
  readonly fallback: string | null;
  /** Not to be printed, whatever happens. */
  readonly secret: boolean;
  /** The service does not go live without it, and how to come by it. */
  readonly obtain?: string;
}

const plain = (name: string, meaning: string, fallback: string | null): SettingRow => ({
  ...{ name, meaning, fallback },
  secret: false,
});
const secret = (name: string, meaning: string, obtain?: string): SettingRow => ({
  ...{ name, meaning, fallback: null, secret: true },
  ...(obtain === undefined ? {} : { obtain }),
});

export const SETTING_ROWS: readonly SettingRow[] = [
  plain(
    'VERIFIER',
    'who compares the face: `market`, `wechat` or `wechat-then-market`, see verifiers.md',
    'market',
  ),
  secret(
    'FACE_APPCODE',
    "the seller's secret; not asked for where `VERIFIER` is `wechat`",
    "copy the AppCode from the market's console, 已购买的服务",
  ),
  secret(
    'SUBJECT_KEY',
    'key of every hash of a person or user, 32 characters or more; keep it: with another one nobody is recognised',
    'run `npm run keys`, which makes it',
  ),
  plain('FACE_API_URL', 'address of the call', DEFAULT_API_URL),
  plain('FACE_API_TIMEOUT_MS', 'one send, 500 to 10,000', '8000'),
  plain('WECHAT_APP_ID', "the mini-program's app id; required where `VERIFIER` is not `market`", null),
  secret('WECHAT_APP_SECRET', "its secret, from WeChat's console; required where `VERIFIER` is not `market`"),
  plain('WECHAT_API_URL', "WeChat's servers", DEFAULT_WECHAT_URL),
  plain('WECHAT_API_TIMEOUT_MS', 'one call of them, 500 to 8,000', '5000'),
  plain('IMAGE_BUDGET_BYTES', 'JPEG bytes sent, 5,000 to 75,000', '75000'),
  plain('ATTEMPTS_PER_SESSION', 'paid answers per verification, 1 to 100', '5'),
  plain('LIKELY_MATCH', 'what status 2 is: `retry`, `pass` or `review`', 'retry'),
  plain('ATTEMPTS_PER_PERSON_PER_DAY', 'attempts that count per user and day in China, 1 to 1,000', '10'),
  plain('ATTEMPTS_PER_ID_PER_DAY', 'the same per ID number, whoever types it', '10'),
  plain('CALLS_PER_DAY', 'calls of the face API per day overall: a cap on money', '1000'),
  plain(
    'PHOTO_GATE',
    '`warn`: send every photo, also one on which nobody can be seen (docs/picture.md)',
    'refuse',
  ),
  plain('SELF_PAUSE', '`off`: go on sending although the gateway refuses every call', 'on'),
  plain('PROBE_INTERVAL_SECONDS', 'while paused, one call per interval may try, 10 to 86,400', '300'),
  plain('RETENTION_DAYS', 'after this everything about a verification is deleted', '30'),
  secret(
    'INTEGRATOR_KEYS',
    'servers that may ask for verifications: a JSON list of `{id, key, name, webhook?}`, see below',
  ),
  secret(
    'TICKET_PRIVATE_KEY',
    'Ed25519 key that signs tickets: a JWK as JSON, or PKCS #8 as PEM; without it a passed result cannot be read',
    'run `npm run keys`, which makes it',
  ),
  plain(
    'OPERATOR_OPENIDS',
    'open ids of the operators, separated by commas: they see the operator pages',
    null,
  ),
  secret(
    'OPERATOR_WEBHOOK',
    'address of a chat group that is warned (https): enterprise WeChat, DingTalk, Feishu or Slack',
  ),
  plain('OPERATOR_WEBHOOK_SHAPE', 'whose it is: `wecom`, `dingtalk`, `feishu` or `slack`', 'wecom'),
  plain(
    'OPERATOR_TEMPLATE',
    'subscription message that warns operators: JSON `{id, title, detail, time}`, the last three being fields of the template such as `thing1`',
    null,
  ),
  plain('WARN_SHARES', 'percent of the stock at which operators are warned, largest first', '20,5'),
  plain('WARN_EXPIRY_DAYS', 'days before a package expires that they are warned, 1 to 365', '30'),
  plain('REVIEW_SECOND_LOOK', '`on`: two operators have to come to the same decision', 'off'),
  plain('TICKET_PUBLIC_KEYS', 'a JSON list of older public JWKs, served beside the own one', null),
];
