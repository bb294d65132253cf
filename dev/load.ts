/**
 * `npm run load`: many verifications at once with faults, all on loopback, and whether the money adds up.
 */
import { parseArgs } from 'node:util';
import { ensureFunction } from '../scripts/build';
import type { LoadOptions, LoadReport } from './load/run';
import { isConsistent } from './load/totals';

const USAGE = `Usage
  npm run load [-- --people 200 --verifications 2000 --faults 0.05 --seed 1 --json]

  --people N         at once, 1 to 500
  --verifications N  in all, 1 to 20000
  --faults SHARE     of the verifications with which one fault is injected, 0 to 1
  --seed N           another one, other faults
  --json             one JSON object

Exit code: 0 all of it adds up, 1 not, 2 wrong usage`;

const WRONG_USAGE = 2;

class UsageError extends Error {}

const OPTIONS = {
  people: { type: 'string', default: '200' },
  verifications: { type: 'string', default: '2000' },
  faults: { type: 'string', default: '0.05' },
  seed: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong options');
  }
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} is a whole number from ${least} to ${most}`);
}

function share(name: string, text: string): number {
  const value = Number(text);
  if (/^\d*\.?\d+$/.test(text) && value <= 1) return value;
  throw new UsageError(`--${name} is a number from 0 to 1`);
}

function print(report: LoadReport, seconds: number): void {
  const { ownMs, underLoadMs, ...counts } = report;
  for (const [name, value] of Object.entries(counts)) console.log(`${name.padEnd(22)} ${value}`);
  console.log(`${'own time'.padEnd(22)} p50 ${ownMs.p50} ms, p95 ${ownMs.p95} ms, one at a time`);
  console.log(`${'submit under load'.padEnd(22)} p50 ${underLoadMs.p50} ms, p95 ${underLoadMs.p95} ms`);
  console.log(`${'took'.padEnd(22)} ${seconds.toFixed(1)} s`);
}

async function main(): Promise<number> {
  const { json, help, ...given } = parse();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  const options: LoadOptions = {
    people: whole('people', given.people, 1, 500),
    verifications: whole('verifications', given.verifications, 1, 20_000),
    faults: share('faults', given.faults),
    seed: whole('seed', given.seed, 0, 2 ** 32 - 1),
  };
  await ensureFunction();
  // Half a second that nobody should wait for who mistyped.
  const { load } = await import('./load/run');
  const startedAt = performance.now();
  const report = await load(options);
  if (json) console.log(JSON.stringify(report));
  else print(report, (performance.now() - startedAt) / 1000);
  return isConsistent(report) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? `load: ${error.message}\n\n${USAGE}` : error);
    process.exitCode = isUsage ? WRONG_USAGE : 1;
  },
);
