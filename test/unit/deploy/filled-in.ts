/** A project that is ready, as facts: what the checks see when the owner has filled everything in. */
import { generateKeyPairSync } from 'node:crypto';
import { config } from '../../../miniprogram/config';
import type { Facts } from '../../../scripts/deploy/facts';

const { privateKey } = generateKeyPairSync('ed25519');

export const SECRETS = {
  FACE_APPCODE: 'an-app-code-that-nobody-knows',
  SUBJECT_KEY: 's'.repeat(43),
  TICKET_PRIVATE_KEY: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: '2026-11-24' }),
  INTEGRATOR_KEYS: JSON.stringify([{ id: 'shop', key: 'q'.repeat(43), name: '明远商城' }]),
} as const;

const OPERATOR = {
  name: '明远商城',
  purpose: '开通账户',
  alternative: '带上身份证到门店核对',
  contact: '021-5550-0100',
} as const;

export const FILLED_IN: Facts = {
  settings: {
    ...SECRETS,
    MINIPROGRAM_UPLOAD_KEY: '../private.key',
    PROVIDER_NAME: '远方数据科技有限公司',
    PRIVACY_GUIDELINE_ENTERED: '2026-11-24',
  },
  isOpenToOthers: false,
  uploadKeyExists: true,
  appId: 'wx1234567890abcdef',
  phone: {
    ...config,
    envId: 'shop-1a2b3c',
    phoneNumber: '021-5550-0100',
    operator: { 'zh-CN': OPERATOR, en: { ...OPERATOR, name: 'Mingyuan Shop' } },
  },
  staleFiles: [],
  permissions: [],
  mainPackageBytes: 150_000,
  functionBytes: 1_500_000,
};

/** With these settings changed; `undefined` takes one out. */
export function withSettings(changes: Readonly<Record<string, string | undefined>>): Facts {
  const settings = { ...FILLED_IN.settings, ...changes };
  const given = Object.entries(settings).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...FILLED_IN, settings: Object.fromEntries(given) };
}
