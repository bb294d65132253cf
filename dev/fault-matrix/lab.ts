/** One environment in which a verification goes wrong: empty again for each case. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RESERVATION_MS } from '../../cloudfunctions/face-verify/src/domain/attempt';
import { type ActionRequest, FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { FUNCTION_ENTRY } from '../../scripts/build';
import type { Cloudbase, DeployedFunction } from '../cloudbase';
import { beginDay } from '../daily-shards';
import { type FaceApi, startFaceApi } from '../face-api';
import { startService } from '../service';

/** The same built function, twice more: a minute later, and where nobody listens at the face API's address. */
const LATER = `${FUNCTION_NAME}-later`;
const NOWHERE = `${FUNCTION_NAME}-nowhere`;

const SETTINGS = {
  SUBJECT_KEY: 'a key that three functions share: lab',
  // Silent answers are waited for; on a busy machine the others need their time, too.
  FACE_API_TIMEOUT_MS: '1500',
} as const;

export interface Lab {
  readonly cloudbase: Cloudbase;
  readonly faceApi: FaceApi;
  readonly deployed: DeployedFunction;
  now(request: ActionRequest, openId: string): Promise<unknown>;
  /** After an undecided reservation belongs to a function that died. */
  later(request: ActionRequest, openId: string): Promise<unknown>;
  /** With nobody at the address of the face API. */
  nowhere(request: ActionRequest, openId: string): Promise<unknown>;
  /** The timer, as late as `later`. */
  sweepLater(): Promise<unknown>;
  /** As on the morning of a day on which somebody was verified already. */
  reset(): void;
  close(): Promise<void>;
}

/** An entry that loads the built function on a clock that is ahead. */
async function writeLateEntry(folder: string): Promise<string> {
  const entry = join(folder, 'later.js');
  const clock = `const real = Date.now; Date.now = () => real() + ${RESERVATION_MS + 1000};`;
  await writeFile(entry, `${clock} exports.main = require(${JSON.stringify(FUNCTION_ENTRY)}).main;`);
  return entry;
}

/** An address that was free a moment ago. */
async function deserted(): Promise<string> {
  const gone = await startFaceApi();
  await gone.close();
  return gone.url;
}

/** Starts everything. Expects a built function. */
export async function startLab(): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'fault-matrix-'));
  const faceApi = await startFaceApi();
  const { cloudbase, deployed, close } = await startService({ faceApi, settings: SETTINGS });
  const secrets = { ...SETTINGS, FACE_APPCODE: faceApi.appCode, FACE_API_URL: faceApi.url };
  const timeoutMs = 30_000;
  await cloudbase.deploy({ name: LATER, entry: await writeLateEntry(folder), timeoutMs, env: secrets });
  const env = { ...secrets, FACE_API_URL: await deserted() };
  await cloudbase.deploy({ name: NOWHERE, entry: FUNCTION_ENTRY, timeoutMs, env });

  const caller =
    (name: string) =>
    (data: ActionRequest, openId: string): Promise<unknown> =>
      cloudbase.callFunction({ name, data, openId });
  return {
    cloudbase,
    faceApi,
    deployed,
    now: caller(FUNCTION_NAME),
    later: caller(LATER),
    nowhere: caller(NOWHERE),
    sweepLater: () => cloudbase.callFunction({ name: LATER, data: {}, extra: { SOURCE: 'wx_trigger' } }),
    reset: () => {
      cloudbase.clear();
      faceApi.clear();
      beginDay(cloudbase);
    },
    close: async () => {
      await close();
      await faceApi.close();
      await rm(folder, { recursive: true });
    },
  };
}
