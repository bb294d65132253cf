/**
 * `npm run test:mutations [-- PART] [--json]`: takes each guard away in turn, and the tests must notice; PART of a
 * name takes those only. A broken build that survives means that they prove nothing about that guard.
 *
 * Every build is a copy of the sources and the tests under the ignored `.local/`, with one text replaced;
 * the same seed is played in all of them. The copy without a mutation goes first and must pass.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { MUTATIONS, type Mutation } from './mutation-list';

const ROOT = resolve(__dirname, '..');
const COPIES = join(ROOT, '.local/mutants');
const SOURCE = 'cloudfunctions/face-verify/src';
/** What the tests are run with; no browser is opened, and jest wants to find the file all the same. */
const RUNNER = ['jest.config.js', 'test/longest-first.js', 'test/e2e/global-setup.ts'];
const COPIED = [
  SOURCE,
  'miniprogram/contract',
  'test/property',
  'test/unit/actions',
  'test/unit/wechat',
  'dev/wechat-api',
  ...RUNNER,
];
const HISTORIES = 'test/property/histories.test.ts';
const JEST = require.resolve('jest/bin/jest');

/** As `npm test` plays them, from a seed that stays: the verdict is the same each time. */
const ENV = { HISTORIES: '10000', SEED: '20261123', SHRINK: 'off' };
const AT_ONCE = 2;
const MOST_MS = 300_000;

type Verdict = 'passed' | 'killed' | 'not applied' | 'does not run' | 'too slow';

interface Finding {
  readonly mutation: string;
  readonly file: string;
  readonly by: string;
  readonly verdict: Verdict;
  readonly seconds: number;
}

const Summary = v.object({ numFailedTests: v.number(), numRuntimeErrorTestSuites: v.number() });

function copyTo(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of COPIED) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
}

/** Runs one test file of a copy. A build that does not load fails no test: it shows nothing, either. */
function run(folder: string, test: string): Promise<Verdict> {
  const outputFile = join(folder, 'summary.json');
  rmSync(outputFile, { force: true });
  const config = ['--rootDir', folder, '--config', join(folder, 'jest.config.js')];
  const args = [
    JEST,
    ...config,
    '--selectProjects',
    'node',
    '--runInBand',
    '--json',
    '--outputFile',
    outputFile,
    '--runTestsByPath',
  ];
  return new Promise((done) => {
    const jest = spawn(process.execPath, [...args, join(folder, test)], {
      cwd: folder,
      env: { ...process.env, ...ENV },
      stdio: 'ignore',
    });
    const timer = setTimeout(() => jest.kill('SIGKILL'), MOST_MS);
    jest.on('exit', (code) => {
      clearTimeout(timer);
      if (code === null) return done('too slow');
      const read = v.safeParse(Summary, JSON.parse(readFileSync(outputFile, 'utf8')));
      if (!read.success || read.output.numRuntimeErrorTestSuites > 0) return done('does not run');
      done(read.output.numFailedTests > 0 ? 'killed' : 'passed');
    });
  });
}

async function judge(folder: string, { file, find, replace, by = HISTORIES }: Mutation): Promise<Verdict> {
  const path = join(folder, SOURCE, file);
  const original = readFileSync(path, 'utf8');
  if (original.split(find).length !== 2) return 'not applied';
  writeFileSync(
    path,
    original.replace(find, () => replace),
  );
  const verdict = await run(folder, by);
  writeFileSync(path, original);
  return verdict;
}

const secondsSince = (start: number): number => Math.round((Date.now() - start) / 100) / 10;

async function judgeAll(
  mutations: readonly Mutation[],
  report: (finding: Finding) => void,
): Promise<readonly Finding[]> {
  const queue = [...mutations];
  const findings: Finding[] = [];
  const work = async (folder: string): Promise<void> => {
    copyTo(folder);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const start = Date.now();
      const verdict = await judge(folder, next);
      const { name: mutation, file, by = HISTORIES } = next;
      const finding = { mutation, file, by, verdict, seconds: secondsSince(start) };
      findings.push(finding);
      report(finding);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => work(join(COPIES, String(i)))));
  return findings;
}

/** The copy as it is: were it to fail, every mutant would seem to be killed. */
async function judgeOriginal(mutations: readonly Mutation[]): Promise<Verdict> {
  const folder = join(COPIES, '0');
  copyTo(folder);
  for (const test of new Set(mutations.map(({ by = HISTORIES }) => by))) {
    const verdict = await run(folder, test);
    if (verdict !== 'passed') return verdict;
  }
  return 'passed';
}

function print({ mutation, file, by, verdict, seconds }: Finding): void {
  const cells = [verdict.padEnd(11), mutation.padEnd(64), file.padEnd(26), `${seconds} s`.padStart(7), by];
  console.log(cells.join('  '));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const { json: isJson } = values;
  const mutations = MUTATIONS.filter(({ name }) => name.includes(positionals.join(' ')));
  const start = Date.now();
  mkdirSync(COPIES, { recursive: true });
  const original = await judgeOriginal(mutations);
  if (!isJson) console.log(`without a mutation: ${original}, ${secondsSince(start)} s`);
  const findings = original === 'passed' ? await judgeAll(mutations, isJson ? () => undefined : print) : [];
  rmSync(COPIES, { recursive: true });
  const killed = findings.filter(({ verdict }) => verdict === 'killed').length;
  const isGood = original === 'passed' && killed === mutations.length && killed > 0;
  const seconds = secondsSince(start);
  if (isJson) console.log(JSON.stringify({ original, killed, of: mutations.length, seconds, findings }));
  else console.log(`${killed} of ${mutations.length} broken builds were noticed, ${seconds} s`);
  process.exitCode = isGood ? 0 : 1;
}

void main();
