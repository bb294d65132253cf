import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { beginRun, endRun, type Run } from '../../../../miniprogram/stores/current-run';
import { createResultStore, type ResultStore } from '../../../../miniprogram/stores/result-store';
import { zhCN } from '../../../../miniprogram/text/zh-CN';
import { type Answer, type CallOptions, failWith } from '../phone/fake-phone';
import {
  decided,
  fakePage,
  lost,
  ok,
  refuse,
  sessionView,
  type WholePhone,
  wholePhone,
} from '../phone/whole-phone';

describe('the result page', () => {
  let phone: WholePhone;
  let page: ReturnType<typeof fakePage>;
  let run: Run;
  let store: ResultStore;
  const emit = jest.fn();
  const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1_000);

  /** The function's answer to the attempt that was just sent. */
  const answer =
    (change: object = {}, state: 'open' | 'passed' | 'failed' = 'open'): Answer =>
    (options) => {
      const id = String(phone.calls.at(-1)?.['attemptId'] ?? '');
      ok({ session: sessionView(state, 4), attempt: decided(id, change) })(options);
    };

  async function open(reply: Answer): Promise<void> {
    phone.answers['submitAttempt'] = reply;
    phone.routes = ['pages/start/start', 'pages/identity/identity', 'pages/result/result'];
    run = beginRun({ kind: 'own' }, { getOpenerEventChannel: () => ({ emit }) });
    Object.assign(run.verification, {
      session: sessionView(),
      consented: true,
      identity: { name: '王小四', idNumber: '11010519491231002X', guardian: false },
      selfie: { path: 'wxfile://1', base64: 'QUJD' },
    });
    store = createResultStore(page);
    store.load();
    await seconds(0.1);
  }

  beforeEach(() => {
    jest.useFakeTimers();
    emit.mockClear();
    phone = wholePhone();
    page = fakePage();
  });
  afterEach(() => {
    store.clear();
    endRun(run);
    jest.useRealTimers();
  });

  it('shows three steps while it works, and after five seconds a word', async () => {
    await open(() => undefined);
    expect(page.data).toMatchObject({ isWorking: true, remark: '' });
    expect(page.data['steps']).toMatchObject([{ state: 'done' }, { state: 'now' }, { state: 'later' }]);
    await seconds(5);
    expect(page.data['remark']).toBe(zhCN.result.slow);
  });

  it('copies the reference, and says how else where WeChat refuses the clipboard', async () => {
    const copied: unknown[] = [];
    let clipboard: Answer = ({ data }) => copied.push(data);
    phone = wholePhone({
      setClipboardData: (options: CallOptions) => clipboard(options),
      showToast: ({ title }: CallOptions) => phone.did.push(`showToast ${title}`),
    });
    await open(answer());
    store.copy();
    expect(copied).toEqual(['request-1']);
    clipboard = failWith({ errno: 112 });
    store.copy();
    expect(phone.did).toContain(`showToast ${zhCN.result.copyFailed}`);
  });

  it('lets the person leave while it works, without losing the attempt', async () => {
    await open(() => undefined);
    store.leave();
    store.clear();
    expect(phone.went).toEqual(['navigateBack 2']);
    expect(run.verification.latest).toMatchObject({ kind: 'open' });
  });

  it('shows a pass with name and time, tells the opener at once, and drops the photo', async () => {
    await open(answer({ code: 'SAME_PERSON', state: 'pass', next: 'done' }, 'passed'));
    expect(page.data).toMatchObject({
      tone: 'pass',
      maskedName: '王*四',
      mainLabel: zhCN.acts.finish,
      reference: 'request-1',
    });
    expect(page.data['time']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(emit.mock.calls).toEqual([
      ['verified', { sessionId: sessionView().sessionId, state: 'passed', outcome: 'SAME_PERSON' }],
    ]);
    expect(run.verification.selfie).toBeNull();
  });

  it('takes a new photo where that helps, and says how many tries are left', async () => {
    await open(answer());
    expect(page.data).toMatchObject({
      mainLabel: zhCN.acts.retake,
      attemptsLine: zhCN.attemptsLeft(4, 5),
    });
    store.main();
    expect(phone.went).toEqual(['redirectTo /pages/capture/capture']);
    expect(run.verification).toMatchObject({ selfie: null, latest: null });
  });

  it('says what a better photo would change, where one comes next', async () => {
    await open(answer({ warnings: ['PHOTO_BLURRED', 'PHOTO_FACE_TOO_SMALL'] }));
    expect(page.data['advice']).toBe(zhCN.aboutLastPhoto(zhCN.hints.blurred));
  });

  it('and says nothing of the photo where it is not to blame', async () => {
    await open(answer({ code: 'NAME_ID_MISMATCH', next: 'edit-identity', warnings: ['PHOTO_BLURRED'] }));
    expect(page.data['advice']).toBe('');
  });

  it.each(['PHOTO_TOO_DARK', 'PHOTO_TOO_BRIGHT', 'PHOTO_NO_FACE', 'PHOTO_BLURRED'] as const)(
    'a photo that was kept back as %s is one tap away from a new one',
    async (code) => {
      await open(refuse(code));
      expect(page.data).toMatchObject({
        tone: 'warn',
        message: zhCN.errors[code],
        mainLabel: zhCN.acts.retake,
        attemptsLine: zhCN.attemptsLeft(5, 5),
      });
      store.main();
      expect(phone.went).toEqual(['redirectTo /pages/capture/capture']);
      expect(run.verification).toMatchObject({ selfie: null, submission: null });
    },
  );

  it.each([
    ['NAME_MALFORMED', 'edit-name', 'name'],
    ['ID_MALFORMED', 'edit-id', 'idNumber'],
    ['NAME_ID_MISMATCH', 'edit-identity', 'name'],
  ])('goes back to the field for %s and keeps the photo', async (code, next, field) => {
    await open(answer({ code, state: 'retry', next }));
    store.main();
    expect(phone.went).toEqual(['navigateBack 1']);
    expect(run.verification.edit).toBe(field);
    expect(run.verification.selfie).not.toBeNull();
  });

  it('lets the person wait with a countdown, then checks again under a new id', async () => {
    await open(answer({ code: 'SERVICE_EXCEPTION', state: 'retry', next: 'wait' }));
    expect(page.data).toMatchObject({ isResting: true, mainLabel: zhCN.waitSeconds(zhCN.acts.again, 10) });
    store.main();
    expect(phone.calls).toHaveLength(1);
    await seconds(10);
    expect(page.data).toMatchObject({ isResting: false, mainLabel: zhCN.acts.again });
    store.main();
    await seconds(1);
    expect(phone.calls).toHaveLength(2);
    expect(phone.calls[0]?.['attemptId']).not.toBe(phone.calls[1]?.['attemptId']);
  });

  it('says "not confirmed" for an unknown outcome, and looks it up on a tap without sending', async () => {
    await open(answer({ code: 'UNRECOGNISED', state: 'unknown', next: 'wait', reference: null }));
    expect(page.data).toMatchObject({
      tone: 'info',
      message: zhCN.outcomes.UNRECOGNISED,
      reference: phone.calls[0]?.['attemptId'],
    });
    await seconds(11);
    store.main();
    await seconds(0.1);
    expect(phone.calls.map(({ action }) => action)).toEqual(['submitAttempt', 'getSession']);
  });

  it('says that it cannot be confirmed when nobody answers, and keeps everything', async () => {
    await open(lost);
    await seconds(120);
    expect(page.data).toMatchObject({ message: zhCN.situations.unresolved, mainLabel: zhCN.acts.ask });
    expect(run.verification.selfie).not.toBeNull();
  });

  it('offers another way while the service is paused, in the same place', async () => {
    await open(refuse('SERVICE_PAUSED'));
    expect(page.data).toMatchObject({ message: zhCN.errors.SERVICE_PAUSED, offersAlternative: false });
    store.main();
    expect(phone.dialogs).toHaveLength(1);
  });

  it('leads to the beginning when it is opened without a verification', async () => {
    await open(lost);
    endRun(run);
    phone.went.length = 0;
    createResultStore(fakePage()).load();
    expect(phone.went).toEqual(['reLaunch /pages/start/start']);
  });
});
