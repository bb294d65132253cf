/**
 * `npm run simulate:month`: a month of generated verifications; whether the operator's numbers are the seller's
 * bill, how good the forecast was, when he was warned, and what overview and export cost.
 */
import { parseArgs } from 'node:util';
import { dayStart } from '../cloudfunctions/face-verify/src/domain/usage';
import { ensureFunction } from '../scripts/build';
import { askOverTheWire } from './month/over-the-wire';
import { isRight, type MonthReport, reportOf } from './month/report';
import { simulateMonth } from './month/simulate';
import { DAY_MS, DAYS } from './month/traffic';

const USAGE = `Usage
  npm run simulate:month [-- --verifications 100000 --seed 1 --json]

  --verifications N  in the month, 1000 to 200000
  --seed N           another one, another month
  --json             one JSON object

Exit code: 0 everything adds up, 1 not, 2 wrong usage`;

const WRONG_USAGE = 2;
class UsageError extends Error {}

const OPTIONS = {
  verifications: { type: 'string', default: '100000' },
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

const round = (value: number | null): string => (value === null ? '-' : value.toFixed(1));

function print(report: MonthReport): void {
  const { bill, drawn, unbilledUnknown, isExact, exhaustedDay, forecasts, warnings, wire } = report;
  console.log(`verifications  ${report.verifications}, ${report.saved} refused for free by their picture`);
  console.log(
    `bill           ${bill} calls; drawn ${drawn}, ${unbilledUnknown} of them unknown and not billed`,
  );
  console.log(`               ${isExact ? 'equal to the call' : 'NOT equal'}`);
  console.log(`used up        on day ${round(exhaustedDay)}`);
  for (const { day, predictedDay, errorPercent } of forecasts) {
    console.log(
      `forecast       on day ${day}: day ${round(predictedDay)}, wrong by ${round(errorPercent)} %`,
    );
  }
  for (const { day, text, share } of warnings) {
    console.log(`warning        on day ${round(day)}: ${text}${share > 0 ? ` ${round(100 * share)} %` : ''}`);
  }
  console.log(
    `overview       ${wire.overviewTrips} database trips, ${wire.overviewMs} ms with a slowed database`,
  );
  const { rows, pages, largestPageBytes, isComplete, isInOrder } = wire.export;
  const state = `${isComplete ? 'complete' : 'INCOMPLETE'}, ${isInOrder ? 'in order' : 'OUT OF ORDER'}`;
  console.log(`export         ${rows} rows, ${pages} pages of at most ${largestPageBytes} bytes, ${state}`);
}

async function main(): Promise<number> {
  const { json, help, ...given } = parse();
  if (help) {
    console.log(USAGE);
    return 0;
  }
  // It ends today: the function that is asked about it has the machine's clock.
  const start = dayStart(Date.now()) - (DAYS + 1) * DAY_MS;
  const options = {
    start,
    verifications: whole('verifications', given.verifications, 1000, 200_000),
    seed: whole('seed', given.seed, 1, 2 ** 31),
  };
  await ensureFunction();
  const month = await simulateMonth(options);
  const report = reportOf(month, options, await askOverTheWire(month));
  if (json) console.log(JSON.stringify(report));
  else print(report);
  return isRight(report) ? 0 : 1;
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : error);
    return error instanceof UsageError ? WRONG_USAGE : 1;
  })
  .then((code) => {
    process.exitCode = code;
  });
