import { describe, expect, it } from '@jest/globals';
import { CallFailed, call, errorCode } from '../../../../miniprogram/services/deadline';
import { handClock } from '../phone/fake-phone';

describe('a call of the phone', () => {
  it('ends with what it brought, and leaves no timer behind', async () => {
    const clock = handClock();
    await expect(call(100, ({ success }) => success('photo'), clock)).resolves.toBe('photo');
    expect(clock.waiting()).toBe(0);
  });

  it.each([
    ['errno', { errno: 103, errMsg: 'free text' }, 103],
    ['errCode', { errCode: -404010 }, -404010],
    ['nothing', undefined, null],
  ])('fails with the number in %s, and never with free text', async (_, error, code) => {
    const clock = handClock();
    const failure = call(100, ({ fail }) => fail(error), clock).catch((caught: unknown) => caught);
    expect(await failure).toMatchObject({ kind: 'failed', code });
    expect(String(await failure)).not.toContain('free text');
  });

  it('ends by itself when nobody answers, and drops a late answer', async () => {
    const clock = handClock();
    let answer: (value: string) => void = () => undefined;
    const outcome = call<string>(
      100,
      ({ success }) => {
        answer = success;
      },
      clock,
    ).catch((caught: unknown) => caught);
    await clock.pass(100);
    answer('late');
    expect(await outcome).toMatchObject({ kind: 'timeout' });
  });

  it('fails where this WeChat does not have it', async () => {
    const missing: { readonly takePhoto?: () => void } = {};
    const outcome = call(
      100,
      () => {
        if (missing.takePhoto === undefined) throw new TypeError('not a function');
      },
      handClock(),
    );
    await expect(outcome).rejects.toEqual(new CallFailed('missing'));
  });

  it('reads no number from anything but an error object', () => {
    expect([null, 'text', 7, {}].map(errorCode)).toEqual([null, null, null, null]);
  });
});
