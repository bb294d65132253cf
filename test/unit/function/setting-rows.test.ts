import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../cloudfunctions/face-verify/src/env';
import { SETTING_ROWS } from '../../../cloudfunctions/face-verify/src/setting-rows';

const REQUIRED = { FACE_APPCODE: 'app-code', SUBJECT_KEY: 'k'.repeat(32) };
const WECHAT = { WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: 's'.repeat(32) };

/** With both verifiers, each asks for its own. */
const BOTH = { ...REQUIRED, ...WECHAT, VERIFIER: 'wechat-then-market' };

/** Every name that the function asks its environment for. */
function asked(): readonly string[] {
  const names = new Set<string>();
  readSettings(
    new Proxy<Record<string, string>>(BOTH, {
      get(target, name) {
        names.add(String(name));
        return Reflect.get(target, name);
      },
    }),
  );
  return [...names].sort();
}

describe('the rows of the settings', () => {
  it('are those that the function reads: a new one needs a row in setting-rows.ts', () => {
    expect(SETTING_ROWS.map(({ name }) => name).sort()).toEqual(asked());
  });

  it.each(SETTING_ROWS.filter(({ fallback }) => fallback !== null))(
    '$name is $fallback where it is not set',
    ({ name, fallback }) => {
      expect(readSettings({ ...REQUIRED, [name]: fallback ?? '' })).toEqual(readSettings(REQUIRED));
    },
  );

  it.each(SETTING_ROWS.filter(({ fallback, obtain }) => fallback === null && obtain === undefined))(
    '$name may be missing',
    ({ name }) => {
      expect(readSettings({ ...REQUIRED, [name]: '' })).toEqual(readSettings(REQUIRED));
    },
  );
});

describe('a value in Base64, as the deployment writes it', () => {
  const encoded = (text: string): string => `base64:${Buffer.from(text).toString('base64')}`;

  it('reads as its text', () => {
    const settings = readSettings({
      FACE_APPCODE: encoded('app-code'),
      SUBJECT_KEY: encoded(REQUIRED.SUBJECT_KEY),
      CALLS_PER_DAY: encoded('7'),
      INTEGRATOR_KEYS: encoded(JSON.stringify([{ id: 'shop', key: 'k'.repeat(32), name: '示例商城' }])),
    });
    const verifiers = [{ appCode: 'app-code' }];
    expect(settings).toMatchObject({ verifiers, subjectKey: REQUIRED.SUBJECT_KEY });
    expect(settings.policy.callsPerDay).toBe(7);
    expect(settings.integrators).toEqual([{ id: 'shop', key: 'k'.repeat(32), name: '示例商城' }]);
  });

  it.each([
    ['an empty one', 'base64:'],
    ['one of spaces', encoded('  ')],
  ])('is as if it were not set: %s', (_, value) => {
    expect(readSettings({ ...REQUIRED, CALLS_PER_DAY: value })).toEqual(readSettings(REQUIRED));
  });

  it('is held against the same rules', () => {
    expect(() => readSettings({ ...REQUIRED, SUBJECT_KEY: encoded('too short') })).toThrow(
      expect.objectContaining({ code: 'SETTING_MISSING', field: 'SUBJECT_KEY' }),
    );
  });
});

describe('the verifier', () => {
  it('asks for no secret of one that is not used', () => {
    const { FACE_APPCODE: _, ...withoutAppCode } = BOTH;
    expect(readSettings({ ...withoutAppCode, VERIFIER: 'wechat' }).verifiers).toEqual([
      {
        source: 'wechat',
        appId: WECHAT.WECHAT_APP_ID,
        appSecret: WECHAT.WECHAT_APP_SECRET,
        url: 'https://api.weixin.qq.com',
        timeoutMs: 5000,
      },
    ]);
    expect(readSettings(BOTH).verifiers.map(({ source }) => source)).toEqual(['wechat', 'market']);
  });

  it.each(['FACE_APPCODE', 'WECHAT_APP_ID', 'WECHAT_APP_SECRET'])('names %s where it is missing', (name) => {
    expect(() => readSettings({ ...BOTH, [name]: '' })).toThrow(
      expect.objectContaining({ code: 'SETTING_MISSING', field: name }),
    );
  });

  it('is refused where nobody knows it', () => {
    expect(() => readSettings({ ...BOTH, VERIFIER: 'market-then-wechat' })).toThrow(
      expect.objectContaining({ code: 'SETTING_MISSING', field: 'VERIFIER' }),
    );
  });
});
