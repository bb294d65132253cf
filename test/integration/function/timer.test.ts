/** Who may sweep: the platform's timer, and nobody who only looks like it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FUNCTION_NAME } from '../../../miniprogram/contract/actions';
import { type RunningService, runService } from './running-service';

/** What the platform sends (cloudbase.md); a phone can send the same words. */
const TIMER_EVENT = { Type: 'Timer', TriggerName: 'sweep', Time: '2026-11-23T04:00:00Z', Message: '' };

let running: RunningService;

beforeAll(async () => {
  running = await runService();
});

afterAll(() => running.close());

const call = (data: object, caller: object) =>
  running.service.cloudbase.callFunction({ name: FUNCTION_NAME, data, ...caller });

const touched = (): string[] =>
  running.service.cloudbase.journal
    .entries()
    .map(({ action }) => action)
    .filter((action) => action !== 'functions.call');

describe('the sweep', () => {
  it('is done for the timer', async () => {
    const answer = await call(TIMER_EVENT, { extra: { SOURCE: 'wx_trigger' } });
    expect(answer).toMatchObject({ ok: true, data: { abandoned: 0, expired: 0 } });
  });

  it.each<[string, object, object]>([
    ['a phone that sends the timer’s event', TIMER_EVENT, { openId: 'a person' }],
    [
      'a phone that claims the timer’s source',
      TIMER_EVENT,
      { openId: 'a person', extra: { SOURCE: 'wx_trigger' } },
    ],
    ['a phone that names the action', { action: 'sweep' }, { openId: 'a person' }],
    ['a request over HTTP', TIMER_EVENT, { extra: { SOURCE: 'wx_http' } }],
    ['another cloud function', TIMER_EVENT, { extra: { SOURCE: 'scf' } }],
  ])('is not done for %s, and the database is not touched', async (_, data, caller) => {
    running.service.cloudbase.journal.clear();
    const answer = JSON.stringify(await call(data, caller));
    expect(answer).toMatch(/UNKNOWN_ACTION|NOT_SIGNED_IN|BAD_REQUEST|REQUEST_/);
    expect(answer).not.toContain('abandoned');
    expect(touched()).toEqual([]);
  });
});
