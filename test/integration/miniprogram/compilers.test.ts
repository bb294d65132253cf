/** Every WXML and WXSS under WeChat's own compilers (npm `miniprogram-compiler`), and under the preview's build. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { buildMiniProgram } from '../../../dev/preview/build';

const ROOT = resolve(__dirname, '../../../miniprogram');
const BINARIES = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux');
const COMPILERS = { wxml: join(BINARIES, 'wcc'), wxss: join(BINARIES, 'wcsc') } as const;
type Kind = keyof typeof COMPILERS;

const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
const ofKind = (kind: Kind) => files.filter((file) => file.endsWith(`.${kind}`));

/** WeChat's style compiler finds an imported file only where it is named, too. */
function importsOf(file: string, cwd: string): string[] {
  const source = file.endsWith('.wxss') ? readFileSync(join(cwd, file), 'utf8') : '';
  return [...source.matchAll(/@import "([^"]+)"/g)].map(([, path = '']) => join(dirname(file), path));
}

function run(kind: Kind, file: string, cwd = ROOT) {
  const inputs = [file, ...importsOf(file, cwd)];
  const { error, status, stdout, stderr } = spawnSync(COMPILERS[kind], [...OPTIONS[kind], ...inputs], {
    cwd,
    encoding: 'utf8',
    timeout: 10_000,
  });
  return { error, status, output: stdout, complaints: stderr };
}

/** As WeChat's tools call them: a whole file, no component cut off; style to text. */
const OPTIONS = { wxml: ['-xc', '0'], wxss: ['-lc'] } as const;

/** x86-64 programs for Linux. npm does not always keep them executable. */
function whyNot(): string | null {
  try {
    for (const path of Object.values(COMPILERS)) chmodSync(path, 0o755);
  } catch {
    // Not ours to change; whether they run is what counts.
  }
  const { error } = run('wxml', 'pages/start/start.wxml');
  return error === undefined ? null : `${process.platform} ${process.arch}: ${error.message}`;
}

const reason = whyNot();
const folder = mkdtempSync(join(tmpdir(), 'compilers-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe("WeChat's own compilers", () => {
  if (reason !== null) {
    it('cannot run here: CI has to be a machine where they do', () => {
      process.stderr.write(`WeChat's compilers were not tried (${reason}).\n`);
      expect(process.env['CI'] ?? '').toBe('');
    });
    return;
  }

  it.each([...ofKind('wxml'), ...ofKind('wxss')])('%s compiles without a complaint', (file) => {
    const kind = file.endsWith('.wxml') ? 'wxml' : 'wxss';
    const { status, output, complaints } = run(kind, file);
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
    expect(output.length).toBeGreaterThan(100);
  });

  it.each([
    ['wxml', '<view><text</view>'],
    ['wxml', '<view wx:if="{{open">x</view>'],
    ['wxml', '<view>'],
    ['wxss', '.open { color: red; '],
  ] as const)('refuse broken %s: %s', (kind, text) => {
    writeFileSync(join(folder, `broken.${kind}`), text);
    expect(run(kind, `broken.${kind}`, folder).status).not.toBe(0);
  });
});

it("the preview's build reports nothing", async () => {
  await expect(buildMiniProgram(ROOT)).resolves.toContain('pages/start/start');
});
