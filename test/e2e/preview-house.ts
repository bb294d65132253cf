/** A house behind the preview that answers at once and writes everything down. */
import type { PreviewBackend, PreviewCall, PreviewState } from '../../dev/preview';

export interface RecordingHouse extends PreviewBackend {
  readonly calls: PreviewCall[];
  readonly uploads: { readonly path: string; readonly bytes: Buffer; readonly openId: string }[];
}

const EMPTY: PreviewState = {
  people: [],
  comparesFaces: false,
  scenarios: [],
  forced: null,
  ledger: [],
  bills: [],
  timings: [],
  log: [],
};

/** `answer` is what `callFunction` comes to; it may throw. */
export function recordingHouse(answer: (call: PreviewCall) => unknown = () => 'welcome'): RecordingHouse {
  const calls: PreviewCall[] = [];
  const uploads: RecordingHouse['uploads'][number][] = [];
  let forced: string | null = null;
  return {
    calls,
    uploads,
    callFunction: async (call) => {
      calls.push(call);
      return answer(call);
    },
    uploadFile: async (path, bytes, openId) => {
      uploads.push({ path, bytes, openId });
      return `cloud://house/${path}`;
    },
    state: () => ({
      ...EMPTY,
      forced,
      people: [{ name: '张三', idNumber: '310115198001211272', scenario: 'status-1' }],
      scenarios: ['status-1', 'status-3'],
    }),
    completeStep: () => null,
    force: (scenario) => {
      forced = scenario;
    },
    reset: () => {
      calls.length = 0;
    },
  };
}

/** A house that stands for another one: a preview is built once for a file, and each test moves in with its own. */
export function houseOf(current: () => RecordingHouse): PreviewBackend {
  return {
    callFunction: (call) => current().callFunction(call),
    uploadFile: (path, bytes, openId) => current().uploadFile(path, bytes, openId),
    state: () => current().state(),
    completeStep: (verifyId, ret) => current().completeStep(verifyId, ret),
    force: (scenario) => current().force(scenario),
    reset: () => current().reset(),
  };
}
