/**
 * `npm run bench -- image [MEGAPIXELS … CANDIDATE …]`: our fit against the floor and against what others do, in one run.
 *
 * Times are taken in one process per size, all candidates in turn; memory in a process per candidate, which
 * fits each photo once, and holds Node, the library and the file as well.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { embeddingShift } from '../dev/faces';
import { bundleProcess } from '../dev/photo-corpus/fit-process';
import { API_BUDGET_BYTES } from '../miniprogram/contract/image';
import { CANDIDATE_NAMES, type CandidateName } from './picture/candidates';
import { type BenchPhoto, type BenchSize, benchPhotos, SIZES } from './picture/photos';
import { median, quantile } from './statistics';

const run = promisify(execFile);
const ROUNDS = 7;
/** Of those that take seconds. */
const SLOW_ROUNDS = 1;
const SLOW: readonly CandidateName[] = ['loop without resize', 'jimp'];

const Answer = v.object({
  runs: v.array(
    v.object({
      candidate: v.picklist(CANDIDATE_NAMES),
      photo: v.number(),
      ms: v.number(),
      bytes: v.number(),
      encodes: v.number(),
      jpeg: v.nullable(v.string()),
    }),
  ),
  peakMb: v.number(),
});
type Runs = v.InferOutput<typeof Answer>['runs'];

export interface ImageRow {
  readonly candidate: CandidateName;
  readonly megapixels: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly peakMb: number;
  /** Share of the budget, at the median. The floor keeps none. */
  readonly budgetUsed: number;
  /** On average. */
  readonly encodes: number;
  readonly ratioToFloor: number;
  /** The largest, at fixed alignment; a decision is made at 0.55 to 0.60. */
  readonly embeddingShift: number | null;
}

async function measure(
  entry: string,
  candidates: readonly CandidateName[],
  photos: readonly BenchPhoto[],
  rounds: number,
) {
  const task = { candidates, photos: photos.map(({ path }) => path), rounds, budgetBytes: API_BUDGET_BYTES };
  const { stdout } = await run(process.execPath, [entry, JSON.stringify(task)], {
    maxBuffer: 2 ** 28,
    env: {},
  });
  return v.parse(Answer, JSON.parse(stdout));
}

async function largestShift(runs: Runs, photos: readonly BenchPhoto[]): Promise<number | null> {
  const shifts: number[] = [];
  for (const { photo, jpeg } of runs) {
    const original = photos[photo];
    if (jpeg === null || original?.isFace !== true) continue;
    const shift = await embeddingShift(original.file, Buffer.from(jpeg, 'base64'));
    if (shift !== null) shifts.push(shift);
  }
  return shifts.length === 0 ? null : Math.max(...shifts);
}

async function benchSize(
  entry: string,
  candidates: readonly CandidateName[],
  size: BenchSize,
  folder: string,
): Promise<ImageRow[]> {
  const photos = await benchPhotos(size, folder);
  const quick = candidates.filter((name) => !SLOW.includes(name));
  const { runs } = await measure(entry, quick, photos, ROUNDS);
  const slow = await measure(
    entry,
    candidates.filter((name) => SLOW.includes(name)),
    photos,
    SLOW_ROUNDS,
  );
  const all = [...runs, ...slow.runs];
  const of = (candidate: CandidateName): Runs => all.filter((one) => one.candidate === candidate);
  const floorMs = median(of('floor').map(({ ms }) => ms));
  const rows: ImageRow[] = [];
  for (const candidate of candidates) {
    const mine = of(candidate);
    const times = mine.map(({ ms }) => ms);
    const { peakMb } = await measure(entry, [candidate], photos, 1);
    rows.push({
      candidate,
      megapixels: size.megapixels,
      medianMs: median(times),
      p95Ms: quantile(times, 0.95),
      peakMb,
      budgetUsed: median(mine.map(({ bytes }) => bytes)) / API_BUDGET_BYTES,
      encodes: mine.reduce((sum, { encodes }) => sum + encodes, 0) / mine.length,
      ratioToFloor: median(times) / floorMs,
      embeddingShift: await largestShift(mine, photos),
    });
  }
  return rows;
}

/**
 * @param only sizes in megapixels, and candidates beside the floor @default all
 * @throws RangeError for a word that is neither
 */
export async function benchImage(only: readonly string[] = []): Promise<readonly ImageRow[]> {
  const sizes = SIZES.filter(({ megapixels }) => only.includes(String(megapixels)));
  const candidates = CANDIDATE_NAMES.filter((name) => only.includes(name));
  if (sizes.length + candidates.length < only.length)
    throw new RangeError(
      `sizes: ${SIZES.map(({ megapixels }) => megapixels)}; candidates: ${CANDIDATE_NAMES}`,
    );
  const names =
    candidates.length === 0
      ? CANDIDATE_NAMES
      : CANDIDATE_NAMES.filter((name) => name === 'floor' || only.includes(name));
  const folder = await mkdtemp(join(tmpdir(), 'bench-image-'));
  try {
    const entry = await bundleProcess(join(__dirname, 'picture/child.ts'), 'image');
    const rows: ImageRow[] = [];
    for (const size of sizes.length === 0 ? SIZES : sizes)
      rows.push(...(await benchSize(entry, names, size, folder)));
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}
