import { describe, expect, it } from '@jest/globals';
import { parseIntegrators } from '../../../cloudfunctions/face-verify/src/integrators/settings';

const SHOP = { id: 'shop', key: 'k'.repeat(32), name: '示例商城' };

describe('INTEGRATOR_KEYS', () => {
  it.each([
    ['one', [SHOP]],
    ['none', []],
    ['a webhook', [{ ...SHOP, webhook: 'https://shop.example/hook?x=1' }]],
    ['a webhook on loopback', [{ ...SHOP, webhook: 'http://127.0.0.1:8080/' }]],
    ['two', [SHOP, { ...SHOP, id: 'bank' }]],
  ])('takes %s', (_, list) => {
    expect(parseIntegrators(JSON.stringify(list))).toEqual(list);
  });

  it.each<[string, unknown]>([
    ['no list', SHOP],
    ['a short key', [{ ...SHOP, key: 'k'.repeat(31) }]],
    ['no name', [{ ...SHOP, name: ' ' }]],
    ['a name with an invisible turn of direction', [{ ...SHOP, name: '商\u202E城' }]],
    ['an id with a line feed', [{ ...SHOP, id: 'shop\n' }]],
    ['an id twice', [SHOP, { ...SHOP, key: 'x'.repeat(32) }]],
    ['a webhook without TLS', [{ ...SHOP, webhook: 'http://shop.example/hook' }]],
    ['a webhook that only begins like loopback', [{ ...SHOP, webhook: 'http://127.0.0.1.shop.example/' }]],
    ['a webhook of another kind', [{ ...SHOP, webhook: 'file:///etc/passwd' }]],
    ['an unknown field', [{ ...SHOP, admin: true }]],
  ])('refuses %s', (_, list) => {
    expect(parseIntegrators(JSON.stringify(list))).toBeNull();
  });

  it('refuses what is no JSON', () => {
    expect(parseIntegrators('shop:key')).toBeNull();
  });
});
