/** `npm run enrol` as a person types it, and that nobody loads the face library who does not ask for faces. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personFor } from '../../../dev/face-api';
import { portrait } from '../../../dev/faces/package-photos';
import { DEV, runScript, type ScriptRun } from './run-script';

const { name, idNumber } = personFor('status-3');
const PERSON = ['--name', name, '--id', idNumber];

let folder: string;
const file = (path: string): string => join(folder, path);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enrol-'));
  await writeFile(file('own.jpg'), await portrait('sample6-first'));
  // Writes down which modules the process had loaded when it ended.
  const spy = `process.on('exit', () => require('node:fs').appendFileSync(${JSON.stringify(file('loaded'))},
    Object.keys(require.cache).join('\\n')));`;
  await writeFile(file('spy.cjs'), spy);
});

afterAll(() => rm(folder, { recursive: true }));

const run = (
  script: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<ScriptRun> => runScript(script, args, { FACE_REGISTER: file('register.json'), ...more });

function expectNothingPersonal({ out, err }: ScriptRun): void {
  for (const secret of [name, idNumber, idNumber.slice(6, 14)]) expect(out + err).not.toContain(secret);
}

describe('npm run enrol', () => {
  it('enrols a face, which verify then compares with', async () => {
    const enrolled = await run('enrol.ts', [...PERSON, '--photo', file('own.jpg'), '--json']);
    expect(enrolled).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(enrolled.out)).toMatchObject({ enrolled: [{ name: '王*四' }] });
    expectNothingPersonal(enrolled);

    const verified = await run('verify.ts', [...PERSON, '--photo', file('own.jpg'), '--faces', '--json']);
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ state: 'pass', comparison: { status: '1', faces: 1 } });
    expectNothingPersonal(verified);

    const listed = await run('enrol.ts', ['--list']);
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(listed.out).toMatch(/^王\*四 3\*{16}\w\n$/);
  }, 120_000);

  it.each<[string, string[], RegExp]>([
    ['a number that is none', ['--name', name, '--id', '4403', '--photo', 'x.jpg'], /18 characters/],
    [
      'somebody of the roster under another name',
      ['--name', '钱八', '--id', idNumber, '--photo', 'x'],
      /roster/,
    ],
    ['a stray word', [name], /stands alone/],
  ])('with %s ends with 2, says why, and repeats nothing', async (_, args, why) => {
    const ended = await run('enrol.ts', args);
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(why);
    expect(ended.err).toContain('Usage');
    expectNothingPersonal(ended);
  });
});

it('nothing of the face library is loaded by a verification that does not ask for faces', async () => {
  const spied = { NODE_OPTIONS: `--require ${file('spy.cjs')}` };
  const verified = await run('verify.ts', [...PERSON, '--photo', file('own.jpg'), '--json'], spied);
  expect(JSON.parse(verified.out)).toMatchObject({ state: 'fail' });
  const loaded = await readFile(file('loaded'), 'utf8');
  expect(loaded).toContain(join(DEV, 'verify.ts'));
  expect(loaded).not.toMatch(/tensorflow|vladmandic|\.cache[\\/]faces|dev[\\/]faces[\\/](?!bands)/);
}, 60_000);
