import { describe, expect, it } from '@jest/globals';
import { DEFAULT_API_URL, readSettings } from '../../../cloudfunctions/face-verify/src/env';

const REQUIRED = { FACE_APPCODE: 'app-code', SUBJECT_KEY: 'k'.repeat(32) };

describe('the settings', () => {
  it('have defaults for all but the secrets', () => {
    expect(readSettings(REQUIRED)).toEqual({
      verifiers: [{ source: 'market', appCode: 'app-code', url: DEFAULT_API_URL, timeoutMs: 8000 }],
      sources: ['market'],
      imageBudgetBytes: 75_000,
      photoGate: 'refuse',
      subjectKey: REQUIRED.SUBJECT_KEY,
      integrators: [],
      ticketKey: null,
      olderTicketKeys: [],
      operator: {
        openIds: [],
        webhook: null,
        template: null,
        warnShares: [0.2, 0.05],
        warnBeforeExpiryMs: 30 * 86_400_000,
        needsSecondLook: false,
      },
      policy: {
        attemptsPerSession: 5,
        attemptsPerPerson: 10,
        attemptsPerSubject: 10,
        callsPerDay: 1000,
        selfPause: true,
        probeIntervalMs: 300_000,
        retentionMs: 30 * 86_400_000,
        likelyMatch: 'retry',
      },
    });
  });

  it.each([
    ['FACE_APPCODE', undefined],
    ['FACE_APPCODE', ''],
    ['FACE_APPCODE', 'two words'],
    ['FACE_APPCODE', 'line\nbreak'],
    ['SUBJECT_KEY', undefined],
    ['SUBJECT_KEY', 'too short'],
    ['FACE_API_URL', 'ftp://127.0.0.1/face'],
    ['FACE_API_URL', 'no address'],
    ['FACE_API_TIMEOUT_MS', 'soon'],
    ['FACE_API_TIMEOUT_MS', '60000'],
    ['IMAGE_BUDGET_BYTES', '75001'],
    ['ATTEMPTS_PER_SESSION', '0'],
    ['LIKELY_MATCH', 'maybe'],
  ])('fail with the name of the variable and nothing else: %s=%p', (name, value) => {
    const error = { code: 'SETTING_MISSING', field: name, message: 'SETTING_MISSING' };
    expect(() => readSettings({ ...REQUIRED, [name]: value })).toThrow(expect.objectContaining(error));
  });
});
