/** A shell command of dev/ as a person types it: a process, its exit code, and every byte that it prints. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** How package.json runs TypeScript: arguments of node. */
export const TSX = ['--import', 'tsx'] as const;
/** The shell's commands. */
export const DEV = resolve(__dirname, '../../../dev');

export interface ScriptRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** @param script file of dev/, such as `load.ts` @param env besides PATH */
export function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ScriptRun> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...TSX, resolve(DEV, script), ...args], {
      env: { PATH: process.env['PATH'], ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, out, err }));
  });
}
