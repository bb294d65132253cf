import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beginRun, endRun, type Run } from '../../../../miniprogram/stores/current-run';
import { createIdentityStore, type IdentityStore } from '../../../../miniprogram/stores/identity-store';
import { createScreen } from '../../../../miniprogram/stores/screen';
import { zhCN } from '../../../../miniprogram/text/zh-CN';
import { handClock } from '../phone/fake-phone';
import { fakePage, sessionView, type WholePhone, wholePhone } from '../phone/whole-phone';

const ADULT = '11010519491231002X';
const CHILD = '110101202001010028';
const NOW = Date.UTC(2026, 10, 23, 4);

describe('the identity page', () => {
  let phone: WholePhone;
  let page: ReturnType<typeof fakePage>;
  let run: Run;
  let store: IdentityStore;

  beforeEach(() => {
    phone = wholePhone();
    page = fakePage();
    run = beginRun({ kind: 'own' }, {});
    Object.assign(run.verification, { session: sessionView(), consented: true });
    store = createIdentityStore(page, handClock(NOW));
    store.load();
    store.show();
  });
  afterEach(() => {
    store.clear();
    endRun(run);
  });

  it('names the mistake after the first blur, in words', () => {
    store.edit('idNumber', '110105194912310021');
    expect(page.data['idProblem']).toBe('');
    store.leave('idNumber');
    expect(page.data['idProblem']).toBe(zhCN.idProblems.ID_CHECKSUM);
    store.edit('idNumber', ADULT);
    expect(page.data).toMatchObject({ idProblem: '', grouped: '110105 19491231 002X' });
  });

  it('leads to the first field that is wrong', () => {
    store.edit('name', '王小四');
    store.next();
    expect(page.data).toMatchObject({ focus: 'idNumber', idProblem: zhCN.idProblems.ID_EMPTY });
    expect(phone.went).toEqual([]);
  });

  it('takes name and number along in memory, and to no other place', () => {
    store.edit('name', '王小四');
    store.edit('idNumber', ADULT);
    store.next();
    expect(run.verification.identity).toEqual({ name: '王小四', idNumber: ADULT, guardian: false });
    expect(phone.went).toEqual(['navigateTo /pages/capture/capture']);
  });

  it('asks a guardian once the number shows an age under 14', () => {
    store.edit('name', '王小四');
    store.edit('idNumber', CHILD);
    expect(page.data).toMatchObject({ needsGuardian: true, guardianProblem: '' });
    store.next();
    expect(page.data['guardianProblem']).toBe(zhCN.identity.guardianMissing);
    store.toggleGuardian(true);
    store.next();
    expect(run.verification.identity?.guardian).toBe(true);
  });

  it('puts the cursor where a result asked for a correction', () => {
    store.edit('idNumber', ADULT);
    run.verification.edit = 'idNumber';
    store.show();
    expect(page.data['focus']).toBe('idNumber');
    expect(run.verification.edit).toBeNull();
  });

  it('goes on to the check with a photo that was never compared', () => {
    run.verification.selfie = { path: 'wxfile://1', base64: 'QUJD' };
    store.edit('name', '王小四');
    store.edit('idNumber', ADULT);
    expect(page.data['nextLabel']).toBe(zhCN.acts.again);
    store.next();
    expect(phone.went).toEqual(['navigateTo /pages/result/result']);
  });

  it('is empty again when it goes', () => {
    store.edit('name', '王小四');
    store.edit('idNumber', ADULT);
    store.next();
    store.clear();
    expect(run.verification.identity).toBeNull();
  });

  it('leads to the beginning without a consent', () => {
    run.verification.consented = false;
    createIdentityStore(fakePage(), handClock(NOW)).load();
    expect(phone.went).toEqual(['reLaunch /pages/start/start']);
  });
});

describe('a screen', () => {
  it('sends its page only what has changed', () => {
    const sent: object[] = [];
    const show = createScreen({ setData: (data) => sent.push(data) });
    show({ title: 'a', list: [1] });
    show({ title: 'a', list: [1] });
    show({ title: 'a', list: [1, 2] });
    expect(sent).toEqual([{ title: 'a', list: [1] }, { list: [1, 2] }]);
  });
});
