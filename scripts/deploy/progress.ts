/** Which steps are done, in a file that git ignores: a deployment that stopped goes on where it was. Holds no secret. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Step } from './plan';

const Done = v.record(v.string(), v.string());

export interface Progress {
  isDone(step: Step): boolean;
  remember(step: Step): void;
}

/** A file that cannot be read counts as none: a step done twice does no harm. */
function read(path: string): Record<string, string> {
  if (!existsSync(path)) return {};
  try {
    const parsed = v.safeParse(Done, JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}

export function openProgress(path: string): Progress {
  const done = read(path);
  return {
    isDone: ({ id, fingerprint }) => done[id] === fingerprint,
    remember({ id, fingerprint }) {
      done[id] = fingerprint;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(done, null, 2)}\n`);
    },
  };
}
