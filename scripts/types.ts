/** `npm run types`: one type check per environment, at most two at a time. */
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';

const ENVIRONMENTS = [
  'miniprogram/contract',
  'miniprogram',
  'cloudfunctions/face-verify',
  'dev',
  'dev/preview',
  'test',
  'test/component',
  'test/e2e/fixture-app',
];
const TSC = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
const ROOT = resolve(__dirname, '..');

function check(environment: string): Promise<boolean> {
  return new Promise((done) => {
    const tsc = spawn(process.execPath, [TSC, '--project', environment], { cwd: ROOT, stdio: 'inherit' });
    tsc.on('exit', (code) => {
      console.log(`types: ${environment} ${code === 0 ? 'ok' : 'FAILED'}`);
      done(code === 0);
    });
  });
}

async function worker(queue: string[]): Promise<boolean> {
  let ok = true;
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) ok = (await check(next)) && ok;
  return ok;
}

async function main(): Promise<void> {
  const queue = [...ENVIRONMENTS];
  const results = await Promise.all([worker(queue), worker(queue)]);
  process.exitCode = results.every(Boolean) ? 0 : 1;
}

void main();
