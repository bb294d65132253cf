/** The house behind the preview: the built function, and the stand-ins of the cloud and of both verifiers. */
import { type FaceApi, SCENARIO_NAMES, startFaceApi } from './face-api';
import type { FaceTools } from './faces/tools';
import { peopleFor, playedIn, withEnrolled } from './house-people';
import { newIntegrator } from './integrator';
import { readLedger } from './ledger-row';
import type { PreviewBackend, PreviewCall, PreviewState, PreviewTiming } from './preview';
import { OPERATOR_OPENID } from './preview/settings';
import { type Service, startService } from './service';
import { startWechatApi, type WechatApi } from './wechat-api';

export interface HouseOptions {
  /** Port of the stand-in of the cloud. @default 0, any free one */
  readonly cloudPort?: number;
  /** Port of the stand-in of the face API. @default 0, any free one */
  readonly faceApiPort?: number;
  /** More settings of the function, over {@link PREVIEW_SETTINGS}. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where the integrator wants to hear of ends. @default nowhere */
  readonly webhook?: string;
  /** Faces that the stand-in compares with. @default none: everyone plays his part */
  readonly faces?: FaceTools;
}

export interface House {
  readonly service: Service;
  readonly faceApi: FaceApi;
  readonly wechatApi: WechatApi;
  readonly backend: PreviewBackend;
  close(): Promise<void>;
}

/** A developer verifies the same few people all day, waits for no pause, and may look as an operator. */
export const PREVIEW_SETTINGS = {
  ATTEMPTS_PER_PERSON_PER_DAY: '1000',
  ATTEMPTS_PER_ID_PER_DAY: '1000',
  CALLS_PER_DAY: '1000000',
  PROBE_INTERVAL_SECONDS: '10',
  OPERATOR_OPENIDS: OPERATOR_OPENID,
} as const;

/** The panel shows the end of it. */
const MOST_LINES = 200;

function remember<Line>(lines: Line[], line: Line): void {
  lines.push(line);
  if (lines.length > MOST_LINES) lines.shift();
}

/** `face-verify submitAttempt`. */
function nameOf({ name, data }: PreviewCall): string {
  const action = typeof data === 'object' && data !== null && 'action' in data ? data.action : '';
  return `${name} ${typeof action === 'string' ? action : ''}`.trim();
}

/** The parts of a submit that the function timed itself. */
function partsOf({ imageMs, decision, reservedAt }: ReturnType<typeof readLedger>[number]): PreviewTiming[] {
  const picture = { name: '· picture', durationMs: imageMs, at: reservedAt };
  if (decision === null) return [picture];
  return [picture, { name: '· face API', durationMs: decision.apiMs, at: decision.decidedAt }];
}

/**
 * Starts the stand-ins and deploys the built function.
 *
 * @throws Error with `code` EADDRINUSE if a port is taken
 */
export async function startHouse(options: HouseOptions = {}): Promise<House> {
  const { cloudPort = 0, faceApiPort = 0, settings = {}, webhook, faces } = options;
  const log: string[] = [];
  const calls: PreviewTiming[] = [];
  let forced: string | null = null;

  const people = peopleFor(settings['VERIFIER']);
  const [faceApi, wechatApi] = await Promise.all([
    startFaceApi({ port: faceApiPort, ...(faces === undefined ? {} : { faces: faces.register }) }),
    startWechatApi(),
  ]);
  const closeApis = async (): Promise<void> => {
    await Promise.all([faceApi.close(), wechatApi.close()]);
  };
  const service = await startService({
    faceApi,
    wechatApi,
    port: cloudPort,
    settings: { ...PREVIEW_SETTINGS, ...faces?.settings, ...settings },
    integrator: newIntegrator('local-shop', webhook === undefined ? {} : { webhook }),
    onLog: (line) => remember(log, line),
  }).catch(async (error: unknown) => {
    await closeApis();
    throw error;
  });
  const { cloudbase } = service;

  function state(): PreviewState {
    const ledger = readLedger(cloudbase);
    return {
      people: withEnrolled(people, faces),
      comparesFaces: faces !== undefined,
      scenarios: SCENARIO_NAMES,
      forced,
      ledger: ledger.map(({ id, decision, reservedAt }) => ({
        attemptId: id,
        state: decision?.state ?? 'reserved',
        code: decision?.code ?? '',
        at: reservedAt,
      })),
      bills: faceApi.calls.map((call) => ({
        requestId: call.requestId,
        scenario: playedIn(call),
        billed: call.billed,
        at: call.at,
      })),
      timings: [...calls, ...ledger.flatMap(partsOf)].sort((a, b) => a.at - b.at),
      log,
    };
  }

  const backend: PreviewBackend = {
    callFunction: async (call) => {
      const startedAt = performance.now();
      try {
        return await cloudbase.callFunction(call);
      } finally {
        remember(calls, { name: nameOf(call), durationMs: performance.now() - startedAt, at: Date.now() });
      }
    },
    completeStep: (verifyId, ret) =>
      wechatApi.wechat.register.complete(verifyId, Date.now(), ret ?? undefined),
    uploadFile: async (path, bytes) => cloudbase.storage.put(path, bytes),
    state,
    ...(faces === undefined ? {} : { enrol: faces.enrol }),
    force: (scenario) => {
      faceApi.force(scenario);
      forced = scenario;
    },
    reset: () => {
      cloudbase.clear();
      faceApi.clear();
      wechatApi.clear();
      forced = null;
      log.length = 0;
      calls.length = 0;
    },
  };
  return {
    service,
    faceApi,
    wechatApi,
    backend,
    close: async () => {
      await service.close();
      await closeApis();
    },
  };
}
