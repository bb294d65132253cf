import { describe, expect, it } from '@jest/globals';
import { type CameraEvidence, refusalOf } from '../../../../miniprogram/models/camera-refusal';

const evidence = (change: Partial<CameraEvidence>): CameraEvidence => ({
  code: null,
  granted: true,
  system: 'authorized',
  privacyOpen: false,
  ...change,
});

describe('why there is no camera', () => {
  it.each([
    [103, 'permission'],
    [104, 'privacy'],
    [112, 'undeclared'],
    [3, 'system'],
    [2003001, 'system'],
    [2003002, 'mini-program'],
  ] as const)('reads code %d as %s', (code, refusal) => {
    expect(refusalOf(evidence({ code }))).toBe(refusal);
  });

  it.each([
    ['the system denies WeChat', { system: 'denied' }, 'system'],
    ['the guideline is open', { privacyOpen: true }, 'privacy'],
    ['he refused before', { granted: false }, 'permission'],
    ['nothing is known', { granted: null, system: null, privacyOpen: null }, 'no-camera'],
  ] as const)('looks at the settings where there is no number: %s', (_, change, refusal) => {
    expect(refusalOf(evidence(change))).toBe(refusal);
  });

  it('does not guess from a number that it does not know', () => {
    expect(refusalOf(evidence({ code: 987 }))).toBe('no-camera');
  });
});
