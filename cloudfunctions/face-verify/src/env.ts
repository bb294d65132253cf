/** Settings from the environment, read once. A secret is never a default and never in a message. */
import { API_BUDGET_BYTES } from '../../../miniprogram/contract/image';
import { LIKELY_MATCH } from './domain/session';
import { VerifyError } from './errors';
import type { Integrator } from './integrators/contract';
import { parseIntegrators } from './integrators/settings';
import type { Policy, PublicKey } from './ports';
import { parsePublicKeys, parseSigningKey, type SigningKey } from './ticket';

export interface Settings {
  /** The secret that the seller gave for his API. */
  readonly appCode: string;
  readonly apiUrl: string;
  /** Milliseconds for one send, connect included. */
  readonly apiTimeoutMs: number;
  readonly imageBudgetBytes: number;
  /** Key of every hash of a person or a user. */
  readonly subjectKey: string;
  readonly policy: Policy;
  readonly integrators: readonly Integrator[];
  /** Null: nothing can be signed, and all else works. */
  readonly ticketKey: SigningKey | null;
  readonly olderTicketKeys: readonly PublicKey[];
}

/** face-api.md §1: the guide writes http, we default to https. */
export const DEFAULT_API_URL = 'https://facever.market.alicloudapi.com/face';

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
  const likely = optional('LIKELY_MATCH') ?? 'retry';
  const selfPause = optional('SELF_PAUSE') ?? 'on';

  return {
    // What a header can carry: anything else would fail at the first paid call, not here.
    appCode: secret('FACE_APPCODE', /^[\x21-\x7e]+$/),
    apiUrl: url('FACE_API_URL', DEFAULT_API_URL),
    apiTimeoutMs: whole('FACE_API_TIMEOUT_MS', 8000, 500, 10_000),
    imageBudgetBytes: whole('IMAGE_BUDGET_BYTES', API_BUDGET_BYTES, 5000, API_BUDGET_BYTES),
    subjectKey: secret('SUBJECT_KEY', /^.{32,}$/),
    integrators: parsed('INTEGRATOR_KEYS', parseIntegrators, []),
    ticketKey: parsed<SigningKey | null>('TICKET_PRIVATE_KEY', parseSigningKey, null),
    olderTicketKeys: parsed('TICKET_PUBLIC_KEYS', parsePublicKeys, []),
    policy: {
      attemptsPerSession: whole('ATTEMPTS_PER_SESSION', 5, 1, 100),
      attemptsPerPerson: whole('ATTEMPTS_PER_PERSON_PER_DAY', 10, 1, 1000),
      attemptsPerSubject: whole('ATTEMPTS_PER_ID_PER_DAY', 10, 1, 1000),
      callsPerDay: whole('CALLS_PER_DAY', 1000, 1, 10_000_000),
      selfPause: selfPause === 'on' || (selfPause === 'off' ? false : fail('SELF_PAUSE')),
      probeIntervalMs: 1000 * whole('PROBE_INTERVAL_SECONDS', 300, 10, 86_400),
      retentionMs: 86_400_000 * whole('RETENTION_DAYS', 30, 1, 3650),
      likelyMatch: LIKELY_MATCH.find((value) => value === likely) ?? fail('LIKELY_MATCH'),
    },
  };
}
