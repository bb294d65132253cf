/** The project as somebody finds it who has just cloned it: what git knows, and the packages. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { ScriptRun } from './run-script';

const ROOT = resolve(__dirname, '../../..');

export interface FreshClone {
  readonly root: string;
  /** A command as it is typed, in a shell, in the clone's folder. @param answers what is typed at its questions */
  run(command: string, answers?: string): Promise<ScriptRun>;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces the first occurrence in a file. @throws Error where there is none */
  edit(path: string, from: string, to: string): void;
  /** What the programs that must not run here were called with, and their environment. */
  calls(): readonly { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }[];
  /** The exit code of the next calls, for those whose arguments hold the word. */
  fail(word: string): void;
  remove(): void;
}

/** Writes down how it was called; ends with 1 where a file `fail` names one of its words; repeats a secret, as a bad tool would. */
const FAKE_NPX = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const folder = __dirname;
const args = process.argv.slice(2);
appendFileSync(folder + '/calls', JSON.stringify({ args, env: process.env }) + '\\n');
console.log('deploying with ' + (process.env.FACE_APPCODE ?? 'nothing'));
const word = existsSync(folder + '/fail') ? readFileSync(folder + '/fail', 'utf8') : '';
process.exitCode = word !== '' && args.includes(word) ? 1 : 0;
`;

export function freshClone(): FreshClone {
  const root = mkdtempSync(join(tmpdir(), 'fresh-clone-'));
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  for (const path of list
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    copyFileSync(join(ROOT, path), join(root, path));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  const bin = join(root, '.local/fake-bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'npx'), FAKE_NPX);
  chmodSync(join(bin, 'npx'), 0o755);

  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  return {
    root,
    read,
    write,
    edit(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
      write(
        path,
        text.replace(from, () => to),
      );
    },
    run(command, answers = '') {
      const { PATH = '', HOME = root } = process.env;
      const child = spawn('bash', ['-c', command], {
        cwd: root,
        env: { PATH: [bin, PATH].join(delimiter), HOME },
      });
      let out = '';
      let err = '';
      child.stdout.on('data', (chunk) => {
        out += chunk;
      });
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdin.end(answers);
      return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
    },
    calls() {
      const path = join(bin, 'calls');
      if (!existsSync(path)) return [];
      return readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
    fail: (word) => writeFileSync(join(bin, 'fail'), word),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** What only the owner knows, once the commands of docs/go-live.md have been run up to the line that needs an account. */
export function fillIn(clone: FreshClone): void {
  const config = 'miniprogram/config.ts';
  clone.edit(config, "envId: ''", "envId: 'shop-1a2b3c'");
  clone.edit(config, "phoneNumber: '400-000-0000'", "phoneNumber: '021-5550-0100'");
  clone.edit(config, '示例公司', '明远商城');
  clone.edit(config, 'Example Company', 'Mingyuan Shop');
  clone.edit(config, "contact: '400-000-0000（", "contact: '021-5550-0100（");
  clone.edit(config, "contact: '400-000-0000 (", "contact: '021-5550-0100 (");
  clone.edit('project.private.config.json', 'wx0000000000000000', 'wx1234567890abcdef');
  clone.write('.local/upload.key', 'a private key');
  clone.edit('deploy.env', 'FACE_APPCODE=', 'FACE_APPCODE=an-app-code-that-nobody-knows');
  clone.edit('deploy.env', 'MINIPROGRAM_UPLOAD_KEY=', 'MINIPROGRAM_UPLOAD_KEY=.local/upload.key');
  clone.edit('deploy.env', 'PROVIDER_NAME=', 'PROVIDER_NAME=远方数据科技有限公司');
  clone.edit('deploy.env', 'PRIVACY_GUIDELINE_ENTERED=', 'PRIVACY_GUIDELINE_ENTERED=2026-11-24');
}
