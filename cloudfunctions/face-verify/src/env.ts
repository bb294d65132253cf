/** Settings from the environment, read once. A secret is never a default and never in a message. */
import { API_BUDGET_BYTES } from '../../../miniprogram/contract/image';
import type { Source } from '../../../miniprogram/contract/verifiers';
import { LIKELY_MATCH } from './domain/session';
import { VerifyError } from './errors';
import type { Integrator } from './integrators/contract';
import { parseIntegrators } from './integrators/settings';
import { type OperatorSettings, readOperatorSettings } from './operator/settings';
import type { PhotoGate, Policy, PublicKey } from './ports';
import { parsePublicKeys, parseSigningKey, type SigningKey } from './ticket';

/** The market's face API. */
export interface MarketSettings {
  /** The secret that the seller gave for his API. */
  readonly appCode: string;
  readonly url: string;
  /** Milliseconds for one send, connect included. */
  readonly timeoutMs: number;
}

/** WeChat's own verification. */
export interface WechatSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly url: string;
  readonly timeoutMs: number;
}

/** The settings of each verifier that is used, by the order of `VERIFIER`. */
export type VerifierSettings =
  | ({ readonly source: 'market' } & MarketSettings)
  | ({ readonly source: 'wechat' } & WechatSettings);

export interface Settings {
  /** First choice first; the next one is for phones that cannot do the one before. */
  readonly verifiers: readonly VerifierSettings[];
  readonly imageBudgetBytes: number;
  readonly photoGate: PhotoGate;
  /** Key of every hash of a person or a user. */
  readonly subjectKey: string;
  readonly policy: Policy;
  readonly integrators: readonly Integrator[];
  /** Null: nothing can be signed, and all else works. */
  readonly ticketKey: SigningKey | null;
  readonly olderTicketKeys: readonly PublicKey[];
  /** The verifiers of these settings, first choice first. */
  readonly sources: readonly [Source, ...Source[]];
  readonly operator: OperatorSettings;
}

/** face-api.md §1: the guide writes http, we default to https. */
export const DEFAULT_API_URL = 'https://facever.market.alicloudapi.com/face';

/** wechat-verify.md. */
export const DEFAULT_WECHAT_URL = 'https://api.weixin.qq.com';

/** `VERIFIER`, and the order that each of its words stands for. */
export const VERIFIER_ORDERS = {
  market: ['market'],
  wechat: ['wechat'],
  'wechat-then-market': ['wechat', 'market'],
} as const satisfies Record<string, Settings['sources']>;

const isOrder = (name: string): name is keyof typeof VERIFIER_ORDERS => Object.hasOwn(VERIFIER_ORDERS, name);

type Env = Readonly<Record<string, string | undefined>>;

/** Base64 of a value, as `npm run deploy` writes them: the CLI would turn a value that is JSON into an object. */
const ENCODED = /^base64:([\w+/=-]*)$/;

function decode(value: string): string {
  const encoded = ENCODED.exec(value)?.[1];
  return encoded === undefined ? value : Buffer.from(encoded, 'base64').toString('utf8').trim();
}

/** @throws VerifyError `SETTING_MISSING` whose field is the variable's name */
export function readSettings(env: Env): Settings {
  const fail = (name: string): never => {
    throw new VerifyError('SETTING_MISSING', name);
  };
  const optional = (name: string): string | undefined => decode(env[name]?.trim() ?? '') || undefined;
  const secret = (name: string, form: RegExp): string => {
    const value = optional(name) ?? '';
    return form.test(value) ? value : fail(name);
  };
  const whole = (name: string, fallback: number, least: number, most: number): number => {
    const value = Number(optional(name) ?? fallback);
    return Number.isInteger(value) && value >= least && value <= most ? value : fail(name);
  };
  const url = (name: string, fallback: string): string => {
    const value = optional(name) ?? fallback;
    return URL.canParse(value) && /^https?:/.test(value) ? value : fail(name);
  };
  const parsed = <Value>(name: string, parse: (text: string) => Value | null, fallback: Value): Value => {
    const value = optional(name);
    return value === undefined ? fallback : (parse(value) ?? fail(name));
  };
  const oneOf = <const Value extends string>(
    name: string,
    values: readonly Value[],
    fallback: Value,
  ): Value => {
    const value = optional(name) ?? fallback;
    return values.find((one) => one === value) ?? fail(name);
  };
  // Asked for only where it is used: an owner of one verifier has no secret of the other.
  const verifierSettings: { readonly [Name in Source]: () => VerifierSettings & { source: Name } } = {
    market: () => ({
      source: 'market',
      // What a header can carry: anything else would fail at the first paid call, not here.
      appCode: secret('FACE_APPCODE', /^[\x21-\x7e]+$/),
      url: url('FACE_API_URL', DEFAULT_API_URL),
      timeoutMs: whole('FACE_API_TIMEOUT_MS', 8000, 500, 10_000),
    }),
    wechat: () => ({
      source: 'wechat',
      appId: secret('WECHAT_APP_ID', /^wx[0-9a-zA-Z]{4,40}$/),
      appSecret: secret('WECHAT_APP_SECRET', /^[\x21-\x7e]{16,}$/),
      url: url('WECHAT_API_URL', DEFAULT_WECHAT_URL).replace(/\/+$/, ''),
      timeoutMs: whole('WECHAT_API_TIMEOUT_MS', 5000, 500, 8000),
    }),
  };
  const verifier = optional('VERIFIER') ?? 'market';
  const order: Settings['sources'] = isOrder(verifier) ? VERIFIER_ORDERS[verifier] : fail('VERIFIER');

  return {
    verifiers: order.map((source) => verifierSettings[source]()),
    sources: order,
    imageBudgetBytes: whole('IMAGE_BUDGET_BYTES', API_BUDGET_BYTES, 5000, API_BUDGET_BYTES),
    photoGate: oneOf('PHOTO_GATE', ['refuse', 'warn'], 'refuse'),
    subjectKey: secret('SUBJECT_KEY', /^.{32,}$/),
    integrators: parsed('INTEGRATOR_KEYS', parseIntegrators, []),
    ticketKey: parsed<SigningKey | null>('TICKET_PRIVATE_KEY', parseSigningKey, null),
    olderTicketKeys: parsed('TICKET_PUBLIC_KEYS', parsePublicKeys, []),
    operator: readOperatorSettings({ parsed, whole, oneOf }),
    policy: {
      attemptsPerSession: whole('ATTEMPTS_PER_SESSION', 5, 1, 100),
      attemptsPerPerson: whole('ATTEMPTS_PER_PERSON_PER_DAY', 10, 1, 1000),
      attemptsPerSubject: whole('ATTEMPTS_PER_ID_PER_DAY', 10, 1, 1000),
      callsPerDay: whole('CALLS_PER_DAY', 1000, 1, 10_000_000),
      selfPause: oneOf('SELF_PAUSE', ['on', 'off'], 'on') === 'on',
      probeIntervalMs: 1000 * whole('PROBE_INTERVAL_SECONDS', 300, 10, 86_400),
      retentionMs: 86_400_000 * whole('RETENTION_DAYS', 30, 1, 3650),
      likelyMatch: oneOf('LIKELY_MATCH', LIKELY_MATCH, 'retry'),
    },
  };
}
