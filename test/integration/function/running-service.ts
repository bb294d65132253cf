/** The whole service for one test file: stand-ins, deployed function, and calls as from a phone. */
import { randomBytes } from 'node:crypto';
import { type FaceApi, personFor, type ScenarioName, startFaceApi } from '../../../dev/face-api';
import { drawPortrait } from '../../../dev/sample-photo';
import { type Service, type ServiceOptions, startService } from '../../../dev/service';
import {
  type ActionRequest,
  FUNCTION_NAME,
  type SubmitAttemptRequest,
} from '../../../miniprogram/contract/actions';

export interface RunningService {
  readonly faceApi: FaceApi;
  readonly service: Service;
  /** As `wx.cloud.callFunction` of this person's phone; whatever the function answers. */
  call(openId: string, data: ActionRequest | Readonly<Record<string, unknown>>): Promise<unknown>;
  /** Opens a session of his own; returns its id. */
  open(openId: string): Promise<string>;
  close(): Promise<void>;
}

export const newId = (): string => randomBytes(16).toString('base64url');

/** A small photo that fits inline. */
export const inlinePhoto = async (): Promise<string> =>
  (await drawPortrait({ width: 480, height: 640, format: 'jpeg' })).toString('base64');

export function submitOf(
  scenario: ScenarioName,
  sessionId: string,
  base64: string,
  change: Partial<SubmitAttemptRequest> = {},
): SubmitAttemptRequest {
  const { name, idNumber } = personFor(scenario);
  return {
    action: 'submitAttempt',
    sessionId,
    attemptId: newId(),
    name,
    idNumber,
    photo: { base64 },
    consent: { version: '2026-11-01', face: true, guardian: true },
    ...change,
  };
}

function sessionIdOf(answer: unknown): string {
  const id = /"sessionId":"([\w-]{22})"/.exec(JSON.stringify(answer))?.[1];
  if (id === undefined) throw new Error(`no session in ${JSON.stringify(answer)}`);
  return id;
}

export async function runService(options: Partial<ServiceOptions> = {}): Promise<RunningService> {
  const faceApi = await startFaceApi();
  const service = await startService({ faceApi, ...options });
  const call: RunningService['call'] = (openId, data) =>
    service.cloudbase.callFunction({ name: FUNCTION_NAME, data, openId });
  return {
    faceApi,
    service,
    call,
    open: async (openId) => sessionIdOf(await call(openId, { action: 'openSession' })),
    close: async () => {
      await service.close();
      await faceApi.close();
    },
  };
}
