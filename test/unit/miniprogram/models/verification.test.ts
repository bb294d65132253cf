import { describe, expect, it } from '@jest/globals';
import type { SessionView } from '../../../../miniprogram/contract/actions';
import { reportOf } from '../../../../miniprogram/models/report';
import {
  type DecidedAttempt,
  forgetPerson,
  type Identity,
  newVerification,
  takeIdentity,
  type Verification,
} from '../../../../miniprogram/models/verification';

const identity: Identity = { name: '王小四', idNumber: '11010519491231002X', guardian: false };
const selfie = { path: 'wxfile://1', base64: 'QUJD' };
const submission = { attemptId: 'a', identity, selfie, photo: { base64: 'QUJD' } };
const open: SessionView = {
  sessionId: 's',
  state: 'open',
  expiresAt: 9,
  attempts: { limit: 5, remaining: 4 },
  requester: null,
  verifiers: ['market'],
};
const unknown: DecidedAttempt = {
  attemptId: 'a',
  status: 'decided',
  code: 'UNRECOGNISED',
  source: 'market',
  state: 'unknown',
  next: 'wait',
  maskedName: '王*四',
  reference: null,
  at: 1,
};

const verification = (change: Partial<Verification> = {}): Verification => ({
  ...newVerification({ kind: 'own' }),
  session: open,
  ...change,
});

describe('from the identity page', () => {
  it('goes to the camera, and with a photo that was never compared to the check', () => {
    expect(takeIdentity(verification(), identity)).toBe('capture');
    expect(takeIdentity(verification({ selfie }), identity)).toBe('result');
  });

  it.each([
    ['an attempt without an answer', { latest: { kind: 'open', attemptId: 'a' } }],
    ['an unknown outcome', { latest: { kind: 'answered', attempt: unknown } }],
    ['a verification that is over', { session: { ...open, state: 'passed' } }],
  ] as const)('shows %s first', (_, change) => {
    expect(takeIdentity(verification(change), identity)).toBe('result');
  });

  it('keeps the attempt id for the same words, and drops it for others', () => {
    const same = verification({ selfie, submission });
    takeIdentity(same, { ...identity });
    expect(same.submission?.attemptId).toBe('a');
    takeIdentity(same, { ...identity, name: '王小五' });
    expect(same.submission).toBeNull();
  });
});

describe('at the end', () => {
  it('nothing that describes the person is left', () => {
    const run = verification({ identity, selfie, submission, edit: 'name' });
    forgetPerson(run);
    expect(JSON.stringify(run)).not.toMatch(/王小四|11010519491231002X|QUJD|wxfile/);
  });

  it('the report names session and outcome, nothing of the person', () => {
    const run = verification({ identity, selfie, latest: { kind: 'answered', attempt: unknown } });
    expect(reportOf(run)).toEqual({ sessionId: 's', state: 'open', outcome: 'UNRECOGNISED' });
    expect(reportOf(newVerification({ kind: 'own' }))).toEqual({ sessionId: '', state: 'open', outcome: '' });
  });
});
