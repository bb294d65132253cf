/** What the shell commands show to a person. */
import { OUTCOMES } from '../miniprogram/contract/outcome';
import type { Comparison } from './face-api';
import { BANDS } from './faces/bands';
import type { RosterLine } from './roster-run';
import type { Report } from './verification';

const NEXT = {
  done: 'nothing: verified',
  retake: 'take the photo again',
  'edit-name': 'correct the name',
  'edit-id': 'correct the ID number',
  'other-verifier': 'the next verifier of the order',
  'edit-identity': 'correct the name or the ID number',
  wait: 'wait, then ask again',
  alternative: 'another way than the face',
} as const satisfies Record<Report['next'], string>;

const ms = (value: number | null): string => (value === null ? '-' : `${value} ms`);

/** What the stand-in saw. @param comparison null: it compared nothing */
function wordsOf(comparison: Comparison | null): string {
  if (comparison === null)
    return 'not compared: nobody is enrolled under that number, or it did not come to it';
  const { faces, distance } = comparison;
  if (distance === null) return `not compared: ${faces} in the picture`;
  const bands = BANDS.map(({ status, upTo }) => `status ${status} up to ${upTo}`).join(', ');
  return `distance ${distance.toFixed(2)} to the enrolled one (${bands})`;
}

/** @param comparison where faces were to be compared */
export function printReport(report: Report, isRealApi: boolean, comparison?: Comparison | null): void {
  const { code, state, next, charged, requestId, attemptId, imageBytes, timingsMs } = report;
  const status = report.outcome === null ? null : OUTCOMES[report.outcome].status;
  const rows: readonly (readonly [string, string])[] = [
    ['state', state],
    ['code', status === null ? code : `${code} (status ${status})`],
    ['next', NEXT[next]],
    ['charged', charged === 'yes' ? 'yes (an estimate: the seller does not publish it)' : charged],
    ['request', requestId ?? '-'],
    ['attempt', attemptId],
    ['picture', imageBytes === null ? '-' : `${imageBytes} bytes sent`],
    ['time', `${ms(timingsMs.total)} (picture ${ms(timingsMs.image)}, face API ${ms(timingsMs.api)})`],
    ...(comparison === undefined ? [] : [['faces', wordsOf(comparison)] as const]),
    ['asked', isRealApi ? 'the real face API' : 'the local stand-in: nothing was paid'],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(8)} ${value}`);
}

const WIDTHS = [36, 6, 8, 8, 19, 8, 5, 6] as const;

function printCells(cells: readonly string[]): void {
  console.log(
    cells
      .map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0))
      .join(' ')
      .trimEnd(),
  );
}

export function printRosterHead(): void {
  printCells(['scenario', 'status', 'gateway', 'state', 'code', 'charged', 'sends', 'billed']);
}

export function printRosterLine(line: RosterLine): void {
  const { scenario, status, gatewayCode, state, code, charged, sends, billed } = line;
  printCells([
    scenario,
    status ?? '-',
    gatewayCode ?? '-',
    state,
    code,
    charged,
    String(sends),
    String(billed),
  ]);
}

/** What `npm start` has put up, and the few things to do next. */
export function printReady(url: string, startedMs: number): void {
  const steps: readonly (readonly [string, string])[] = [
    ['in the browser', 'the phone on your webcam; fill in a person of the roster, see what he is billed'],
    ['edit miniprogram/ or cloudfunctions/', 'rebuilt and shown at once'],
    ['npm run verify -- --roster', 'every answer that the face API can give, one line each'],
  ];
  console.log(`\nReady in ${(startedMs / 1000).toFixed(1)} s. Open  ${url}\n`);
  for (const [what, why] of steps) console.log(`  ${what.padEnd(38)} # ${why}`);
  console.log(
    '\nThe cloud and the face API are stand-ins on this machine: nothing leaves it, nothing is paid.',
  );
}

/** @param enrolled how many faces the stand-in knows */
export function printFaces(enrolled: number): void {
  const whoever = 'Whoever is enrolled passes by his face alone; the others play their part.';
  console.log(`\nFaces are compared. Enrolled: ${enrolled}. ${whoever}`);
  const how = [
    ['npm run enrol -- --name NAME --id NUMBER --photo FILE', 'known at once; or “Be him” beside a person'],
    ['npm run enrol -- --list', 'who is enrolled'],
  ] as const;
  for (const [command, what] of how) console.log(`  ${command.padEnd(60)} # ${what}`);
}

/** The way of an integrator (docs/integrate.md), to copy into another shell. The key lives as long as this run. */
export function printIntegration(
  url: string,
  previewUrl: string,
  { id, key }: { readonly id: string; readonly key: string },
): void {
  const steps: readonly (readonly [string, string])[] = [
    ['node examples/create-session/create-session.mjs', 'gives SESSION_ID and NONCE'],
    [`${previewUrl}/?query=session%3DSESSION_ID`, 'the phone, in the browser; or, without one:'],
    ['curl -X POST $VERIFY_URL/person/SESSION_ID', 'what a phone does'],
    ['node examples/create-session/get-result.mjs SESSION_ID', 'gives TICKET'],
    ['node examples/verify-ticket/verify-ticket.mjs TICKET NONCE', 'checks it'],
    ['node examples/onboarding/server/server.mjs', 'or all of it: a shop with its own page and webhook'],
    ['curl -X POST $VERIFY_URL/timer', 'what the timer does every minute: webhooks go out'],
  ];
  console.log('\nTo ask for a verification as an integrator does, in another shell:\n');
  console.log(`  export VERIFY_URL=${url} VERIFY_ID=${id} VERIFY_KEY=${key} PHONE_URL=${previewUrl}`);
  for (const [command, what] of steps) console.log(`  ${command.padEnd(60)} # ${what}`);
}
