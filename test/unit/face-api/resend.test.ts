import { describe, expect, it } from '@jest/globals';
import type { Reply, Resend } from '../../../cloudfunctions/face-verify/src/domain/reply';
import { resendAfterMs } from '../../../cloudfunctions/face-verify/src/face-api/resend';

const busy = (resend: Resend): Reply => ({ kind: 'busy', problem: 'THROTTLED', resend, charged: 'no' });
const soFar = (sends: number, change = {}) => ({
  sends,
  elapsedMs: 100,
  timeoutMs: 8000,
  random: 0,
  ...change,
});

describe('a send is repeated', () => {
  it.each<[string, Reply]>([
    ['an outcome', { kind: 'answered', outcome: 'SERVICE_EXCEPTION', charged: 'yes' }],
    ['a lost answer', { kind: 'unknown', problem: 'ANSWER_LOST', charged: 'unknown' }],
    ['our own time-out', { kind: 'unknown', problem: 'ANSWER_TIMEOUT', charged: 'unknown' }],
    ['a refusal', { kind: 'refused', problem: 'ARREARS', code: 'SERVICE_PAUSED', charged: 'no' }],
    ['busy for longer than anyone waits', busy('never')],
  ])('never after %s', (_, reply) => {
    expect(resendAfterMs(reply, soFar(1))).toBeNull();
  });

  it('at most once, at once, where it provably was not processed', () => {
    expect(resendAfterMs(busy('once'), soFar(1))).toBe(0);
    expect(resendAfterMs(busy('once'), soFar(2))).toBeNull();
  });

  it('at most twice more when throttled, each time after longer, spread by chance', () => {
    expect(resendAfterMs(busy('back-off'), soFar(1))).toBe(200);
    expect(resendAfterMs(busy('back-off'), soFar(1, { random: 0.5 }))).toBe(300);
    expect(resendAfterMs(busy('back-off'), soFar(2))).toBe(400);
    expect(resendAfterMs(busy('back-off'), soFar(2, { random: 0.999 }))).toBeLessThan(800);
    expect(resendAfterMs(busy('back-off'), soFar(3))).toBeNull();
  });

  it('no more once the time of one send is used up', () => {
    expect(resendAfterMs(busy('back-off'), soFar(1, { elapsedMs: 7999 }))).toBe(200);
    expect(resendAfterMs(busy('back-off'), soFar(1, { elapsedMs: 8000 }))).toBeNull();
  });
});
