/** Each single omission is named, and nothing else with it. */
import { describe, expect, it } from '@jest/globals';
import { SETTING_ROWS } from '../../../cloudfunctions/face-verify/src/setting-rows';
import type { Settings } from '../../../miniprogram/config';
import { checkFacts } from '../../../scripts/deploy/checks';
import type { Facts } from '../../../scripts/deploy/facts';
import { WRITTEN } from '../../../scripts/deploy/manifest';
import { OWNER_ROWS } from '../../../scripts/deploy/owner-rows';
import { FILLED_IN, SECRETS, withSettings } from './filled-in';

const phone = (change: Partial<Settings>): Facts => ({
  ...FILLED_IN,
  phone: { ...FILLED_IN.phone, ...change },
});
const zh = FILLED_IN.phone.operator['zh-CN'];
const en = FILLED_IN.phone.operator.en;
const operator = (change: Partial<typeof zh>): Facts =>
  phone({ operator: { 'zh-CN': { ...zh, ...change }, en } });

const NEEDED = [...SETTING_ROWS.filter(({ obtain }) => obtain !== undefined), ...OWNER_ROWS].map(
  ({ name }) => name,
);

const NO_PRIVATE_PART = JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'x'.repeat(43) });

const OMISSIONS: readonly (readonly [id: string, why: string, facts: Facts])[] = [
  ...NEEDED.map((name) => [`setting:${name}`, 'missing', withSettings({ [name]: undefined })] as const),
  ['setting:FACE_APPCODE', 'two words', withSettings({ FACE_APPCODE: 'APPCODE 0123' })],
  ['setting:SUBJECT_KEY', 'too short', withSettings({ SUBJECT_KEY: 's'.repeat(31) })],
  ['setting:TICKET_PRIVATE_KEY', 'no JSON', withSettings({ TICKET_PRIVATE_KEY: 'a key' })],
  ['setting:TICKET_PRIVATE_KEY', 'a public key', withSettings({ TICKET_PRIVATE_KEY: NO_PRIVATE_PART })],
  ['setting:INTEGRATOR_KEYS', 'no list', withSettings({ INTEGRATOR_KEYS: '{}' })],
  [
    'setting:INTEGRATOR_KEYS',
    'a short key',
    withSettings({ INTEGRATOR_KEYS: '[{"id":"a","key":"b","name":"c"}]' }),
  ],
  ['setting:CALLS_PER_DAY', 'no number', withSettings({ CALLS_PER_DAY: 'many' })],
  ['setting:FACE_API_URL', 'no address', withSettings({ FACE_API_URL: 'the market' })],
  ['setting:FACE_APP_CODE', 'a name that nobody reads', withSettings({ FACE_APP_CODE: 'x' })],
  ['setting:PRIVACY_GUIDELINE_ENTERED', 'no day', withSettings({ PRIVACY_GUIDELINE_ENTERED: 'yes' })],
  ['setting:MINIPROGRAM_UPLOAD_KEY', 'no such file', { ...FILLED_IN, uploadKeyExists: false }],
  ['private-file:mode', 'others can read it', { ...FILLED_IN, isOpenToOthers: true }],
  ['appid', 'the guest', { ...FILLED_IN, appId: 'touristappid' }],
  ['appid', "the example's", { ...FILLED_IN, appId: 'wx0000000000000000' }],
  ['appid', 'none', { ...FILLED_IN, appId: '' }],
  ['config:envId', 'empty', phone({ envId: '' })],
  ['config:phoneNumber', "the example's", phone({ phoneNumber: '400-000-0000' })],
  ['config:consentVersion', 'another one', phone({ consentVersion: '2020-01-01' })],
  ['config:retentionDays', 'another number', phone({ retentionDays: 90 })],
  ['config:retentionDays', "the function's is another", withSettings({ RETENTION_DAYS: '7' })],
  ['config:operator.zh-CN.name', "the example's", operator({ name: '示例公司' })],
  ['config:operator.zh-CN.name', 'empty', operator({ name: ' ' })],
  ['config:operator.zh-CN.contact', "the example's", operator({ contact: '400-000-0000（工作日）' })],
  ['config:operator.zh-CN.purpose', 'empty', operator({ purpose: '' })],
  ['config:operator.zh-CN.alternative', 'none', operator({ alternative: '' })],
  [
    'config:operator.en.name',
    "the example's",
    phone({ operator: { 'zh-CN': zh, en: { ...en, name: 'Example Company' } } }),
  ],
  ...Object.keys(WRITTEN).map(
    (path) => [`file:${path}`, 'stale', { ...FILLED_IN, staleFiles: [path] }] as const,
  ),
  ['permissions', 'unreadable', { ...FILLED_IN, permissions: null }],
  ['size:main-package', 'too large', { ...FILLED_IN, mainPackageBytes: 200 * 1024 + 1 }],
  ['size:function', 'too large', { ...FILLED_IN, functionBytes: 100 * 1024 * 1024 + 1 }],
  ['build', 'not there', { ...FILLED_IN, functionBytes: 0 }],
];

describe('a project that is filled in', () => {
  it('has nothing missing', () => {
    expect(checkFacts(FILLED_IN)).toEqual([]);
  });

  it('needs no integrator, and no number to dial', () => {
    expect(checkFacts(withSettings({ INTEGRATOR_KEYS: undefined }))).toEqual([]);
    expect(checkFacts(phone({ phoneNumber: '' }))).toEqual([]);
  });

  it.each(OMISSIONS)('%s alone is named where it is %s', (id, _, facts) => {
    const found = checkFacts(facts);
    expect(found.map((finding) => finding.id)).toEqual([id]);
    for (const { what, where, how } of found) {
      expect([what, where, how].every((text) => text.length > 3)).toBe(true);
    }
  });
});

describe('what is said of an omission', () => {
  it('holds no secret', () => {
    const said = OMISSIONS.map(([, , facts]) => JSON.stringify(checkFacts(facts))).join('\n');
    for (const secret of Object.values(SECRETS)) expect(said).not.toContain(secret);
    expect(said).not.toContain('APPCODE 0123');
  });

  it('names all of several', () => {
    const ids = checkFacts({ ...FILLED_IN, settings: null }).map(({ id }) => id);
    expect(ids.sort()).toEqual(NEEDED.map((name) => `setting:${name}`).sort());
  });
});
