import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personFor } from '../../../dev/face-api';
import { drawPortrait, isUpright } from '../../../dev/sample-photo';
import { type Report, verifyOnce } from '../../../dev/verification';
import { FUNCTION_FOLDER } from '../../../scripts/build';
import { writeDeployFolder } from '../../../scripts/deploy-folder';
import { runService } from './running-service';

const NATIVE = 'node_modules/@img/sharp-linux-x64/lib';
const WASM = 'node_modules/@img/sharp-wasm32/lib';
/** Every cold start reads it all; the SDK alone is 1.2 MB of it (`npm run bench -- load`). */
const INDEX_BYTES = 1_750_000;
/** The cloud's limit, uncompressed: quota page of its function service (583/11637). */
const LIMIT_BYTES = 500_000_000;

let home: string;
let folder: string;
let bytes: number;

beforeAll(async () => {
  // Outside of this project: whatever is not in the folder is not found.
  home = await mkdtemp(join(tmpdir(), 'deployed-'));
  folder = join(home, 'face-verify');
  bytes = await writeDeployFolder({ functionFolder: FUNCTION_FOLDER, target: folder });
});

afterAll(() => rm(home, { recursive: true }));

/** What a library of another platform, or for a newer libc, is to the loader. */
async function breakBinaries(inside: string): Promise<void> {
  const names = (await readdir(join(folder, inside))).filter((name) => /\.(node|wasm)$/.test(name));
  expect(names).not.toEqual([]);
  for (const name of names) await writeFile(join(folder, inside, name), 'no library of this platform');
}

/** One verification by the folder, in a clean process that knows no other. */
async function verifyByFolder(): Promise<{ readonly report: Report; readonly sent: Buffer | null }> {
  const running = await runService({ entry: join(folder, 'index.js') });
  try {
    const photo = await drawPortrait({
      width: 1200,
      height: 1600,
      format: 'jpeg',
      orientation: 6,
      noise: true,
    });
    const report = await verifyOnce(running.service.cloudbase, { ...personFor('status-1'), photo });
    return { report, sent: running.faceApi.picture(report.requestId ?? '') ?? null };
  } finally {
    await running.close();
  }
}

describe('the folder that is deployed', () => {
  it('holds the function, its settings and the packages that it loads, and nothing else', async () => {
    expect((await readdir(folder)).sort()).toEqual([
      'config.json',
      'index.js',
      'node_modules',
      'package.json',
      'undici.js',
    ]);
    expect((await readdir(join(folder, 'node_modules/@img'))).sort()).toEqual([
      'colour',
      'sharp-libvips-linux-x64',
      'sharp-linux-x64',
      'sharp-wasm32',
    ]);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((name) => /\.(ts|map|md)$/.test(name))).toEqual([]);
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ main: 'index.js', dependencies: { sharp: expect.any(String) } });
    expect(bytes).toBeLessThan(LIMIT_BYTES / 10);
    expect((await stat(join(folder, 'index.js'))).size).toBeLessThan(INDEX_BYTES);
  });

  it('verifies by the native library; with that broken, by the wasm one: the same outcome', async () => {
    const native = await verifyByFolder();
    expect(native.report).toMatchObject({ state: 'pass', code: 'SAME_PERSON', charged: 'yes' });

    await breakBinaries(NATIVE);
    const fallback = await verifyByFolder();

    const { state, code, outcome, charged } = native.report;
    expect(fallback.report).toMatchObject({ state, code, outcome, charged });
    for (const { sent } of [native, fallback]) {
      expect(sent?.length).toBeLessThanOrEqual(75_000);
      expect(await isUpright(sent ?? Buffer.alloc(0))).toBe(true);
    }
    // Compiling the wasm takes seconds on a busy machine.
  }, 90_000);

  it('pays nothing where neither loads', async () => {
    await breakBinaries(NATIVE);
    await breakBinaries(WASM);
    const { report, sent } = await verifyByFolder();
    expect(report).toMatchObject({ charged: 'no' });
    expect(report.state).not.toBe('pass');
    expect(sent).toBeNull();
  });
});
