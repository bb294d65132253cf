/**
 * `npm run reconcile`: holds an export of the ledger against the seller's usage export, against a list of billed
 * request ids, or both. Prints ids, times and counts: nothing personal.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseCorrections, parseLedger, parseRequestIds } from './reconcile/exports';
import { type Reconciliation, reconcile } from './reconcile/sides';
import { FormatError, inChina, parseUsage } from './reconcile/usage';

const USAGE = `Usage
  npm run reconcile -- --ledger FILE [--usage FILE] [--request-ids FILE] [--corrections FILE] [--json]

  --ledger FILE       the collection attempts, exported as JSON: a list, or one object a line
  --usage FILE        the seller's usage log, exported: calls per window of ten minutes, China time
  --request-ids FILE  the request ids that were billed, one a line
  --corrections FILE  the collection corrections, exported likewise
  --json              one JSON object

Exit code: 0 both sides agree, 1 one side has what the other has not, 2 wrong usage`;

const WRONG_USAGE = 2;

class UsageError extends Error {}

const OPTIONS = {
  ledger: { type: 'string' },
  usage: { type: 'string' },
  'request-ids': { type: 'string' },
  corrections: { type: 'string' },
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

async function load<Value>(option: string, path: string, read: (text: string) => Value): Promise<Value> {
  try {
    return read(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof FormatError) throw new UsageError(`--${option}: ${error.message}`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`--${option}: the file cannot be read (${code})`);
  }
}

function list(title: string, found: readonly string[] | undefined): void {
  for (const id of found ?? []) console.log(`${title.padEnd(34)} ${id}`);
}

function print({ byWindow, byRequestId, ...result }: Reconciliation): void {
  const { rows, ledgerCharged, ledgerUnknown, sellerCalls, corrections, agrees } = result;
  console.log(`ledger  ${rows} rows, ${ledgerCharged} charged, ${ledgerUnknown} unknown`);
  if (sellerCalls !== null) console.log(`seller  ${sellerCalls} calls in all windows`);
  for (const { start, calls, charged, unknown, onEdge, difference, verdict } of byWindow?.windows ?? []) {
    const counts = `seller ${calls}, ledger ${charged} + ${unknown} unknown, ${onEdge} on the edge`;
    console.log(`${inChina(start)}  ${counts}, difference ${difference}: ${verdict}`);
  }
  list('charged, in no window:', byWindow?.onlyLedger);
  list('billed, in no row:', byRequestId?.onlySeller);
  list('charged, not billed:', byRequestId?.onlyLedger);
  list('billed twice:', byRequestId?.billedTwice);
  list('unknown, without a request id:', byRequestId?.withoutId);
  const outside = (byWindow?.outside ?? 0) + (byRequestId?.outside ?? 0);
  if (outside > 0) console.log(`${outside} rows lie outside of what the seller's files cover`);
  if (corrections.length > 0) console.log('\nproposed for the collection corrections:');
  for (const correction of corrections) console.log(JSON.stringify(correction));
  console.log(agrees ? '\nboth sides agree' : '\nthe two sides do not agree');
}

async function main(): Promise<number> {
  const { ledger, usage, corrections, json, help, 'request-ids': requestIds } = parse();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  if (ledger === undefined) throw new UsageError('--ledger is missing');
  if (usage === undefined && requestIds === undefined)
    throw new UsageError('--usage or --request-ids is missing: nothing to hold the ledger against');
  const result = reconcile({
    ledger: await load('ledger', ledger, parseLedger),
    made: corrections === undefined ? [] : await load('corrections', corrections, parseCorrections),
    usage: usage === undefined ? null : await load('usage', usage, parseUsage),
    requestIds: requestIds === undefined ? null : await load('request-ids', requestIds, parseRequestIds),
  });
  if (json) console.log(JSON.stringify(result));
  else print(result);
  return result.agrees ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    console.error(isUsage ? `reconcile: ${error.message}\n\n${USAGE}` : error);
    process.exitCode = isUsage ? WRONG_USAGE : 1;
  },
);
