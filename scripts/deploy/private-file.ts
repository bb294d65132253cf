/** The owner's file of settings and secrets, `NAME=value` a line: read, and added to; never overwritten, never printed. */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export type PrivateSettings = Readonly<Record<string, string>>;

/** Without empty values. Null where there is no file. */
export function readPrivateFile(path: string): PrivateSettings | null {
  if (!existsSync(path)) return null;
  const entries = Object.entries(parseEnv(readFileSync(path, 'utf8')));
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  );
}

/** Whether others on this machine can read it. Windows has no such bits: there it is the folder that counts. */
export function isOpenToOthers(path: string): boolean {
  return process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0;
}

/** In the place where its name stands empty, as in the example file; otherwise as a line of its own. */
function withValue(text: string, name: string, value: string): string {
  const line = `${name}='${value}'`;
  const empty = new RegExp(`^${name}=[ \\t]*$`, 'm');
  if (empty.test(text)) return text.replace(empty, () => line);
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${line}\n`;
}

/**
 * Writes what is not set yet, and nothing else. Afterwards nobody but the owner can read the file.
 *
 * @returns the names that were written
 */
export function addWhereAbsent(path: string, values: PrivateSettings): readonly string[] {
  const present = readPrivateFile(path) ?? {};
  const missing = Object.entries(values).filter(([name]) => !Object.hasOwn(present, name));
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const text = missing.reduce((sum, [name, value]) => withValue(sum, name, value), before);
  // Whole, or not at all; and there is no moment in which others could read it.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
  return missing.map(([name]) => name);
}
