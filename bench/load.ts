/** `npm run bench -- load`: what our code adds to the cold start of a function that needs wx-server-sdk anyway. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { buildFunction } from '../scripts/build';
import { median } from './statistics';

const run = promisify(execFile);
const RUNS = 15;

export interface LoadRow {
  readonly candidate: 'face-verify' | 'wx-server-sdk alone';
  readonly medianMs: number;
  readonly bundleBytes: number;
  /** To the floor of the same run. */
  readonly ratioToFloor: number;
}

/** Milliseconds that `require` takes in a clean process. */
async function loadMs(entry: string): Promise<number> {
  const script = `const t = performance.now(); require(process.argv[1]); console.log(performance.now() - t); process.exit()`;
  const { stdout } = await run(process.execPath, ['-e', script, entry], {
    env: { SILENCE: 'true', TCB_ENV: 'local-env', TENCENTCLOUD_RUNENV: 'SCF' },
  });
  return Number(stdout);
}

async function buildFloor(outfile: string): Promise<number> {
  const contents =
    "import sdk from 'wx-server-sdk'; sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV }); export { sdk };";
  const { metafile } = await build({
    stdin: { contents, resolveDir: __dirname },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    metafile: true,
  });
  return Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Loads both in turn, so that a drift of the machine's speed meets both. */
export async function benchLoad(): Promise<readonly LoadRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-load-'));
  try {
    const floor = join(folder, 'floor.js');
    const ours = join(folder, 'ours.js');
    const floorBytes = await buildFloor(floor);
    const oursBytes = await buildFunction(ours);
    const times: { floor: number[]; ours: number[] } = { floor: [], ours: [] };
    for (let i = 0; i < RUNS; i += 1) {
      times.floor.push(await loadMs(floor));
      times.ours.push(await loadMs(ours));
    }
    const floorMs = median(times.floor);
    const oursMs = median(times.ours);
    return [
      { candidate: 'wx-server-sdk alone', medianMs: floorMs, bundleBytes: floorBytes, ratioToFloor: 1 },
      { candidate: 'face-verify', medianMs: oursMs, bundleBytes: oursBytes, ratioToFloor: oursMs / floorMs },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}
