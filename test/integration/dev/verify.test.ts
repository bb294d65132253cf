/** `npm run verify` as a person types it: a process, its exit code, and every byte that it prints. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personFor, type ScenarioName, startFaceApi } from '../../../dev/face-api';
import { drawPortrait } from '../../../dev/sample-photo';
import { runScript, type ScriptRun } from './run-script';

let folder: string;
let photo: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  photo = join(folder, 'selfie.jpg');
  await writeFile(photo, await drawPortrait({ width: 480, height: 640, format: 'jpeg' }));
});

afterAll(() => rm(folder, { recursive: true }));

const verify = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<ScriptRun> =>
  runScript('verify.ts', args, env);

const asPerson = (scenario: ScenarioName): string[] => {
  const { name, idNumber } = personFor(scenario);
  return ['--name', name, '--id', idNumber, '--photo', photo];
};

/** Neither the person nor a piece of the picture. */
function expectNothingPersonal({ out, err }: ScriptRun, scenario: ScenarioName): void {
  const { name, idNumber } = personFor(scenario);
  const said = out + err;
  expect(said).not.toContain(name);
  expect(said).not.toContain(idNumber);
  expect(said).not.toContain(idNumber.slice(6, 14));
  expect(said).not.toContain('/9j/');
}

describe('npm run verify', () => {
  it.each<[number, ScenarioName, string, string]>([
    [0, 'status-1', 'pass', 'SAME_PERSON'],
    [10, 'status--4', 'retry', 'PHOTO_UNUSABLE'],
    [20, 'status-3', 'fail', 'DIFFERENT_PERSON'],
    [30, 'gateway-D504TO', 'unknown', 'UNRECOGNISED'],
    [30, 'gateway-B403MQ', 'paused', 'SERVICE_PAUSED'],
  ])('ends with %i for %s, and prints one object', async (code, scenario, state, shown) => {
    const run = await verify([...asPerson(scenario), '--json', '--log']);
    expect(run.code).toBe(code);
    const report = JSON.parse(run.out);
    expect(report).toMatchObject({ state, code: shown });
    const keys = 'outcome code state next charged requestId attemptId imageBytes timingsMs';
    expect(Object.keys(report)).toEqual(keys.split(' '));
    expectNothingPersonal(run, scenario);
    // The function's log, asked for, is on the other stream.
    expect(run.err).toContain('"event":"attempt"');
  });

  it('tells a person the same in rows', async () => {
    const run = await verify(asPerson('status-1'));
    expect(run.out).toMatch(/^state {4}pass$/m);
    expect(run.out).toMatch(/^asked {4}the local stand-in: nothing was paid$/m);
    expectNothingPersonal(run, 'status-1');
  });

  it('asks the real face API, with the AppCode of the environment, where both are given', async () => {
    const real = await startFaceApi();
    const env = { FACE_APPCODE: real.appCode, FACE_API_URL: real.url };
    const run = await verify([...asPerson('status-2'), '--log'], env);
    await real.close();
    expect(run.code).toBe(10);
    expect(run.out).toMatch(/^asked {4}the real face API$/m);
    expect(real.billed()).toBe(1);
    expect(run.out + run.err).not.toContain(real.appCode);
  });

  it('refuses for free what the phone would refuse: a wrong check digit', async () => {
    const { name, idNumber } = personFor('status-1');
    const wrong = idNumber.slice(0, 17) + (idNumber.endsWith('0') ? '1' : '0');
    const run = await verify(['--name', name, '--id', wrong, '--photo', photo, '--json']);
    expect(run.code).toBe(10);
    expect(JSON.parse(run.out)).toMatchObject({ outcome: null, code: 'ID_NUMBER_INVALID', charged: 'no' });
    expect(run.out).not.toContain(wrong);
  });

  it('refuses for free a file that is no picture', async () => {
    const file = join(folder, 'notes.jpg');
    await writeFile(file, 'not a picture at all');
    const { name, idNumber } = personFor('status-1');
    const run = await verify(['--name', name, '--id', idNumber, '--photo', file, '--json']);
    expect(run.code).toBe(10);
    expect(JSON.parse(run.out)).toMatchObject({ state: 'retry', next: 'retake', charged: 'no' });
  });
});

describe('wrong usage', () => {
  const { name, idNumber } = personFor('status-1');

  it.each<[string, () => string[], Record<string, string>, RegExp]>([
    ['nothing', () => [], {}, /--photo is missing/],
    ['no name', () => ['--id', idNumber, '--photo', photo], {}, /--name is missing/],
    ['no number', () => ['--name', name, '--photo', photo], {}, /--id is missing/],
    ['no such file', () => ['--name', name, '--id', idNumber, '--photo', `/no/${idNumber}`], {}, /ENOENT/],
    ['a folder', () => ['--name', name, '--id', idNumber, '--photo', folder], {}, /EISDIR/],
    ['an unknown option', () => ['--name', name, `--${idNumber}`], {}, /an option is not known/],
    ['a stray word', () => [name, idNumber], {}, /stands alone/],
    ['the roster with a person', () => ['--roster', '--name', name, '--photo', photo], {}, /takes no --name/],
    [
      'the roster on the real API',
      () => ['--roster', '--photo', photo],
      { FACE_APPCODE: 'secret-code' },
      /never asks/,
    ],
    ['half of the real API', () => asPerson('status-1'), { FACE_APPCODE: 'secret-code' }, /set both/],
  ])('with %s ends with 2, says why, and repeats nothing', async (_, args, env, why) => {
    const run = await verify(args(), env);
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(run.err).toMatch(why);
    expect(run.err).toContain('Usage');
    expect(run.err).not.toContain('secret-code');
    expectNothingPersonal(run, 'status-1');
  });

  it('is explained by --help, which is none', async () => {
    const run = await verify(['--help']);
    expect(run.code).toBe(0);
    expect(run.out).toContain('Exit code: 0 pass');
  });
});
