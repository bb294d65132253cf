import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { currentRun } from '../../../../miniprogram/stores/current-run';
import { createStartStore } from '../../../../miniprogram/stores/start-store';
import { zhCN } from '../../../../miniprogram/text/zh-CN';
import { silent } from '../phone/fake-phone';
import {
  fakePage,
  lost,
  ok,
  refuse,
  SESSION_ID,
  sessionView,
  type WholePhone,
  wholePhone,
} from '../phone/whole-phone';

describe('the start page', () => {
  let phone: WholePhone;
  let page: ReturnType<typeof fakePage>;
  let store: ReturnType<typeof createStartStore>;
  const open = async (query = {}, startPage: object = {}) => {
    page = fakePage();
    store = createStartStore({ ...page, ...startPage }, query);
    await store.load();
  };
  const notice = () => page.data['notice'];

  beforeEach(() => {
    jest.useFakeTimers();
    phone = wholePhone();
  });

  it("leads an operator's code on, and asks the function for nothing", async () => {
    await open({ scene: 'operator' });
    expect(phone.went).toEqual(['reLaunch /operator/pages/overview/overview']);
    expect(phone.calls).toEqual([]);
  });
  afterEach(() => {
    store.clear();
    jest.useRealTimers();
  });

  it('opens the verification that the person was sent to', async () => {
    await open({ scene: SESSION_ID });
    expect(phone.calls).toEqual([{ action: 'openSession', sessionId: SESSION_ID }]);
    expect(page.data).toMatchObject({ state: 'ready', consented: false, notice: null });
  });

  it('goes on only with the consent, which is never ticked by itself', async () => {
    await open();
    store.begin();
    expect(page.data['consentProblem']).toBe(zhCN.start.consentMissing);
    expect(phone.went).toEqual([]);
    store.toggleConsent(true);
    store.begin();
    expect(phone.went).toEqual(['navigateTo /pages/identity/identity']);
    expect(currentRun()?.verification.consented).toBe(true);
  });

  it.each([
    'SERVICE_PAUSED',
    'SESSION_FOREIGN',
    'SESSION_EXPIRED',
    'ATTEMPTS_USED_UP',
    'SETTING_MISSING',
  ] as const)('says %s before any photo is taken', async (code) => {
    phone.answers['openSession'] = refuse(code);
    await open({ session: SESSION_ID });
    expect(notice()).toMatchObject({ message: zhCN.errors[code] });
    store.toggleConsent(true);
    store.begin();
    expect(phone.went).toEqual([]);
  });

  it('does not begin another verification for a broken token', async () => {
    await open({ session: 'broken' });
    expect(phone.calls).toEqual([]);
    expect(notice()).toMatchObject({ message: zhCN.errors.SESSION_NOT_FOUND });
  });

  it('does not prepare for ever: neither the service nor WeChat has to answer', async () => {
    phone = wholePhone({ getPrivacySetting: silent });
    phone.answers['openSession'] = silent;
    page = fakePage();
    store = createStartStore(page, {});
    const loading = store.load();
    await jest.advanceTimersByTimeAsync(11_000);
    expect(page.data['state']).toBe('loading');
    await jest.advanceTimersByTimeAsync(2_000);
    await loading;
    expect(notice()).toMatchObject({ message: zhCN.situations.offline, act: 'retry' });
  });

  it('can be tried again when the line is down', async () => {
    phone.answers['openSession'] = lost;
    await open();
    expect(notice()).toMatchObject({ message: zhCN.situations.offline, act: 'retry' });
    phone.answers['openSession'] = ok({ session: sessionView() });
    store.act();
    await jest.advanceTimersByTimeAsync(10);
    expect(page.data['state']).toBe('ready');
  });

  it('leads to an attempt that is still on its way', async () => {
    phone.answers['openSession'] = ok({ session: sessionView('open', 4) });
    phone.answers['getSession'] = ok({
      session: sessionView('open', 4),
      attempts: [{ attemptId: 'earlier', status: 'in-progress' }],
    });
    await open({ session: SESSION_ID });
    expect(notice()).toMatchObject({ act: 'look' });
    store.act();
    expect(phone.went).toEqual(['navigateTo /pages/result/result']);
    expect(currentRun()?.verification.latest).toEqual({ kind: 'open', attemptId: 'earlier' });
  });

  it('forgets the person when he comes back from a later page', async () => {
    await open();
    store.toggleConsent(true);
    store.begin();
    const verification = currentRun()?.verification;
    if (verification === undefined) throw new Error('no run');
    verification.identity = { name: '王小四', idNumber: '11010519491231002X', guardian: false };
    verification.selfie = { path: 'wxfile://1', base64: 'QUJD' };
    await store.show();
    expect(verification.identity).toBeNull();
    expect(verification.selfie).toBeNull();
  });

  it('gives a person another verification of his own when the first has expired', async () => {
    await open();
    store.toggleConsent(true);
    store.begin();
    const states = ['expired', 'open'] as const;
    let turn = 0;
    phone.answers['openSession'] = (options) =>
      ok({ session: sessionView(states[turn++] ?? 'open') })(options);
    await store.show();
    expect(phone.calls.slice(1)).toEqual([
      { action: 'openSession', sessionId: SESSION_ID },
      { action: 'openSession' },
    ]);
    expect(page.data['state']).toBe('ready');
  });

  it('tells the page that opened it once, at the end', async () => {
    const emit = jest.fn();
    await open({ session: SESSION_ID }, { getOpenerEventChannel: () => ({ emit }) });
    expect(emit).not.toHaveBeenCalled();
    store.clear();
    store.clear();
    expect(emit.mock.calls).toEqual([['verified', { sessionId: SESSION_ID, state: 'open', outcome: '' }]]);
    expect(currentRun()).toBeNull();
  });

  it.each([
    ['may begin', ok({ session: sessionView('open') }), true],
    ['is offered it by the main button', refuse('SERVICE_PAUSED'), false],
    ['has passed', ok({ session: sessionView('passed') }), false],
  ] as const)('someone who %s: the link to another way is there or not', async (_, answer, isOffered) => {
    phone.answers['openSession'] = answer;
    await open({ session: SESSION_ID });
    expect(page.data['offersAlternative']).toBe(isOffered);
  });

  it('goes back to the mini-program that sent the person, with what came out', async () => {
    phone = wholePhone({
      getEnterOptionsSync: () => ({ referrerInfo: { appId: 'wx0', extraData: { sessionId: SESSION_ID } } }),
    });
    phone.answers['openSession'] = ok({ session: sessionView('passed', 4) });
    await open();
    expect(notice()).toMatchObject({ act: 'back', tone: 'pass' });
    store.act();
    expect(phone.did.at(-1)).toBe(
      `navigateBackMiniProgram ${JSON.stringify({ sessionId: SESSION_ID, state: 'passed', outcome: '' })}`,
    );
  });

  it('goes back to the page below, or closes where there is none', async () => {
    phone.answers['openSession'] = ok({ session: sessionView('passed') });
    phone.routes = ['pages/shop/shop', 'pages/start/start'];
    await open({ session: SESSION_ID });
    store.act();
    expect(phone.went).toEqual(['navigateBack 1']);
    phone.routes = ['pages/start/start'];
    store.act();
    expect(phone.did.at(-1)).toBe('exitMiniProgram');
  });

  it('says that it can be closed where WeChat does not close it', async () => {
    phone = wholePhone({
      exitMiniProgram: undefined,
      showToast: ({ title }: { title: string }) => phone.did.push(`showToast ${title}`),
    });
    phone.answers['openSession'] = ok({ session: sessionView('passed') });
    await open({ session: SESSION_ID });
    store.act();
    expect(phone.did.at(-1)).toBe(`showToast ${zhCN.common.over}`);
  });

  it('names the requester and leads back to the page that he named', async () => {
    const requester = { name: '某某商城', purpose: '开店', returnTo: '/pages/shop/done' };
    phone.answers['openSession'] = ok({ session: { ...sessionView('passed'), requester } });
    await open({ session: SESSION_ID });
    expect(page.data['whoAsks']).toEqual(['某某商城需要确认是你本人，', '用于开店。']);
    store.act();
    expect(phone.went).toEqual(['reLaunch /pages/shop/done']);
  });

  it('asks for an update of a WeChat that is too old, without any call', async () => {
    phone = wholePhone({ getRandomValues: undefined });
    await open();
    expect(phone.calls).toEqual([]);
    store.act();
    expect(phone.did).toContain('updateWeChatApp');
  });

  it('shows no white page on a WeChat that knows neither how it was entered nor a guideline', async () => {
    phone = wholePhone({
      getRandomValues: undefined,
      getEnterOptionsSync: undefined,
      openPrivacyContract: undefined,
      updateWeChatApp: undefined,
    });
    await open({ session: SESSION_ID });
    expect(page.data).toMatchObject({ notice: { act: 'update' }, hasGuideline: false });
    store.act();
    expect(phone.dialogs[0]).toMatchObject({ content: zhCN.start.updateHow });
  });

  it('links to the guideline where WeChat can show it', async () => {
    phone = wholePhone({ openPrivacyContract: () => phone.did.push('openPrivacyContract') });
    await open();
    expect(page.data['hasGuideline']).toBe(true);
    store.readGuideline();
    expect(phone.did).toContain('openPrivacyContract');
  });

  it('offers the other way with a call', async () => {
    await open();
    await store.alternative();
    expect(phone.dialogs[0]).toMatchObject({ title: zhCN.common.alternativeTitle });
  });
});
