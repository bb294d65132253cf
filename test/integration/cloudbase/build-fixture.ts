/** Builds `fixture-function.ts` as the product's function is built, into a folder of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Fixture {
  readonly entry: string;
  /** Writes another function beside it and returns its path. */
  write(name: string, source: string): Promise<string>;
  remove(): Promise<void>;
}

export async function buildFixture(): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudbase-fixture-'));
  const entry = join(folder, 'index.js');
  await build({
    entryPoints: [join(__dirname, 'fixture-function.ts')],
    outfile: entry,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return {
    entry,
    write: async (name, source) => {
      const path = join(folder, name);
      await writeFile(path, source);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
