import { beforeEach, describe, expect, it } from '@jest/globals';
import { overview, PACKAGES, REVIEWS, usageAnswer } from '../../../../../dev/scenes/operator-answers';
import { createOverviewStore } from '../../../../../miniprogram/operator/stores/overview-store';
import { createPackageStore } from '../../../../../miniprogram/operator/stores/package-store';
import { createReviewStore } from '../../../../../miniprogram/operator/stores/review-store';
import { createServiceStore } from '../../../../../miniprogram/operator/stores/service-store';
import { createUsageStore } from '../../../../../miniprogram/operator/stores/usage-store';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';
import { type CallOptions, handClock, succeed } from '../../phone/fake-phone';
import { fakePage, lost, ok, refuse, type WholePhone, wholePhone } from '../../phone/whole-phone';

/** 2026-11-24 09:05 in China. */
const NOW = Date.UTC(2026, 10, 24, 1, 5);
const clock = handClock(NOW);

let phone: WholePhone;
let page: ReturnType<typeof fakePage>;
/** Whether the operator confirms what he is asked. */
let confirms: boolean;

beforeEach(() => {
  confirms = true;
  phone = wholePhone({
    showModal: (options: CallOptions) => {
      phone.dialogs.push(options);
      options.success?.({ confirm: confirms });
    },
    requestSubscribeMessage: succeed({ template: 'accept' }),
  });
  page = fakePage();
  phone.answers['getOverview'] = ok({ overview: overview({ warningTemplateId: 'template' }) });
  phone.answers['listReviews'] = ok({ reviews: REVIEWS, needsSecondLook: false });
});

const actions = () => phone.calls.map(({ action }) => action);

describe('the overview page', () => {
  it('asks once when it opens, and again when it is back in front', async () => {
    const store = createOverviewStore(page);
    const loading = store.load();
    store.show();
    await loading;
    expect(actions()).toEqual(['getOverview']);
    store.show();
    expect(actions()).toEqual(['getOverview', 'getOverview']);
  });

  it('keeps its numbers and says that they are old when it cannot ask', async () => {
    const store = createOverviewStore(page);
    await store.load();
    phone.answers['getOverview'] = lost;
    store.refresh();
    await clock.pass(0);
    expect(page.data['stale']).toBe(zhCN.common.stale('09:05'));
    expect(page.data['view']).not.toBeNull();
  });

  it('asks WeChat for leave to warn, and says what came of it', async () => {
    const store = createOverviewStore(page);
    await store.load();
    store.notify();
    await clock.pass(0);
    expect(page.data['notified']).toBe(zhCN.overview.notifyDone);
  });
});

describe('the usage page', () => {
  beforeEach(() => {
    phone.answers['getUsage'] = succeed({ result: usageAnswer('hour', NOW) });
  });

  it('asks for the screen that it shows, and goes no further than now', async () => {
    const store = createUsageStore(page, clock);
    await store.load();
    expect(page.data).toMatchObject({ period: '2026-11-24 00:00–24:00', hasLater: false });
    store.later();
    store.earlier();
    await clock.pass(0);
    expect(page.data).toMatchObject({ period: '2026-11-23 00:00–24:00', hasLater: true });
    expect(phone.calls.map(({ from }) => from)).toEqual([
      Date.UTC(2026, 10, 23, 16),
      Date.UTC(2026, 10, 22, 16),
    ]);
  });

  it('changes the width of the bars and stays in the same time', async () => {
    const store = createUsageStore(page, clock);
    await store.load();
    store.choose('window');
    expect(page.data['period']).toBe('2026-11-24 06:00–12:00');
    store.choose('year');
    store.choose('window');
    expect(actions()).toHaveLength(2);
  });
});

