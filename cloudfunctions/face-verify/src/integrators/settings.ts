/** The setting `INTEGRATOR_KEYS`: a JSON list of `{id, key, name, webhook?}`. */
import * as v from 'valibot';
import type { Integrator } from './contract';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Encrypted, or not leaving the machine. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

/** Text that a person sees: no control or invisible formatting characters. */
export const shownText = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.regex(/\S/), v.regex(/^[^\p{C}]*$/u));

const IntegratorsSchema: v.GenericSchema<unknown, readonly Integrator[]> = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/)),
      key: v.pipe(v.string(), v.minLength(32)),
      name: shownText(30),
      webhook: v.exactOptional(v.pipe(v.string(), v.check(isSafeUrl))),
    }),
  ),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length),
);

/** Null where the text is not such a list. */
export function parseIntegrators(text: string): readonly Integrator[] | null {
  try {
    const parsed = v.safeParse(IntegratorsSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
