/**
 * `npm run verify`: one verification from the shell, through the built function.
 *
 * With FACE_APPCODE and FACE_API_URL set it asks the real face API: one paid call. Prints nothing
 * personal, whatever is typed: not the name, not the number, not the AppCode.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureFunction } from '../scripts/build';
import { startFaceApi } from './face-api';
import type { FaceTools } from './faces/tools';
import { printReport, printRosterHead, printRosterLine } from './print';
import { brokenRule, ROSTER_SETTINGS, runRoster } from './roster-run';
import { drawPortrait } from './sample-photo';
import { type Service, startService } from './service';
import { type Report, ServiceRefusal, verifyOnce } from './verification';

const USAGE = `Usage
  npm run verify -- --name NAME --id NUMBER --photo FILE [--faces] [--json] [--log]
  npm run verify -- --roster [--photo FILE] [--json] [--log]

  --photo FILE  a JPEG, PNG, WebP or BMP; for the roster otherwise a drawn one of 12 megapixels
  --roster      everybody whom the local stand-in of the face API knows, one line each
  --faces       the local stand-in compares faces with those that npm run enrol taught it
  --json        one JSON object (a line each with --roster)
  --log         the function's own log, on stderr

  With FACE_APPCODE and FACE_API_URL in the environment one call goes to the real face API, and is paid.

Exit code: 0 pass, 10 retry, 20 fail, 30 unknown or service paused, 2 wrong usage, 1 anything else`;

const EXIT = { pass: 0, retry: 10, fail: 20, unknown: 30, paused: 30 } as const satisfies Record<
  Report['state'],
  number
>;
const WRONG_USAGE = 2;

class UsageError extends Error {}

interface Arguments {
  readonly photo: Buffer;
  readonly json: boolean;
  readonly comparesFaces: boolean;
  readonly onLog?: (line: string) => void;
  /** null: the whole roster. */
  readonly person: { readonly name: string; readonly idNumber: string } | null;
  /** null: the stand-in. */
  readonly realApi: { readonly url: string; readonly appCode: string } | null;
}

function parse() {
  const options = {
    name: { type: 'string' },
    id: { type: 'string' },
    photo: { type: 'string' },
    roster: { type: 'boolean', default: false },
    faces: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    log: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch {
    // Its message repeats what was typed, which may be a name or a number.
    throw new UsageError('an option is not known, lacks its value, or stands alone');
  }
}

/** As a phone stores it: turned, heavy, with the noise of a sensor. */
const drawPhoto = (): Promise<Buffer> =>
  drawPortrait({ width: 3024, height: 4032, format: 'jpeg', orientation: 6, noise: true });

async function readPhoto(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new UsageError(`the file of --photo cannot be read (${code})`);
  }
}

function readRealApi(roster: boolean): Arguments['realApi'] {
  const { FACE_APPCODE: appCode = '', FACE_API_URL: url = '' } = process.env;
  if (appCode === '' && url === '') return null;
  if (roster)
    throw new UsageError('--roster never asks the real face API: unset FACE_APPCODE and FACE_API_URL');
  if (appCode === '' || url === '')
    throw new UsageError('set both FACE_APPCODE and FACE_API_URL, or neither');
  return { url, appCode };
}

async function readArguments(): Promise<Arguments | 'help'> {
  const { name, id, photo, roster, faces, json, log, help } = parse();
  if (help) return 'help';
  if (photo === undefined && !roster) throw new UsageError('--photo is missing');
  if (roster && (name !== undefined || id !== undefined))
    throw new UsageError('--roster takes no --name and no --id');
  if (roster && faces) throw new UsageError('--roster plays everybody as he is: it takes no --faces');
  if (!roster && name === undefined) throw new UsageError('--name is missing');
  if (!roster && id === undefined) throw new UsageError('--id is missing');
  const realApi = readRealApi(roster);
  if (faces && realApi !== null)
    throw new UsageError('--faces is of the local stand-in: unset FACE_APPCODE and FACE_API_URL');
  return {
    photo: await (photo === undefined ? drawPhoto() : readPhoto(photo)),
    json,
    ...(log ? { onLog: (line: string) => console.error(line) } : {}),
    person: name === undefined || id === undefined ? null : { name, idNumber: id },
    realApi,
    comparesFaces: faces,
  };
}

/** Loaded on demand: whoever does not compare faces waits for none of it. */
const openFaces = async (): Promise<FaceTools> => (await import('./faces/tools')).openFaces();

async function withService<Done>(
  { realApi, person, comparesFaces, onLog }: Arguments,
  work: (service: Service, standIn: Awaited<ReturnType<typeof startFaceApi>>) => Promise<Done>,
): Promise<Done> {
  const faces = comparesFaces ? await openFaces() : undefined;
  const standIn = await startFaceApi(faces === undefined ? {} : { faces: faces.register });
  try {
    const service = await startService({
      faceApi: realApi ?? standIn,
      settings: { ...(person === null ? ROSTER_SETTINGS : {}), ...faces?.settings },
      ...(onLog === undefined ? {} : { onLog }),
    });
    return await work(service, standIn).finally(() => service.close());
  } finally {
    await standIn.close();
  }
}

async function verifyRoster(given: Arguments): Promise<number> {
  return withService(given, async ({ cloudbase }, standIn) => {
    if (!given.json) printRosterHead();
    let broken = 0;
    for await (const line of runRoster(cloudbase, standIn, given.photo)) {
      if (given.json) console.log(JSON.stringify(line));
      else printRosterLine(line);
      const rule = brokenRule(line);
      if (rule === null) continue;
      broken += 1;
      console.error(`${line.scenario}: ${rule}`);
    }
    return broken === 0 ? 0 : 1;
  });
}

async function verify(given: Arguments): Promise<number> {
  const { person, photo, json } = given;
  if (person === null) return verifyRoster(given);
  return withService(given, async ({ cloudbase }, standIn) => {
    const report = await verifyOnce(cloudbase, { ...person, photo });
    const comparison = standIn.calls.at(-1)?.comparison ?? null;
    if (json) console.log(JSON.stringify(given.comparesFaces ? { ...report, comparison } : report));
    else printReport(report, given.realApi !== null, given.comparesFaces ? comparison : undefined);
    return EXIT[report.state];
  });
}

async function main(): Promise<number> {
  const given = await readArguments();
  if (given === 'help') {
    console.log(USAGE);
    return 0;
  }
  await ensureFunction();
  return verify(given);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const isUsage = error instanceof UsageError;
    const isRefusal = error instanceof ServiceRefusal;
    // Foreign messages may repeat what was typed.
    const why =
      isUsage || isRefusal
        ? error.message
        : error instanceof Error
          ? `${error.name} in the tool itself`
          : 'failed';
    console.error(`verify: ${why}${isUsage ? `\n\n${USAGE}` : ''}`);
    process.exitCode = isUsage ? WRONG_USAGE : isRefusal ? EXIT.paused : 1;
  },
);
