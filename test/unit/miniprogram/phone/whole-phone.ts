/** A whole phone for tests of the stores: pages, cloud, settings and camera, each as a test wants it. */
import type { AttemptView, SessionState, SessionView } from '../../../../miniprogram/contract/actions';
import { type Answer, type CallOptions, countingBytes, failWith, installWx, succeed } from './fake-phone';

export const SESSION_ID = 'Zx4_-abcdefghijklmnopq';

export function sessionView(state: SessionState = 'open', remaining = 5): SessionView {
  return {
    sessionId: SESSION_ID,
    state,
    expiresAt: 9,
    attempts: { limit: 5, remaining },
    requester: null,
    verifiers: ['market'],
  };
}

/** What one call of the function said. */
export interface Call {
  readonly action: string;
  readonly [field: string]: unknown;
}

export interface WholePhone {
  /** Every page change: `navigateTo /pages/…`, `navigateBack 1`, `reLaunch …`. */
  readonly went: string[];
  readonly calls: Call[];
  /** Answers of the function by action; replace one to change it. */
  readonly answers: Record<string, Answer>;
  /** Pages below and including this one, as `getCurrentPages` names them. */
  routes: string[];
  readonly settings: { camera: boolean | undefined; system: string; needsPrivacy: boolean };
  /** How `wx.authorize` ends. */
  authorize: Answer;
  readonly dialogs: CallOptions[];
  /** What was asked of the phone besides: `openSetting`, `exitMiniProgram`, … */
  readonly did: string[];
}

export const ok = (data: unknown): Answer => succeed({ result: { ok: true, data } });
export const refuse = (code: string): Answer => succeed({ result: { ok: false, error: { code } } });
export const lost: Answer = failWith({ errCode: -404012 });

export const decided = (attemptId: string, change: object = {}): AttemptView => ({
  attemptId,
  status: 'decided',
  code: 'DIFFERENT_PERSON',
  source: 'market',
  state: 'fail',
  next: 'retake',
  maskedName: '王*四',
  reference: 'request-1',
  at: 1_700_000_000_000,
  ...change,
});

function isCall(data: unknown): data is Call {
  return typeof data === 'object' && data !== null && 'action' in data && typeof data.action === 'string';
}

export function wholePhone(extra: Readonly<Record<string, unknown>> = {}): WholePhone {
  const phone: WholePhone = {
    went: [],
    calls: [],
    answers: { openSession: ok({ session: sessionView() }), submitAttempt: lost, getSession: lost },
    routes: ['pages/start/start'],
    settings: { camera: true, system: 'authorized', needsPrivacy: false },
    authorize: succeed({}),
    dialogs: [],
    did: [],
  };
  const goes = (how: string) => (options: CallOptions) => {
    phone.went.push(`${how} ${options.url ?? options.delta ?? ''}`.trim());
  };
  const does = (what: string) => () => {
    phone.did.push(what);
  };
  installWx({
    navigateTo: goes('navigateTo'),
    redirectTo: goes('redirectTo'),
    reLaunch: goes('reLaunch'),
    navigateBack: goes('navigateBack'),
    navigateBackMiniProgram: (options: CallOptions) => {
      phone.did.push(`navigateBackMiniProgram ${JSON.stringify(options['extraData'])}`);
    },
    exitMiniProgram: does('exitMiniProgram'),
    openSetting: does('openSetting'),
    openAppAuthorizeSetting: does('openAppAuthorizeSetting'),
    updateWeChatApp: does('updateWeChatApp'),
    setNavigationBarTitle: does('setNavigationBarTitle'),
    getFileSystemManager: () => ({
      unlink: ({ filePath }: CallOptions) => phone.did.push(`unlink ${filePath}`),
    }),
    getEnterOptionsSync: () => ({ referrerInfo: {} }),
    getAppBaseInfo: () => ({ language: 'zh_CN' }),
    getRandomValues: countingBytes(),
    createCameraContext: () => ({}),
    getPrivacySetting: (options: CallOptions) =>
      options.success?.({ needAuthorization: phone.settings.needsPrivacy }),
    getSetting: (options: CallOptions) =>
      options.success?.({ authSetting: { 'scope.camera': phone.settings.camera } }),
    getAppAuthorizeSetting: () => ({ cameraAuthorized: phone.settings.system }),
    authorize: (options: CallOptions) => phone.authorize(options),
    showModal: (options: CallOptions) => {
      phone.dialogs.push(options);
      options.success?.({ confirm: false });
    },
    cloud: {
      callFunction: (options: CallOptions) => {
        if (!isCall(options.data)) throw new Error('no action');
        phone.calls.push(options.data);
        phone.answers[options.data.action]?.(options);
      },
    },
    ...extra,
  });
  Object.assign(globalThis, { getCurrentPages: () => phone.routes.map((route) => ({ route })) });
  return phone;
}

export interface FakePage {
  readonly data: Record<string, unknown>;
  readonly setData: (data: Record<string, unknown>) => void;
}

export function fakePage(): FakePage {
  const data: Record<string, unknown> = {};
  return { data, setData: (changes) => Object.assign(data, changes) };
}
