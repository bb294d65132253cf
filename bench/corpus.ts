/** `npm run bench -- corpus`: the odd and hostile files by kind of their end: how long, and how much memory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPUS, type CorpusEntry } from '../dev/photo-corpus';
import { startFitProcess } from '../dev/photo-corpus/fit-process';
import { API_BUDGET_BYTES } from '../miniprogram/contract/image';
import { median } from './statistics';

export interface CorpusRow {
  /** The code of the refusal, or `sent`. */
  readonly end: string;
  readonly files: number;
  readonly asExpected: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Work of all threads, for the slowest: what it takes on a machine that does nothing else. */
  readonly slowestCpuMs: number;
  readonly slowest: string;
  /** Of the process so far, Node and the library included. */
  readonly peakMb: number;
}

const endOf = ({ expected }: CorpusEntry): string => (typeof expected === 'string' ? expected : 'sent');

export async function benchCorpus(): Promise<readonly CorpusRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-corpus-'));
  const running = await startFitProcess();
  try {
    const path = join(folder, 'photo');
    const rows: CorpusRow[] = [];
    for (const end of new Set(CORPUS.map(endOf))) {
      const done = [];
      for (const entry of CORPUS.filter((one) => endOf(one) === end)) {
        await writeFile(path, await entry.write());
        const fitted = await running.fit(path, API_BUDGET_BYTES);
        const isExpected = String(fitted.code ?? fitted.size) === String(entry.expected);
        done.push({ name: entry.name, isExpected, ...fitted });
      }
      const [slowest] = [...done].sort((a, b) => b.wallMs - a.wallMs);
      rows.push({
        end,
        files: done.length,
        asExpected: done.filter(({ isExpected }) => isExpected).length,
        medianMs: median(done.map(({ wallMs }) => wallMs)),
        slowestMs: slowest?.wallMs ?? 0,
        slowestCpuMs: slowest?.cpuMs ?? 0,
        slowest: slowest?.name ?? '',
        peakMb: Math.max(...done.map(({ peakMb }) => peakMb)),
      });
    }
    return rows;
  } finally {
    running.close();
    await rm(folder, { recursive: true });
  }
}
