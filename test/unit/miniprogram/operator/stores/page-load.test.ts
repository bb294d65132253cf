import { beforeEach, describe, expect, it } from '@jest/globals';
import { createPageLoad } from '../../../../../miniprogram/operator/stores/page-load';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';
import type { Answer } from '../../../../../miniprogram/services/cloud';
import { type WholePhone, wholePhone } from '../../phone/whole-phone';

const data = (value: number): Answer<number> => ({ kind: 'data', data: value });
const lost: Answer<number> = { kind: 'lost' };
const refuse = (code: 'UNKNOWN_ACTION' | 'SERVICE_UNAVAILABLE'): Answer<number> => ({
  kind: 'refused',
  code,
});

describe('what a page of an operator shows', () => {
  let phone: WholePhone;
  beforeEach(() => {
    phone = wholePhone();
  });

  function pageWith(...answers: Answer<number>[]) {
    const shown: string[] = [];
    const load = createPageLoad(
      zhCN,
      () => Promise.resolve(answers.shift() ?? lost),
      () => shown.push(load.page().state),
    );
    return { load, shown };
  }

  it('is loading, then ready', async () => {
    const { load, shown } = pageWith(data(1));
    await load.load();
    expect(shown).toEqual(['loading', 'ready']);
    expect(load.data()).toBe(1);
  });

  it('is nothing to a stranger, whose way leads to the start page', async () => {
    const { load } = pageWith(refuse('UNKNOWN_ACTION'));
    await load.load();
    expect(load.page()).toMatchObject({ message: zhCN.situations.stranger, code: '' });
    load.act();
    expect(phone.went).toEqual(['reLaunch /pages/start/start']);
  });

  it('is asked for again after an answer that got lost', async () => {
    const { load } = pageWith(lost, data(2));
    await load.load();
    expect(load.page()).toMatchObject({ message: zhCN.situations.offline, button: zhCN.common.retry });
    load.act();
    await Promise.resolve();
    await Promise.resolve();
    expect(load.data()).toBe(2);
  });

  it('says the code of a refusal, for whoever helps', async () => {
    const { load } = pageWith(refuse('SERVICE_UNAVAILABLE'));
    await load.load();
    expect(load.page()).toMatchObject({ message: zhCN.situations.refused, code: 'SERVICE_UNAVAILABLE' });
  });

  it('stays, and is called old, where it cannot be asked for again', async () => {
    const { load } = pageWith(data(1), lost);
    await load.load();
    await load.load();
    expect([load.data(), load.isStale(), load.page().state]).toEqual([1, true, 'ready']);
  });

  it('does not stay for somebody who is an operator no more', async () => {
    const { load } = pageWith(data(1), refuse('UNKNOWN_ACTION'));
    await load.load();
    await load.load();
    expect([load.data(), load.page().state]).toEqual([null, 'notice']);
  });

  it('is that of the latest question, whichever answer comes last', async () => {
    const ends: ((answer: Answer<number>) => void)[] = [];
    const load = createPageLoad<number>(
      zhCN,
      () => new Promise((end) => ends.push(end)),
      () => undefined,
    );
    const [first, second] = [load.load(), load.load()];
    ends[1]?.(data(2));
    await second;
    ends[0]?.(data(1));
    await first;
    expect(load.data()).toBe(2);
  });

  it('is not asked for by a WeChat that has no cloud', async () => {
    Object.assign(globalThis, { wx: {} });
    const { load } = pageWith(data(1));
    await load.load();
    expect(load.page().message).toBe(zhCN.situations['old-wechat']);
  });
});
