/**
 * `npm run scale`: what one verification asks of the cloud, counted on loopback, and how many a second the
 * platform's published limits carry.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureFunction } from '../scripts/build';
import { replaceTables } from '../scripts/markdown';
import { countWays, type Way } from './scale/count';
import { perSecond, perSecondOfInstances } from './scale/limits';
import { scaleDocumentTable, totalOf } from './scale/table';

const USAGE = `Usage
  npm run scale [-- --json | --write]

  --json   one JSON object
  --write  writes the table of docs/scale.md anew

Exit code: 0, 2 wrong usage, 1 anything else`;

const WRONG_USAGE = 2;
const DOCUMENT = resolve(__dirname, '../docs/scale.md');

class UsageError extends Error {}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function parse() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong options');
  }
}

interface Line extends Way {
  readonly total: ReturnType<typeof totalOf> & { readonly functionMs: number; readonly bytes: number };
  /** By the database's limit, and by that of the instances with an API that answers at once. */
  readonly perSecond: { readonly database: number; readonly instances: number };
}

function lineOf(way: Way): Line {
  const functionMs = way.steps.reduce((sum, step) => sum + step.functionMs, 0);
  const bytes = way.steps.reduce((sum, step) => sum + step.requestBytes + step.responseBytes, 0);
  const total = { ...totalOf(way.steps), functionMs, bytes };
  const carried = { database: perSecond(total.database), instances: perSecondOfInstances(functionMs) };
  return { ...way, total, perSecond: carried };
}

function print({ name, total, storedBytes, perSecond: carried }: Line): void {
  const { database, storage, faceApi, functionMs, bytes } = total;
  console.log(
    `${name.padEnd(22)} database ${database}, storage ${storage}, paid ${faceApi}, ` +
      `${functionMs} ms of the function, ${bytes} bytes of calls, ${storedBytes} bytes stored; ` +
      `${carried.database} a second by the database, ${carried.instances} by the instances`,
  );
}

async function main(): Promise<void> {
  const { json, write, help } = parse();
  if (help) {
    console.log(USAGE);
    return;
  }
  await ensureFunction();
  const ways = await countWays();
  const lines = ways.map(lineOf);
  if (write)
    writeFileSync(
      DOCUMENT,
      replaceTables(readFileSync(DOCUMENT, 'utf8'), (name) => scaleDocumentTable(name, ways)),
    );
  if (json) console.log(JSON.stringify({ ways: lines }));
  else for (const line of lines) print(line);
}

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? `scale: ${error.message}\n\n${USAGE}` : error);
  process.exitCode = isUsage ? WRONG_USAGE : 1;
});
