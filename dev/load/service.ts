/** Several instances of the built function on one environment, as the cloud runs them under load. */
import { FUNCTION_NAME } from '../../miniprogram/contract/actions';
import { FUNCTION_ENTRY } from '../../scripts/build';
import type { Cloudbase } from '../cloudbase';
import { beginDay } from '../daily-shards';
import { type FaceApi, startFaceApi } from '../face-api';
import { startService } from '../service';

/** Nothing but the load itself is to end a verification. */
const SETTINGS = {
  SUBJECT_KEY: 'a key that all instances share: load',
  SELF_PAUSE: 'off',
  CALLS_PER_DAY: '10000000',
  ATTEMPTS_PER_PERSON_PER_DAY: '1000',
  ATTEMPTS_PER_ID_PER_DAY: '1000',
} as const;

/** In the cloud each call has an instance of its own; a laptop has room for so many processes. */
const INSTANCES = 4;
const TIMEOUT_MS = 30_000;

export interface LoadService {
  readonly cloudbase: Cloudbase;
  readonly faceApi: FaceApi;
  /** Names of the instances. */
  readonly instances: readonly [string, ...string[]];
  close(): Promise<void>;
}

/** Expects a built function. */
export async function startLoadService(): Promise<LoadService> {
  const faceApi = await startFaceApi();
  const { cloudbase, close } = await startService({ faceApi, settings: SETTINGS });
  const env = { ...SETTINGS, FACE_API_URL: faceApi.url, FACE_APPCODE: faceApi.appCode };
  const others = Array.from({ length: INSTANCES - 1 }, (_, i) => `${FUNCTION_NAME}-${i + 2}`);
  for (const name of others) {
    await cloudbase.deploy({ name, entry: FUNCTION_ENTRY, timeoutMs: TIMEOUT_MS, env });
  }
  const instances = [FUNCTION_NAME, ...others] as const;
  beginDay(cloudbase);
  return {
    cloudbase,
    faceApi,
    instances,
    close: async () => {
      await close();
      await faceApi.close();
    },
  };
}
