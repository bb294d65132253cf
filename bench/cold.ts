/**
 * `npm run bench -- cold`: from the start of a process of the deployed folder to its first answer, without and
 * with a picture, on loopback. `npm run bench -- load` tells what of it is loading.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { personFor, startFaceApi } from '../dev/face-api';
import { drawPortrait } from '../dev/sample-photo';
import { type Service, startService } from '../dev/service';
import { FUNCTION_NAME } from '../miniprogram/contract/actions';
import { DEPLOY_FOLDER } from '../scripts/deploy-folder';
import { median, quantile } from './statistics';

const RUNS = 9;

export interface ColdRow {
  readonly step: 'first answer' | 'first answer with a picture' | 'second answer with a picture';
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly runs: number;
}

const newId = (): string => randomBytes(16).toString('base64url');

async function timed(run: () => Promise<unknown>): Promise<{ readonly ms: number; readonly answer: string }> {
  const startedAt = performance.now();
  const answer = JSON.stringify(await run());
  return { ms: performance.now() - startedAt, answer };
}

/** A phone of its own opens a verification, and sends a selfie inline. */
function phone(service: Service, base64: string) {
  const openId = `o${newId()}`;
  const call = (data: object) =>
    timed(() => service.cloudbase.callFunction({ name: FUNCTION_NAME, data, openId }));
  const { name, idNumber } = personFor('status-1');
  const consent = { version: '2026-11-01', face: true, guardian: true };
  return {
    open: async () => {
      const { ms, answer } = await call({ action: 'openSession' });
      const sessionId = /"sessionId":"([\w-]{22})"/.exec(answer)?.[1];
      if (sessionId === undefined) throw new Error(`no session in ${answer}`);
      return { ms, sessionId };
    },
    submit: async (sessionId: string) => {
      const photo = { base64 };
      const { ms, answer } = await call({
        action: 'submitAttempt',
        sessionId,
        attemptId: newId(),
        name,
        idNumber,
        photo,
        consent,
      });
      if (!answer.includes('SAME_PERSON')) throw new Error(`no pass in ${answer}`);
      return ms;
    },
  };
}

export async function benchCold(): Promise<readonly ColdRow[]> {
  const faceApi = await startFaceApi();
  const settings = { ATTEMPTS_PER_ID_PER_DAY: '1000' };
  const service = await startService({ faceApi, settings, entry: join(DEPLOY_FOLDER, 'index.js') });
  const photo = await drawPortrait({ width: 480, height: 640, format: 'jpeg', orientation: 6 });
  const base64 = photo.toString('base64');
  const times: Record<ColdRow['step'], number[]> = {
    'first answer': [],
    'first answer with a picture': [],
    'second answer with a picture': [],
  };
  try {
    for (let i = 0; i < RUNS; i += 1) {
      const [first, second] = [phone(service, base64), phone(service, base64)];
      await service.deployed.kill();
      const opened = await first.open();
      times['first answer'].push(opened.ms);
      const other = await second.open();
      await service.deployed.kill();
      times['first answer with a picture'].push(await first.submit(opened.sessionId));
      times['second answer with a picture'].push(await second.submit(other.sessionId));
    }
  } finally {
    await service.close();
    await faceApi.close();
  }
  const steps = ['first answer', 'first answer with a picture', 'second answer with a picture'] as const;
  return steps.map((step) => ({
    step,
    medianMs: median(times[step]),
    p90Ms: quantile(times[step], 0.9),
    runs: times[step].length,
  }));
}
