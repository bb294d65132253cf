import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../../cloudfunctions/face-verify/src/env';
import { SETTING_ROWS } from '../../../cloudfunctions/face-verify/src/setting-rows';
import { COLLECTIONS } from '../../../cloudfunctions/face-verify/src/stores/collections';
import { functionEnvironment, type PlanInput, planOf, shown } from '../../../scripts/deploy/plan';
import { mask, secretsOf } from '../../../scripts/deploy/secrets';
import { FILLED_IN, SECRETS } from './filled-in';

const settings = FILLED_IN.settings ?? {};
const INPUT: PlanInput = {
  settings,
  envId: 'shop-1a2b3c',
  appId: 'wx1234567890abcdef',
  version: '0.1.0',
  functionHash: 'f',
  phoneHash: 'p',
  permissions: [],
};
const stepOf = (id: string, change: Partial<PlanInput> = {}) =>
  planOf({ ...INPUT, ...change }).find((step) => step.id === id);

/** Plain, and in the Base64 in which they are handed over. */
const hidden = Object.values(SECRETS).flatMap((secret) => [secret, Buffer.from(secret).toString('base64')]);

describe('the plan', () => {
  it('goes from the account to the phone', () => {
    const ids = planOf(INPUT).map(({ id }) => id);
    expect(ids).toEqual(['sign-in', 'database', 'function', 'storage-rule', 'http', 'phone']);
  });

  it('has its tools pinned', () => {
    for (const { command } of planOf({ ...INPUT, permissions: ['wxacode.getUnlimited'] })) {
      if (command !== null)
        expect(command[2]).toMatch(/^--package=(@cloudbase\/cli|miniprogram-ci)@\d+\.\d+\.\d+$/);
    }
  });

  it('has no secret in a command, a note or what is remembered', () => {
    for (const step of planOf(INPUT)) {
      const { env, ...rest } = step;
      const text = `${JSON.stringify(rest)}${shown(step)}`;
      for (const secret of hidden) expect(text).not.toContain(secret);
      expect(Object.keys(env).length === 0 || step.id === 'function').toBe(true);
    }
  });

  it('opens HTTP for integrators only where there are some', () => {
    const { INTEGRATOR_KEYS: _, ...without } = settings;
    expect(stepOf('http', { settings: without })).toBeUndefined();
  });

  it('declares the interfaces of WeChat only where there are some', () => {
    expect(stepOf('permissions')).toBeUndefined();
    expect(stepOf('permissions', { permissions: ['wxacode.getUnlimited'] })?.what).toContain(
      'wxacode.getUnlimited',
    );
  });

  it('names every collection for whoever makes them by hand', () => {
    const notes = stepOf('database')?.notes ?? [];
    for (const { name } of COLLECTIONS) expect(notes).toContain(name);
  });

  it.each<[string, string, Partial<PlanInput>]>([
    ['function', 'another build', { functionHash: 'g' }],
    ['function', 'another AppCode', { settings: { ...settings, FACE_APPCODE: 'another' } }],
    ['function', 'another environment', { envId: 'shop-2' }],
    ['phone', 'another page', { phoneHash: 'q' }],
    ['phone', 'another version', { version: '0.2.0' }],
  ])('%s is to be done again after %s', (id, _, change) => {
    expect(stepOf(id, change)?.fingerprint).not.toBe(stepOf(id)?.fingerprint);
  });

  it('leaves all else done', () => {
    expect(stepOf('phone', { functionHash: 'g' })?.fingerprint).toBe(stepOf('phone')?.fingerprint);
    expect(stepOf('function', { phoneHash: 'q' })?.fingerprint).toBe(stepOf('function')?.fingerprint);
  });
});

describe('the settings that the function is given', () => {
  it('are all of them, none JSON, and read as what the owner wrote', () => {
    const given = functionEnvironment(settings);
    expect(Object.keys(given)).toEqual(SETTING_ROWS.map(({ name }) => name));
    for (const value of Object.values(given)) expect(value).toMatch(/^base64:[\w+/]*=*$/);
    const { ticketKey: _, ...read } = readSettings(given);
    const { ticketKey: __, ...expected } = readSettings(settings);
    expect(read).toEqual(expected);
  });
});

describe('what a tool prints', () => {
  it('is masked where it repeats a secret, whole, in part or as it was handed over, and only there', () => {
    const { INTEGRATOR_KEYS, TICKET_PRIVATE_KEY } = SECRETS;
    const inner = [String(JSON.parse(INTEGRATOR_KEYS)[0].key), String(JSON.parse(TICKET_PRIVATE_KEY).d)];
    const all = [...hidden, ...inner];
    const printed = all.map((secret) => `value=${secret};`).join('');
    const masked = mask(`${printed} deployed 5 of 5 at 明远商城`, secretsOf(settings));
    expect(masked.endsWith(' deployed 5 of 5 at 明远商城')).toBe(true);
    for (const secret of all) expect(masked).not.toContain(secret);
    expect(masked.match(/value=(base64:)?\*\*\*/g)).toHaveLength(all.length);
  });
});