describe('the page of one package', () => {
  it('sends what was chosen, once, and goes back', async () => {
    phone.answers['savePackage'] = ok({ packageId: 'p' });
    const store = createPackageStore(page, '', clock);
    await store.load();
    store.choose(6);
    await Promise.all([store.save(), store.save()]);
    expect(actions()).toEqual(['getOverview', 'savePackage']);
    expect(phone.calls[1]).toMatchObject({ entry: { calls: 10_000, priceYuan: 2850 } });
    expect(phone.went).toEqual(['navigateBack']);
  });

  it('names what is wrong under each field, and sends nothing', async () => {
    const store = createPackageStore(page, '', clock);
    await store.load();
    await store.save();
    expect(page.data['problems']).toMatchObject({
      orderId: '',
      calls: zhCN.package.problems.CALLS,
      price: zhCN.package.problems.PRICE,
    });
    store.edit('calls', '10');
    expect(page.data['problems']).toMatchObject({ calls: '', price: zhCN.package.problems.PRICE });
    expect(actions()).toEqual(['getOverview']);
  });

  it('does not call an entry failed whose answer got lost: it may be there', async () => {
    phone.answers['savePackage'] = lost;
    const store = createPackageStore(page, '', clock);
    await store.load();
    store.choose(3);
    await store.save();
    expect(page.data['remark']).toBe(zhCN.common.unsure);
    expect(phone.went).toEqual([]);
  });

  it('corrects the one that it was opened for, and removes it only after a question', async () => {
    phone.answers['savePackage'] = ok({ packageId: 'p' });
    phone.answers['removePackage'] = ok({});
    const id = PACKAGES[0]?.id ?? '';
    const store = createPackageStore(page, id, clock);
    await store.load();
    store.edit('calls', '20000');
    await store.save();
    expect(phone.calls[1]).toMatchObject({ packageId: id, entry: { calls: 20_000 } });
    confirms = false;
    await store.remove();
    expect(actions()).not.toContain('removePackage');
    confirms = true;
    await store.remove();
    expect(phone.calls[2]).toMatchObject({ action: 'removePackage', packageId: id });
  });
});

describe('the page of one person', () => {
  const id = REVIEWS[0]?.sessionId ?? '';

  async function opened() {
    const store = createReviewStore(page, id, clock);
    await store.load();
    return store;
  }

  it('sends a decision after a question only, with the document that was seen', async () => {
    phone.answers['decideReview'] = ok({ state: 'passed' });
    const store = await opened();
    store.chooseDecision('pass');
    store.chooseReason('DOCUMENT_SEEN');
    store.editName('张三');
    store.editIdNumber('310115198001211272');
    confirms = false;
    await store.send();
    expect(actions()).toEqual(['listReviews']);
    confirms = true;
    await store.send();
    expect(phone.calls[1]).toEqual({
      action: 'decideReview',
      sessionId: id,
      decision: 'pass',
      reason: 'DOCUMENT_SEEN',
      seen: { name: '张三', idNumber: '310115198001211272' },
    });
    expect(page.data['end']).toMatchObject({ message: zhCN.review.results.passed, tone: 'pass' });
    expect(page.data).toMatchObject({ name: '', idNumber: '' });
  });

  it('says that the document is another one, and keeps what was typed', async () => {
    phone.answers['decideReview'] = refuse('BAD_REQUEST');
    const store = await opened();
    store.chooseDecision('pass');
    store.chooseReason('VIDEO_CALL');
    store.editName('张三');
    store.editIdNumber('310115198001211272');
    await store.send();
    expect(page.data).toMatchObject({ remark: zhCN.review.seenWrong, name: '张三', end: null });
  });

  it.each([
    ['decided by a colleague meanwhile', refuse('SESSION_CLOSED'), { end: { message: zhCN.review.gone } }],
    ['an answer that got lost', lost, { end: null, remark: zhCN.common.unsure }],
  ])('has words for %s', async (_, answer, said) => {
    phone.answers['decideReview'] = answer;
    const store = await opened();
    store.chooseDecision('fail');
    store.chooseReason('NOT_REACHED');
    await store.send();
    expect(page.data).toMatchObject(said);
  });

  it('asks for a decision and a reason first', async () => {
    const store = await opened();
    await store.send();
    expect(page.data['choiceProblem']).toBe(zhCN.review.chooseFirst);
    expect(phone.dialogs).toEqual([]);
  });

  it('shows that nobody waits under this id any more', async () => {
    await createReviewStore(page, 'another', clock).load();
    expect(page.data).toMatchObject({ view: null, end: { message: zhCN.review.gone } });
  });
});

describe('the page of the service', () => {
  it('stops it for the chosen reason, after a question, and lets it go on', async () => {
    const stopped = { state: 'stopped', since: NOW, reason: 'RENEWAL' };
    phone.answers['pauseService'] = ok({ service: stopped });
    phone.answers['resumeService'] = ok({ service: { state: 'open' } });
    const store = createServiceStore(page);
    await store.load();
    store.choose('RENEWAL');
    confirms = false;
    await store.pause();
    expect(actions()).toEqual(['getOverview']);
    confirms = true;
    await store.pause();
    expect(phone.calls[1]).toMatchObject({ action: 'pauseService', reason: 'RENEWAL' });
    expect(page.data['view']).toMatchObject({ canPause: false, canResume: true });
    await store.resume();
    expect(page.data['view']).toMatchObject({ canPause: true, canResume: false });
  });

  it('does not say that it is stopped when nobody answered', async () => {
    phone.answers['pauseService'] = lost;
    const store = createServiceStore(page);
    await store.load();
    await store.pause();
    expect(page.data).toMatchObject({ remark: zhCN.common.unsure, view: { canPause: true } });
  });
});
