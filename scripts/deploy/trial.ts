/** The folder that is deployed, in a clean process, under the owner's settings, against the stand-ins: one verification. */
import { join } from 'node:path';
import { readSettings } from '../../cloudfunctions/face-verify/src/env';
import { SETTING_ROWS } from '../../cloudfunctions/face-verify/src/setting-rows';
import { personFor, startFaceApi } from '../../dev/face-api';
import { drawPortrait } from '../../dev/sample-photo';
import { startService } from '../../dev/service';
import { verifyOnce } from '../../dev/verification';
import { DEPLOY_FOLDER } from '../deploy-folder';
import type { Finding } from './finding';
import type { PrivateSettings } from './private-file';

export interface Trial {
  /** Milliseconds of the verification. */
  readonly durationMs: number;
  readonly finding: Finding | null;
}

/** Nothing is asked of the real face API, and nothing that it would be paid with is in the process. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['FACE_APPCODE', 'FACE_API_URL']);

/** The owner's settings where the function takes them; otherwise none: what is wrong with them is told elsewhere. */
function usable(settings: PrivateSettings): PrivateSettings {
  try {
    readSettings(settings);
  } catch {
    return {};
  }
  const given = SETTING_ROWS.flatMap(({ name }) => {
    const value = settings[name];
    return value === undefined || NOT_GIVEN.has(name) ? [] : [[name, value]];
  });
  return Object.fromEntries(given);
}

const failed = (what: string): Finding => ({
  id: 'trial',
  what: `a trial verification on this machine did not pass: ${what}`,
  where: 'dist/face-verify',
  how: 'npm run verify -- --roster --log says more; then npm test',
});

/** Expects the folder to be written. */
export async function tryFunction(settings: PrivateSettings): Promise<Trial> {
  const faceApi = await startFaceApi();
  const startedAt = performance.now();
  try {
    const service = await startService({
      faceApi,
      entry: join(DEPLOY_FOLDER, 'index.js'),
      settings: usable(settings),
    });
    try {
      const photo = await drawPortrait({ width: 480, height: 640, format: 'jpeg' });
      const { state, code } = await verifyOnce(service.cloudbase, { ...personFor('status-1'), photo });
      const finding = state === 'pass' ? null : failed(code);
      return { durationMs: Math.round(performance.now() - startedAt), finding };
    } finally {
      await service.close();
    }
  } catch (error) {
    const finding = failed(error instanceof Error ? error.name : 'it ended');
    return { durationMs: Math.round(performance.now() - startedAt), finding };
  } finally {
    await faceApi.close();
  }
}
