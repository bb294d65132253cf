/** The operator's settings: who he is, how he is warned, what he wants to be warned of. */
import * as v from 'valibot';
import { CHAT_SHAPES, type ChatShape } from './chat-webhook';
import type { MessageTemplate } from './subscribe-message';

export interface OperatorSettings {
  /** Open ids of the operators, in this mini-program. */
  readonly openIds: readonly string[];
  /** Null: no chat group is told. */
  readonly webhook: { readonly url: string; readonly shape: ChatShape } | null;
  readonly template: MessageTemplate | null;
  readonly warnShares: readonly number[];
  readonly warnBeforeExpiryMs: number;
  readonly needsSecondLook: boolean;
}

/** How the environment's variables are read (env.ts): each refuses by naming the variable. */
export interface Reader {
  parsed<Value>(name: string, parse: (text: string) => Value | null, fallback: Value): Value;
  whole(name: string, fallback: number, least: number, most: number): number;
  oneOf<const Value extends string>(name: string, values: readonly Value[], fallback: Value): Value;
}

const DAY_MS = 86_400_000;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** `o6_bmjrPTlm6_2sgVt7hMZOPfL2M, o6_…` */
function parseOpenIds(text: string): readonly string[] | null {
  const ids = text.split(/[\s,]+/).filter((id) => id !== '');
  return ids.every((id) => /^[\w-]{1,64}$/.test(id)) ? ids : null;
}

/** Encrypted, or not leaving the machine. */
function parseUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)) ? text : null;
}

const field = v.pipe(v.string(), v.regex(/^[a-z_]+\d{1,3}$/));
const TemplateSchema: v.GenericSchema<unknown, MessageTemplate> = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  title: field,
  detail: field,
  time: field,
});

function parseTemplate(text: string): MessageTemplate | null {
  try {
    const parsed = v.safeParse(TemplateSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** `20,5`: percent, largest first. */
function parseShares(text: string): readonly number[] | null {
  const percents = text.split(',').map(Number);
  const isGood = percents.every(
    (percent, index) => percent > 0 && percent < 100 && percent < (percents[index - 1] ?? 100),
  );
  return isGood ? percents.map((percent) => percent / 100) : null;
}

export function readOperatorSettings({ parsed, whole, oneOf }: Reader): OperatorSettings {
  const url = parsed<string | null>('OPERATOR_WEBHOOK', parseUrl, null);
  const shape = oneOf('OPERATOR_WEBHOOK_SHAPE', CHAT_SHAPES, 'wecom');
  return {
    openIds: parsed('OPERATOR_OPENIDS', parseOpenIds, []),
    webhook: url === null ? null : { url, shape },
    template: parsed<MessageTemplate | null>('OPERATOR_TEMPLATE', parseTemplate, null),
    warnShares: parsed('WARN_SHARES', parseShares, [0.2, 0.05]),
    warnBeforeExpiryMs: DAY_MS * whole('WARN_EXPIRY_DAYS', 30, 1, 365),
    needsSecondLook: oneOf('REVIEW_SECOND_LOOK', ['on', 'off'], 'off') === 'on',
  };
}
