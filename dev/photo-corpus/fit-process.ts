/**
 * The picture's way in a process of its own, so that its memory can be told: fits the files that it is told of,
 * and says how each ended, how long it took, and the most memory that the process has had so far.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import * as v from 'valibot';
import { createTurns } from '../../cloudfunctions/face-verify/src/image/turns';

/** Inside the project, because the process loads sharp from it. */
const FOLDER = resolve(__dirname, '../../dist/processes');

const Fitted = v.object({
  /** The code of the refusal, or null. */
  code: v.nullable(v.string()),
  size: v.nullable(v.tuple([v.number(), v.number()])),
  /** Base64. */
  jpeg: v.nullable(v.string()),
  wallMs: v.number(),
  /** Of all threads: what it would take on a machine that does nothing else. */
  cpuMs: v.number(),
  peakMb: v.number(),
});
export type Fitted = v.InferOutput<typeof Fitted>;

export interface FitProcess {
  /** @throws Error where the process died */
  fit(path: string, budgetBytes: number): Promise<Fitted>;
  close(): void;
}

/** Bundles a script of this project, so that it runs in Node alone. @returns its path */
export async function bundleProcess(script: string, name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const outfile = join(FOLDER, `${name}-${process.pid}.cjs`);
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** One question at a time: an answer that comes late would be taken for the next one's. */
async function ask(child: ChildProcess, question: object): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  const gone = once(child, 'exit', { signal }).then(() => {
    throw new Error('the process that fits pictures ended');
  });
  child.send(question);
  const [answer] = await Promise.race([once(child, 'message', { signal }), gone]).finally(() =>
    ended.abort(),
  );
  return answer;
}

export async function startFitProcess(): Promise<FitProcess> {
  const entry = await bundleProcess(join(__dirname, 'fit-child.ts'), 'fit');
  // Options of this process (a TypeScript loader) are not the other's.
  const child = fork(entry, { execArgv: [], env: {} });
  const inTurn = createTurns(1);
  return {
    fit: (path, budgetBytes) => inTurn(async () => v.parse(Fitted, await ask(child, { path, budgetBytes }))),
    close: () => child.kill(),
  };
}
