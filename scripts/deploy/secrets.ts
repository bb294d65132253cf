/** What must not be seen: found in the owner's settings, and taken out of whatever a tool prints. */
import { SETTING_ROWS } from '../../cloudfunctions/face-verify/src/setting-rows';
import { functionEnvironment } from './plan';
import type { PrivateSettings } from './private-file';

/** Shorter values are words, such as a number, that would be found everywhere. */
const LEAST_SECRET = 12;

/** Texts inside of a value that is JSON: a key in a list is a secret by itself, too. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function parts(value: string): readonly string[] {
  try {
    return textsIn(JSON.parse(value));
  } catch {
    return [];
  }
}

/** As typed, part by part, and as handed over; the longest first, so that none is left in half. */
export function secretsOf(settings: PrivateSettings): readonly string[] {
  const encoded = functionEnvironment(settings);
  const found = SETTING_ROWS.filter(({ secret }) => secret).flatMap(({ name }) => {
    const value = settings[name];
    return value === undefined
      ? []
      : [value, ...parts(value), (encoded[name] ?? value).replace(/^base64:/, '')];
  });
  return found.filter((secret) => secret.length >= LEAST_SECRET).sort((a, b) => b.length - a.length);
}

export const mask = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
