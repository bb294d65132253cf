/** Runs in a process of its own: candidates on photos in turn, so that a drift of the machine's speed meets all. */
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { peakMemoryMb } from '../../dev/photo-corpus/peak-memory';
import { CANDIDATE_NAMES, CANDIDATES } from './candidates';

const Task = v.object({
  candidates: v.array(v.picklist(CANDIDATE_NAMES)),
  photos: v.array(v.string()),
  rounds: v.number(),
  budgetBytes: v.number(),
});

async function main(): Promise<void> {
  const { candidates, photos, rounds, budgetBytes } = v.parse(Task, JSON.parse(process.argv[2] ?? ''));
  const runs: object[] = [];
  // One round more, which is thrown away: it compiles, and loads libraries.
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round += 1) {
    for (const [photo, path] of photos.entries()) {
      for (const candidate of candidates) {
        const file = await readFile(path);
        const startedAt = performance.now();
        const { jpeg, encodes } = await CANDIDATES[candidate](file, budgetBytes);
        const ms = performance.now() - startedAt;
        const isFirst = round === 0;
        if (round < 0) continue;
        runs.push({
          candidate,
          photo,
          ms,
          bytes: jpeg.length,
          encodes,
          jpeg: isFirst ? jpeg.toString('base64') : null,
        });
      }
    }
  }
  process.stdout.write(JSON.stringify({ runs, peakMb: peakMemoryMb() }));
}

void main();
