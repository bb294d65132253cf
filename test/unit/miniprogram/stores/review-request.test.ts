/** The other way than the face: staff look at the document, and what he types goes to them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { showAlternative } from '../../../../miniprogram/stores/alternative';
import { beginRun, endRun, type Run } from '../../../../miniprogram/stores/current-run';
import { createIdentityStore, type IdentityStore } from '../../../../miniprogram/stores/identity-store';
import { zhCN } from '../../../../miniprogram/text/zh-CN';
import { type CallOptions, handClock } from '../phone/fake-phone';
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

const ADULT = '11010519491231002X';
const CHILD = '110101202001010028';
const clock = handClock(Date.UTC(2026, 10, 23, 4));

let phone: WholePhone;
let page: ReturnType<typeof fakePage>;
let run: Run;

beforeEach(() => {
  phone = wholePhone({
    showModal: (options: CallOptions) => {
      phone.dialogs.push(options);
      options.success?.({ confirm: true });
    },
    makePhoneCall: () => phone.did.push('makePhoneCall'),
  });
  page = fakePage();
  run = beginRun({ kind: 'own' }, {});
  run.verification.session = sessionView();
});
afterEach(() => endRun(run));

describe('another way', () => {
  it.each([
    [['pages/start/start'], ['navigateTo /pages/identity/identity']],
    [['pages/start/start', 'pages/identity/identity'], []],
    [['pages/start/start', 'pages/identity/identity', 'pages/capture/capture'], ['navigateBack 1']],
    [['pages/start/start', 'pages/result/result'], ['redirectTo /pages/identity/identity']],
  ])('from %j leads to the form for the staff', async (routes, went) => {
    phone.routes = routes;
    await expect(showAlternative()).resolves.toBe(true);
    expect(phone.dialogs[0]).toMatchObject({ confirmText: zhCN.common.review });
    expect(phone.went).toEqual(went);
    expect(run.verification.wantsReview).toBe(true);
  });

  it.each([
    ['there is no verification', () => Object.assign(run.verification, { session: null })],
    ['it has passed', () => Object.assign(run.verification, { session: sessionView('passed') })],
    [
      'it is with the staff already',
      () => Object.assign(run.verification, { session: sessionView('review') }),
    ],
    [
      'an attempt is on its way',
      () => Object.assign(run.verification, { latest: { kind: 'open', attemptId: 'a' } }),
    ],
  ])('is a call where %s', async (_, change) => {
    change();
    await expect(showAlternative()).resolves.toBe(false);
    expect(phone.dialogs[0]).toMatchObject({ confirmText: zhCN.common.call });
    expect(phone.did).toContain('makePhoneCall');
    expect(phone.went).toEqual([]);
  });

  it('is there for who has failed, too: the face did not do', async () => {
    run.verification.session = sessionView('failed', 0);
    await expect(showAlternative()).resolves.toBe(true);
  });
});

describe('the form for the staff', () => {
  let store: IdentityStore;

  beforeEach(() => {
    phone.routes = ['pages/start/start', 'pages/identity/identity'];
    run.verification.wantsReview = true;
    store = createIdentityStore(page, clock);
    store.load();
  });
  afterEach(() => store.clear());

  async function send(idNumber = ADULT): Promise<void> {
    store.edit('name', '王小四');
    store.edit('idNumber', idNumber);
    store.next();
    await clock.pass(0);
  }

  it('needs no consent to a face, and sends what was typed, once, and no photo', async () => {
    phone.answers['requestReview'] = ok({ session: sessionView('review') });
    store.edit('name', '王小四');
    store.edit('idNumber', ADULT);
    store.next();
    expect(page.data).toMatchObject({ isSending: true, nextLabel: zhCN.identity.reviewSending });
    store.next();
    await clock.pass(0);
    expect(phone.calls).toEqual([
      {
        action: 'requestReview',
        sessionId: SESSION_ID,
        name: '王小四',
        idNumber: ADULT,
        consent: { version: expect.any(String), guardian: false },
      },
    ]);
    expect(run.verification.session?.state).toBe('review');
    expect(phone.went).toEqual(['navigateBack 1']);
  });

  it.each([
    ['an answer that got lost', lost, zhCN.identity.reviewLost],
    ['a refusal', refuse('SESSION_CLOSED'), zhCN.errors.SESSION_CLOSED.headline],
  ])('has words for %s, and can be sent again', async (_, answer, said) => {
    phone.answers['requestReview'] = answer;
    await send();
    expect(page.data).toMatchObject({ isSending: false, remark: expect.stringContaining(said) });
    expect(phone.went).toEqual([]);
    store.next();
    expect(phone.calls).toHaveLength(2);
  });

  it('asks the guardian of a child', async () => {
    await send(CHILD);
    expect(page.data['guardianProblem']).toBe(zhCN.identity.guardianMissing);
    expect(phone.calls).toEqual([]);
    store.toggleGuardian(true);
    store.next();
    expect(phone.calls[0]).toMatchObject({ consent: { guardian: true } });
  });

  it('is forgotten when he leaves it', () => {
    store.clear();
    expect(run.verification.wantsReview).toBe(false);
  });
});
