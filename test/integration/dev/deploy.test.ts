/** The road to production on a fresh clone: what is missing, the keys, and a deployment whose tools are fakes. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { drawPortrait } from '../../../dev/sample-photo';
import { type FreshClone, fillIn, freshClone } from './fresh-clone';
import type { ScriptRun } from './run-script';

const ROOT = resolve(__dirname, '../../..');

// Each command builds the function and makes a verification.
jest.setTimeout(300_000);

let clone: FreshClone;

beforeAll(() => {
  clone = freshClone();
});

afterAll(() => clone.remove());

const secrets = (): readonly string[] => {
  const { FACE_APPCODE = '', SUBJECT_KEY = '', TICKET_PRIVATE_KEY = '' } = parseEnv(clone.read('deploy.env'));
  const plain = [FACE_APPCODE, SUBJECT_KEY, TICKET_PRIVATE_KEY, String(JSON.parse(TICKET_PRIVATE_KEY).d)];
  return plain.flatMap((secret) => [secret, Buffer.from(secret).toString('base64')]);
};

function expectNoSecret(...texts: readonly string[]): void {
  const known = secrets();
  expect(known.every((secret) => secret.length > 20)).toBe(true);
  for (const secret of known) for (const text of texts) expect(text).not.toContain(secret);
}

const said = ({ out, err }: ScriptRun): string => out + err;

/** The commands of a guide, up to the line that needs an account. */
function commandsOf(path: string): readonly string[] {
  const [before = '', after] = readFileSync(join(ROOT, path), 'utf8').split(
    '<!-- from here on an account is needed -->',
  );
  if (after === undefined) throw new Error(`${path} does not say from where on an account is needed`);
  return [...before.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
}

/** Whether the function calls interfaces of WeChat, which it then has to declare. */
const usesWeChat = (): boolean =>
  JSON.parse(clone.read('cloudfunctions/face-verify/config.json')).permissions.openapi.length > 0;

/** Exactly what an owner has to fill in. */
const OWNERS = [
  'appid',
  'config:envId',
  'config:operator.zh-CN.name',
  'config:operator.zh-CN.contact',
  'config:operator.en.name',
  'config:operator.en.contact',
  'config:phoneNumber',
  'setting:FACE_APPCODE',
  'setting:SUBJECT_KEY',
  'setting:TICKET_PRIVATE_KEY',
  'setting:MINIPROGRAM_UPLOAD_KEY',
  'setting:PROVIDER_NAME',
  'setting:PRIVACY_GUIDELINE_ENTERED',
];

describe('on a fresh clone', () => {
  it('the check lists what the owner has to fill in, and nothing else', async () => {
    const { code, out } = await clone.run('npm run -s deploy:check -- --json');
    const { ready, findings } = JSON.parse(out);
    expect(findings.map(({ id }: { readonly id: string }) => id)).toEqual(OWNERS);
    expect({ code, ready }).toEqual({ code: 1, ready: false });
  });

  it('nothing is deployed, and a wrong word is answered by how the command is used', async () => {
    const usages = ['deploy:check', 'deploy', 'keys'].map(async (command) => {
      const { code, err } = await clone.run(`npm run -s ${command} -- --wrong`);
      expect({ code, isTold: err.includes(`npm run ${command}`) }).toEqual({ code: 2, isTold: true });
    });
    const { code, out } = await clone.run('npm run -s deploy -- --yes');
    expect(code).toBe(1);
    expect(out).toContain(`${OWNERS.length} things are missing`);
    await Promise.all(usages);
    expect(clone.calls()).toEqual([]);
  });
});

describe('docs/go-live.md', () => {
  const commands = commandsOf('docs/go-live.md');

  it('gives the same commands in both languages, and the packages are installed as CI installs them', () => {
    expect(commandsOf('docs/go-live.zh-CN.md')).toEqual(commands);
    // Run by whoever runs this test: once more in the clone would only take minutes.
    expect(commands[0]).toBe('npm ci');
    expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toContain('npm ci');
    expect(commands.slice(1)).toHaveLength(6);
  });

  it('can be followed up to the line that needs an account: every command works as written', async () => {
    const photo = await drawPortrait({ width: 480, height: 640, format: 'jpeg' });
    writeFileSync(join(clone.root, 'selfie.jpg'), photo);
    for (const command of commands.slice(1)) {
      const run = await clone.run(command);
      // The check says by its exit code that something is missing: it is.
      expect({ command, code: run.code, err: run.err }).toEqual({
        command,
        code: command.includes('deploy:check') ? 1 : 0,
        err: '',
      });
      if (command.includes('verify')) expect(run.out).toContain('SAME_PERSON');
      if (command.includes('privacy')) expect(run.out).toContain('示例公司');
      if (command.includes('deploy:check'))
        expect(run.out).toContain(`${OWNERS.length - 2} things are missing`);
    }
    expect(clone.calls()).toEqual([]);
  });
});

describe('once it is filled in', () => {
  beforeAll(() => fillIn(clone));

  it('the keys are in a file for the owner alone, and a second run keeps them', async () => {
    const before = clone.read('deploy.env');
    expect(statSync(join(clone.root, 'deploy.env')).mode & 0o777).toBe(0o600);
    const again = await clone.run('npm run -s keys -- --json');
    expect(JSON.parse(again.out)).toEqual({ made: [], kept: ['SUBJECT_KEY', 'TICKET_PRIVATE_KEY'] });
    expect(clone.read('deploy.env')).toBe(before);
    expectNoSecret(said(again));
  });

  it('the check is green', async () => {
    const run = await clone.run('npm run -s deploy:check');
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('ready: nothing is missing');
    expect(run.out).toMatch(/one verification on this machine passed in \d+ ms/);
    expectNoSecret(said(run));
  });

  it('nothing is done without a yes', async () => {
    const { out } = await clone.run('npm run -s deploy', 'n\n');
    expect(out).toContain('stopped: npm run deploy goes on here');
    expect(clone.calls()).toEqual([]);
  });

  it('a step that fails ends the deployment, and the next run goes on there', async () => {
    clone.fail('set-acl');
    const stopped = await clone.run('npm run -s deploy -- --yes');
    expect(stopped.code).toBe(1);
    expect(stopped.err).toContain('storage-rule ended with code 1');
    const words = (): string[] =>
      clone.calls().map(({ args }) => args.slice(3).join(' ').replace(/ --.*/, ''));
    expect(words()).toEqual(['login', 'fn deploy face-verify', 'storage set-acl']);

    clone.fail('');
    const finished = await clone.run('npm run -s deploy -- --yes');
    expect(finished.code).toBe(0);
    expect(words().slice(3)).toEqual([
      'storage set-acl',
      ...(usesWeChat() ? ['cloud functions upload'] : []),
      'upload',
    ]);
    expectNoSecret(said(stopped), said(finished), clone.read('.local/deploy.json'));
  });

  it('the tools are given secrets by environment, and never as an argument', () => {
    const calls = clone.calls();
    expectNoSecret(...calls.map(({ args }) => JSON.stringify(args)));
    const given = calls.filter(({ env }) => env['FACE_APPCODE'] !== undefined);
    expect(given.map(({ args }) => args[4])).toEqual(['deploy']);
    const appCode = given[0]?.env['FACE_APPCODE']?.replace('base64:', '') ?? '';
    expect(Buffer.from(appCode, 'base64').toString()).toBe('an-app-code-that-nobody-knows');
  });

  it('a dry run shows the whole plan, masked, with what is done, and calls nobody', async () => {
    const before = clone.calls().length;
    const run = await clone.run('npm run -s deploy -- --dry-run');
    expect(run.code).toBe(0);
    expect(run.out).toContain('FACE_APPCODE=***');
    expect(run.out).toContain(
      '--package=@cloudbase/cli@2.12.10 tcb fn deploy face-verify --force --envId shop-1a2b3c',
    );
    expect(run.out).toContain(
      'miniprogram-ci upload --pp . --pkp .local/upload.key --appid wx1234567890abcdef',
    );
    expect(run.out.match(/^[\w-]+ \(done\)/gm)).toEqual(
      ['sign-in', 'function', 'storage-rule', ...(usesWeChat() ? ['permissions'] : []), 'phone'].map(
        (id) => `${id} (done)`,
      ),
    );
    expect(clone.calls()).toHaveLength(before);
    expectNoSecret(said(run));
  });
});
