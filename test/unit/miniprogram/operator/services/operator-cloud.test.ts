import { describe, expect, it } from '@jest/globals';
import { OUTCOMES, overview, REVIEWS, usageAnswer } from '../../../../../dev/scenes/operator-answers';
import { ask } from '../../../../../miniprogram/operator/services/operator-cloud';
import { type Answer, type CallOptions, failWith, installWx, succeed } from '../../phone/fake-phone';

function withFunction(answer: Answer): CallOptions[] {
  const calls: CallOptions[] = [];
  installWx({
    cloud: {
      callFunction: (options: CallOptions) => {
        calls.push(options);
        answer(options);
      },
    },
  });
  return calls;
}

const ok = (data: unknown): Answer => succeed({ result: { ok: true, data } });

describe('an action of an operator', () => {
  it('goes to the same function, with its fields', async () => {
    const calls = withFunction(ok({ packageId: 'p' }));
    const entry = { calls: 5, priceYuan: 0, from: 1, to: 2, used: null, orderId: '' };
    await expect(ask('savePackage', { entry })).resolves.toEqual({ kind: 'data', data: { packageId: 'p' } });
    expect(calls[0]).toMatchObject({ name: 'face-verify', data: { action: 'savePackage', entry } });
  });

  it.each([
    ['open', { state: 'open' }],
    ['stopped', { state: 'stopped', since: 1, reason: 'RENEWAL' }],
    ['paused', { state: 'paused', since: 1, problem: 'ARREARS', probeAt: 2 }],
    ['held', { state: 'held', until: 3 }],
  ] as const)('reads an overview while the service is %s', async (_, service) => {
    withFunction(ok({ overview: overview({ service }) }));
    const answer = await ask('getOverview', {});
    expect(answer).toEqual({ kind: 'data', data: { overview: overview({ service }) } });
  });

  it('reads usage, and reviews with their looks', async () => {
    const usage = usageAnswer('hour', 1_700_000_000_000);
    withFunction(succeed({ result: usage }));
    expect(await ask('getUsage', { step: 'hour', from: 1, to: 2 })).toMatchObject({
      data: { usage: { outcomes: OUTCOMES } },
    });
    withFunction(ok({ reviews: REVIEWS, needsSecondLook: true }));
    expect(await ask('listReviews', {})).toMatchObject({ data: { reviews: REVIEWS } });
  });

  it.each([
    ['a service in a state that nobody knows', { overview: { ...overview(), service: { state: 'fine' } } }],
    ['a number that is missing', { overview: { ...overview(), remaining: undefined } }],
  ])('is lost with %s: no number stands on a page unchecked', async (_, data) => {
    withFunction(ok(data));
    await expect(ask('getOverview', {})).resolves.toEqual({ kind: 'lost' });
  });

  it('is not believed where a decision has a reason of the other kind', async () => {
    const looks = [{ decision: 'fail', reason: 'DOCUMENT_SEEN', at: 1, isYours: true }];
    withFunction(ok({ reviews: [{ ...REVIEWS[0], looks }], needsSecondLook: true }));
    await expect(ask('listReviews', {})).resolves.toEqual({ kind: 'lost' });
  });

  it('is refused in its code, and lost without an answer', async () => {
    withFunction(succeed({ result: { ok: false, error: { code: 'UNKNOWN_ACTION' } } }));
    await expect(ask('getOverview', {})).resolves.toEqual({ kind: 'refused', code: 'UNKNOWN_ACTION' });
    withFunction(failWith({ errCode: -504003 }));
    await expect(ask('getOverview', {})).resolves.toEqual({ kind: 'lost' });
  });
});
