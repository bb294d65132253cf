/** Each part of the house sees its own environment only: what is foreign does not compile. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const ROOT = resolve(__dirname, '../../..');
const TSC = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
/** Below the root, so that types are found as they are in the house; ignored by git. */
const LOCAL = join(ROOT, '.local');

const TEXTS = {
  wx: 'export const x = wx.getStorageSync;',
  fs: "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
  document: 'export const x = document.title;',
  Buffer: 'export const x = Buffer.alloc(1);',
} as const;
type Foreign = keyof typeof TEXTS;

const ENVIRONMENTS = ['miniprogram/contract', 'miniprogram', 'cloudfunctions/face-verify', 'dev'] as const;
type Environment = (typeof ENVIRONMENTS)[number];

/** Compiles one file per text under the tsconfig of an environment. @returns those that do not compile */
function refusedIn(environment: Environment, folder: string): ReadonlySet<Foreign> {
  const names = Object.keys(TEXTS).filter((name): name is Foreign => name in TEXTS);
  for (const name of names) writeFileSync(join(folder, `${name}.ts`), TEXTS[name]);
  const project = join(folder, 'tsconfig.json');
  const files = names.map((name) => `${name}.ts`);
  writeFileSync(
    project,
    JSON.stringify({ extends: resolve(ROOT, environment, 'tsconfig.json'), files, include: [] }),
  );
  const { stdout, error } = spawnSync(process.execPath, [TSC, '-p', project, '--pretty', 'false'], {
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  return new Set(names.filter((name) => stdout.includes(`${name}.ts(1,`)));
}

const refused = new Map<Environment, ReadonlySet<Foreign>>();

beforeAll(() => {
  mkdirSync(LOCAL, { recursive: true });
  for (const environment of ENVIRONMENTS) {
    const folder = mkdtempSync(join(LOCAL, 'environment-'));
    refused.set(environment, refusedIn(environment, folder));
    rmSync(folder, { recursive: true });
  }
}, 120_000);

describe('what compiles where', () => {
  it.each<[Environment, Foreign]>([
    ['miniprogram', 'wx'],
    ['cloudfunctions/face-verify', 'fs'],
    ['dev', 'fs'],
  ])('%s may use %s', (environment, foreign) => {
    expect(refused.get(environment)).not.toContain(foreign);
  });

  it.each<[Environment, Foreign]>([
    ['miniprogram/contract', 'wx'],
    ['miniprogram/contract', 'fs'],
    ['miniprogram/contract', 'Buffer'],
    ['miniprogram/contract', 'document'],
    ['miniprogram', 'fs'],
    ['miniprogram', 'Buffer'],
    ['miniprogram', 'document'],
    ['cloudfunctions/face-verify', 'wx'],
    ['cloudfunctions/face-verify', 'document'],
  ])('%s may not use %s', (environment, foreign) => {
    expect(refused.get(environment)).toContain(foreign);
  });
});
