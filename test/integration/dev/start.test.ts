/** `npm start` as a person types it: what it opens, what it says of a taken port, and how it stops. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { DEV, TSX } from './run-script';

const START = resolve(DEV, 'start.ts');

let child: ChildProcess | undefined;

afterEach(async () => {
  if (child === undefined || child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
});

interface Run {
  readonly process: ChildProcess;
  /** Everything printed so far. */
  readonly said: () => string;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

function run(...args: readonly string[]): Run {
  const started = spawn(process.execPath, [...TSX, START, ...args], { env: { PATH: process.env['PATH'] } });
  child = started;
  let said = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise<number | null>((done) => started.on('close', done));
  return { process: started, said: () => said, ended };
}

/** Resolves once it is up, with its address. */
async function addressOf({ process: started, said, ended }: Run): Promise<string> {
  const stopped = ended.then(() => true);
  while (!said().includes('Ctrl-C stops everything.')) {
    const isOver = await Promise.race([stopped, once(started.stdout ?? started, 'data').then(() => false)]);
    if (isOver) throw new Error(said());
  }
  return /Open {2}(http:\S+)/.exec(said())?.[1] ?? '';
}

const answerOf = (url: string): Promise<string> =>
  fetch(url).then(
    (response) => response.text(),
    () => 'nobody answers',
  );

it('serves the mini-program before the real function, and frees the port when it is stopped', async () => {
  const started = run('--port', '0');
  const url = await addressOf(started);
  expect(await answerOf(`${url}/preview/app.js`)).toContain('pages/start/start');
  const opened = await fetch(`${url}/preview/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'face-verify', data: { action: 'openSession' }, openId: 'somebody' }),
  });
  expect(await opened.json()).toMatchObject({ result: { ok: true, data: { session: { state: 'open' } } } });
  expect(await answerOf(`${url}/preview/state`)).toContain('face-verify openSession');
  started.process.kill('SIGINT');
  expect(await started.ended).toBe(0);
  expect(await answerOf(url)).toBe('nobody answers');
});

it('names the port that is taken, and how to take others', async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const first = Math.min(port, 65_532);
  const { said, ended } = run('--port', String(first));
  expect(await ended).toBe(1);
  expect(said()).toMatch(/start: port \d+ is taken/);
  expect(said()).toContain(`npm start -- --port ${first + 100}`);
  await new Promise((closed) => other.close(closed));
});

it('explains what it takes', async () => {
  const { said, ended } = run('--port', 'many');
  expect(await ended).toBe(2);
  expect(said()).toContain('npm start -- [--port NUMBER] [--webhook URL]');
});
