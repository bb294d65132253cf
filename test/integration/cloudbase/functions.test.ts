/** Deployed functions: clean processes that load, answer, hang, crash and come back. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Cloudbase, type DeployedFunction, startCloudbase } from '../../../dev/cloudbase';
import { buildFixture, type Fixture } from './build-fixture';

let fixture: Fixture;
let cloudbase: Cloudbase;
let deployed: DeployedFunction;

beforeAll(async () => {
  [fixture, cloudbase] = await Promise.all([buildFixture(), startCloudbase({ collections: ['things'] })]);
  deployed = await cloudbase.deploy({
    name: 'fixture',
    entry: fixture.entry,
    env: { SETTING: 'set' },
    timeoutMs: 5000,
  });
});
afterAll(async () => {
  await cloudbase.close();
  await fixture.remove();
});
beforeEach(() => {
  cloudbase.faults.clear();
  cloudbase.journal.clear();
});

const call = (
  data: object,
  caller: { openId?: string; appId?: string; extra?: Record<string, string> } = {},
) => cloudbase.callFunction({ name: 'fixture', data, ...caller });

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('its environment', () => {
  it('holds its settings, the SDK’s variables and nothing of this machine', async () => {
    expect(await call({ op: 'environment' })).toEqual([
      'SCF_NAMESPACE',
      'SETTING',
      'SILENCE',
      'TCB_CONTEXT_CNFG',
      'TCB_ENV',
      'TENCENTCLOUD_REGION',
      'TENCENTCLOUD_RUNENV',
      'TENCENTCLOUD_SECRETID',
      'TENCENTCLOUD_SECRETKEY',
      'TENCENTCLOUD_SESSIONTOKEN',
      'TZ',
      'WX_CONTEXT_KEYS',
    ]);
    expect(await call({ op: 'setting', name: 'SETTING' })).toBe('set');
  });

  it.each(['SCF_X', 'QCLOUD_X', 'TENCENTCLOUD_X', '1X', 'A-B'])(
    'cannot hold %s, which CloudBase refuses',
    async (name) => {
      const definition = { name: 'other', entry: fixture.entry, env: { [name]: '1' }, timeoutMs: 1000 };
      await expect(cloudbase.deploy(definition)).rejects.toThrow(name);
    },
  );

  it('tells it its request, its name and its time limit', async () => {
    expect(await call({ op: 'context' })).toMatchObject({
      request_id: expect.any(String),
      function_name: 'fixture',
      time_limit_in_ms: 5000,
    });
  });
});

describe('its caller', () => {
  it('is who holds the phone', async () => {
    const context = await call(
      { op: 'whoami' },
      { openId: 'o-anna', appId: 'wx1', extra: { FROM_OPENID: 'o-from' } },
    );
    expect(context).toEqual({
      OPENID: 'o-anna',
      APPID: 'wx1',
      FROM_OPENID: 'o-from',
      SOURCE: 'wx_client',
      ENV: 'local-env',
    });
  });

  it('is nobody for a timer, even after a phone’s call', async () => {
    await call({ op: 'whoami' }, { openId: 'o-anna' });
    expect(await call({ op: 'whoami' }, { extra: { SOURCE: 'wx_trigger' } })).toEqual({
      SOURCE: 'wx_trigger',
      ENV: 'local-env',
    });
  });

  it('stays his own while calls overlap in one process', async () => {
    const people = ['o-a', 'o-b', 'o-c', 'o-d', 'o-e'];
    const contexts = await Promise.all(
      people.map((openId) => call({ op: 'whoami', meet: people.length }, { openId })),
    );
    expect(contexts).toMatchObject(people.map((OPENID) => ({ OPENID })));
  });
});

describe('its log', () => {
  it('is kept line by line, across a crash', async () => {
    await call({ op: 'print' });
    await deployed.kill();
    expect(deployed.logLines).toEqual(expect.arrayContaining(['to stderr', 'to stdout']));
  });
});

describe('its process', () => {
  it('dies with a call that takes too long, and the next call finds a fresh one', async () => {
    const slow = await cloudbase.deploy({ name: 'slow', entry: fixture.entry, env: {}, timeoutMs: 200 });
    const { pid } = slow;
    await cloudbase.callFunction({ name: 'slow', data: { op: 'calls' } });
    await expect(cloudbase.callFunction({ name: 'slow', data: { op: 'hang' } })).rejects.toMatchObject({
      errCode: -504003,
      errMsg:
        'cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 0.2 seconds',
    });
    expect(isRunning(pid)).toBe(false);
    expect(await cloudbase.callFunction({ name: 'slow', data: { op: 'calls' } })).toBe(1);
    expect(slow.pid).not.toBe(pid);
  });

  it('killed in the middle of a database call leaves what was written, and nobody an answer', async () => {
    const held = cloudbase.faults.add({
      match: { action: 'database.insertDocument' },
      effect: { kind: 'hold-answer' },
    });
    const lost = expect(call({ op: 'add', id: 'half-way' })).rejects.toMatchObject({ errCode: -404012 });
    await held.reached;
    await deployed.kill();
    await lost;
    expect(cloudbase.database.documents('things')).toContainEqual({ _id: 'half-way' });
  });

  it.each(['exit', 'reject'])(
    'that ends by itself (%s) answers -404012, and the next call finds a fresh one',
    async (op) => {
      await expect(call({ op })).rejects.toMatchObject({ errCode: -404012 });
      expect(await call({ op: 'calls' })).toBe(1);
    },
  );

  it('is shared by callers who come while it starts', async () => {
    await deployed.kill();
    const counts = await Promise.all([call({ op: 'calls' }), call({ op: 'calls' }), call({ op: 'calls' })]);
    expect(counts.sort()).toEqual([1, 2, 3]);
  });

  it('is a new caller in the journal after a restart', async () => {
    await call({ op: 'add', id: 'before' });
    await deployed.restart();
    await call({ op: 'add', id: 'after' });
    const callers = cloudbase.journal.entries('database.insertDocument').map(({ caller }) => caller);
    expect(callers).toEqual([expect.stringMatching(/^fixture#\d+$/), expect.stringMatching(/^fixture#\d+$/)]);
    expect(callers[0]).not.toBe(callers[1]);
  });

  it('dies with the process that started it', async () => {
    // The function holds a connection to this test: it closes when the process is gone.
    const server = createServer().listen(0, '127.0.0.1');
    const connected = once(server, 'connection');
    await once(server, 'listening');
    const idle = `const { port } = JSON.parse(process.env.ADDRESS);
      require('node:net').connect(port, '127.0.0.1').on('close', () => process.exit());
      exports.main = () => 1;`;
    const parent = fork(
      await fixture.write(
        'parent.js',
        `require('node:child_process').fork(process.argv[2], [process.argv[3]]);`,
      ),
      [join(__dirname, '../../../dev/cloudbase/function-host.cjs'), await fixture.write('idle.js', idle)],
      { execArgv: [], env: { ADDRESS: JSON.stringify(server.address()) } },
    );
    const [socket] = await connected;
    try {
      const gone = once(socket.resume(), 'close', { signal: AbortSignal.timeout(10_000) });
      parent.kill('SIGKILL');
      await gone;
    } finally {
      socket.destroy();
      server.close();
    }
  });
});

describe('a function that cannot load', () => {
  it.each([
    ['a missing module', `require('not-there');`, /Cannot find module 'not-there'/],
    ['no main', `exports.other = 1;`, /exports no function named main/],
    ['an error', `throw new Error('Environment variable X is required');`, /variable X is required/],
    ['a syntax error', `const = 1;`, /SyntaxError/],
    ['an early end', `console.log('goodbye'); process.exit(4);`, /its process ended \(4\)\s*goodbye/],
  ])('because of %s is refused with the reason', async (_why, source, reason) => {
    const entry = await fixture.write('broken.js', source);
    await expect(cloudbase.deploy({ name: 'broken', entry, env: {}, timeoutMs: 1000 })).rejects.toThrow(
      reason,
    );
    await expect(cloudbase.callFunction({ name: 'broken', data: {} })).rejects.toMatchObject({
      errCode: -501000,
    });
  });
});

describe('a call from one function to another', () => {
  it('goes through the SDK, without the person', async () => {
    await cloudbase.deploy({ name: 'second', entry: fixture.entry, env: {}, timeoutMs: 1000 });
    const answer = await call({ op: 'call', name: 'second', data: { op: 'whoami' } }, { openId: 'o-anna' });
    expect(answer).toEqual({ ENV: 'local-env' });
    expect(cloudbase.journal.entries('functions.invokeFunction')).toMatchObject([
      { target: 'second', ok: true },
    ]);
  });

  it('fails where there is no such function', async () => {
    await expect(call({ op: 'call', name: 'nobody', data: {} })).rejects.toMatchObject({
      errMsg: expect.stringContaining('FunctionName parameter could not be found'),
    });
  });
});
