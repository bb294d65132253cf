import { describe, expect, it } from '@jest/globals';
import { createHandler } from '../../../cloudfunctions/face-verify/src/handler';
import { createLog } from '../../../cloudfunctions/face-verify/src/log';
import { attemptId, inMemory, SESSION_ID, submit } from '../actions/memory-services';

const HUGE = 'x'.repeat(10_000_000);

function handlerInMemory() {
  const memory = inMemory();
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const services = { ...memory.services, log };
  const handle = createHandler({ services: () => services, log, now: memory.services.now });
  return { memory, lines, handle };
}

describe('a bad event', () => {
  it.each<[string, string, unknown]>([
    ['nothing', 'BAD_REQUEST', undefined],
    ['null', 'BAD_REQUEST', null],
    ['a text', 'BAD_REQUEST', 'submitAttempt'],
    ['a list', 'BAD_REQUEST', [submit()]],
    ['no action', 'UNKNOWN_ACTION', {}],
    ['an unknown action', 'UNKNOWN_ACTION', { action: 'payAgain' }],
    ['an inherited action', 'UNKNOWN_ACTION', { action: 'constructor' }],
    ['an action of 10 MB', 'UNKNOWN_ACTION', { action: HUGE }],
    ['a field too many', 'BAD_REQUEST', { ...submit(), force: true }],
    ['a field too few', 'BAD_REQUEST', { ...submit(), consent: undefined }],
    ['a number for a name', 'BAD_REQUEST', { ...submit(), name: 3 }],
    ['a name of 10 MB', 'BAD_REQUEST', { ...submit(), name: HUGE }],
    ['a photo of 10 MB', 'BAD_REQUEST', { ...submit(), photo: { base64: HUGE } }],
    ['an empty photo', 'BAD_REQUEST', { ...submit(), photo: { base64: '' } }],
    ['two photos', 'BAD_REQUEST', { ...submit(), photo: { base64: 'AAAA', fileId: 'cloud://a.b/c' } }],
    ['a Buffer for a photo', 'BAD_REQUEST', { ...submit(), photo: { type: 'Buffer', data: [1] } }],
    ['a short session id', 'BAD_REQUEST', { ...submit(), sessionId: 'abc' }],
    ['an operator for a session id', 'BAD_REQUEST', { action: 'getSession', sessionId: { $ne: null } }],
    ['an attempt id with a path', 'BAD_REQUEST', { ...submit(), attemptId: '../../../../etc/passwd' }],
  ])('with %s is refused with %s, and nothing of it is echoed or logged', async (_, code, event) => {
    const { memory, lines, handle } = handlerInMemory();
    const result = await handle(event, 'app/user');
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(memory.paid).toBe(0);
    const said = JSON.stringify(result) + lines.join('\n');
    expect(said.length).toBeLessThan(400);
    for (const secret of ['张三', '11010519', 'xxxx', 'force', 'passwd', 'AAAA', 'payAgain']) {
      expect(said).not.toContain(secret);
    }
  });

  it('without a user is refused', async () => {
    const { handle } = handlerInMemory();
    const result = await handle(submit(), null);
    expect(result).toEqual({ ok: false, error: { code: 'NOT_SIGNED_IN' } });
  });

  it('names the field that is wrong, if it is one of ours', async () => {
    const { handle } = handlerInMemory();
    const result = await handle({ ...submit(), name: 3 }, 'app/user');
    expect(result).toEqual({ ok: false, error: { code: 'BAD_REQUEST', field: 'name' } });
  });
});

describe('an event', () => {
  it('may carry what WeChat adds to it', async () => {
    const { handle } = handlerInMemory();
    const userInfo = { openId: 'user', appId: 'app' };
    expect(await handle({ action: 'openSession', userInfo }, 'app/user')).toMatchObject({
      ok: true,
      data: { session: { sessionId: SESSION_ID, state: 'open' } },
    });
  });

  it('leads to one answer and one line per action, whatever happens', async () => {
    const { memory, lines, handle } = handlerInMemory();
    await handle({ action: 'openSession' }, 'app/user');
    memory.beforeWrite = () => {
      throw new Error('张三 11010519491231002X');
    };
    const result = await handle(submit({ attemptId: attemptId(7) }), 'app/user');
    expect(result).toEqual({ ok: false, error: { code: 'SERVICE_UNAVAILABLE' } });
    expect(memory.paid).toBe(0);
    expect(lines.join('\n')).not.toMatch(/张三|11010519/);
    const events = lines.map((line) => JSON.parse(line).event);
    expect([events[0], events.at(-1)]).toEqual(['action', 'action']);
    expect(new Set(events.slice(1, -1))).toEqual(new Set(['failure']));
  });
});
