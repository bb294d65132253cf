/** Reads the JSON files of a mini-program. Their shapes are checked here, once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problems } from './problems';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(json: JsonObject, key: string): JsonObject {
  const value = json[key];
  return isObject(value) ? value : {};
}

export function textsAt(json: JsonObject, key: string): readonly string[] {
  const value = json[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function textAt(json: JsonObject, key: string): string | undefined {
  const value = json[key];
  return typeof value === 'string' ? value : undefined;
}

/** The object in `file`, or an empty one and a problem. */
export function readJson(root: string, file: string, problems: Problems): JsonObject {
  let text: string;
  try {
    text = readFileSync(join(root, file), 'utf8');
  } catch {
    problems.add(file, 'is missing');
    return {};
  }
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) return json;
    problems.add(file, 'must hold one object');
  } catch (error) {
    problems.add(file, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return {};
}
