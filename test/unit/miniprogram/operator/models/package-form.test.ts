import { describe, expect, it } from '@jest/globals';
import { PACKAGES } from '../../../../../dev/scenes/operator-answers';
import { PRICE_LIST } from '../../../../../miniprogram/contract/price-list';
import {
  formOf,
  newForm,
  type PackageField,
  parsePackage,
  withOffer,
} from '../../../../../miniprogram/operator/models/package-form';
import { packagesView } from '../../../../../miniprogram/operator/models/packages-view';
import { zhCN } from '../../../../../miniprogram/operator/text/zh-CN';

/** 2026-11-24 09:05 in China. */
const NOW = Date.UTC(2026, 10, 24, 1, 5);
const DAY = 24 * 60 * 60 * 1000;

const typed = (texts: Partial<Record<PackageField, string>>, isUsed = false) => ({
  texts: { ...newForm(NOW).texts, calls: '1000', price: '320', ...texts },
  isUsed,
});

describe('a package', () => {
  it.each(PRICE_LIST)('of the price list is entered by choosing it: $calls calls', (offer) => {
    const parsed = parsePackage(withOffer(newForm(NOW), offer), NOW, null);
    expect(parsed).toEqual({
      ok: true,
      entry: {
        calls: offer.calls,
        priceYuan: offer.priceYuan,
        from: Date.UTC(2026, 10, 23, 16),
        to: Date.UTC(2026, 10, 23, 16) + 365 * DAY,
        used: null,
        orderId: '',
      },
    });
  });

  it('is read as it is written: 1,000 and ¥ 320.50', () => {
    const parsed = parsePackage(typed({ calls: ' 1,000 ', price: '¥ 320.50' }), NOW, null);
    expect(parsed).toMatchObject({ ok: true, entry: { calls: 1000, priceYuan: 320.5 } });
  });

  it.each([
    ['calls', '', 'CALLS'],
    ['calls', '0', 'CALLS'],
    ['calls', '1.5', 'CALLS'],
    ['calls', '-3', 'CALLS'],
    ['calls', '10000001', 'CALLS'],
    ['price', '', 'PRICE'],
    ['price', '1.005', 'PRICE'],
    ['price', '1000001', 'PRICE'],
    ['from', '2026-02-30', 'DAY'],
    ['to', '', 'DAY'],
    ['to', '2026-11-23', 'ORDER_OF_DAYS'],
    ['to', '2027-11-25', 'TOO_LONG'],
    ['orderId', 'x'.repeat(41), 'ORDER_ID'],
  ] as const)('with %s "%s" is sent back with a reason: %s', (field, text, problem) => {
    expect(parsePackage(typed({ [field]: text }), NOW, null)).toEqual({
      ok: false,
      problems: { [field]: problem },
    });
  });

  it('names everything that is wrong at once', () => {
    const parsed = parsePackage(typed({ calls: 'many', price: 'much', from: 'now' }), NOW, null);
    expect(parsed).toEqual({ ok: false, problems: { calls: 'CALLS', price: 'PRICE', from: 'DAY' } });
  });

  it('that was used before counts on from what the seller says now', () => {
    const parsed = parsePackage(typed({ usedCalls: '250' }, true), NOW, null);
    expect(parsed).toMatchObject({ entry: { used: { calls: 250, at: NOW } } });
    expect(parsePackage(typed({ usedCalls: '1001' }, true), NOW, null)).toMatchObject({
      problems: { usedCalls: 'USED' },
    });
  });

  it('that is corrected otherwise keeps when its used calls were true', () => {
    const [before] = PACKAGES;
    if (before === undefined) throw new Error('no package');
    const entered = { ...before, used: { calls: 250, at: NOW - DAY } };
    const same = parsePackage(formOf(entered), NOW, entered);
    expect(same).toMatchObject({ ok: true, entry: { used: { calls: 250, at: NOW - DAY }, to: before.to } });
    const other = { ...formOf(entered), texts: { ...formOf(entered).texts, usedCalls: '300' } };
    expect(parsePackage(other, NOW, entered)).toMatchObject({ entry: { used: { calls: 300, at: NOW } } });
  });
});

describe('the list of packages', () => {
  it('begins with what is drawn from, and says used, all, and until when', () => {
    const [current, old] = packagesView([...PACKAGES].reverse(), zhCN);
    expect(current).toMatchObject({
      state: 'in-use',
      percent: 74,
      usedText: '7,420 / 10,000',
      validity: '2026-07-01 至 2027-06-30',
      price: '¥2,850',
    });
    expect(old).toMatchObject({ state: 'used-up', percent: 100, wasted: '' });
  });
});
