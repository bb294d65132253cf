/** Builds the function again whenever its source changes, and deploys what came out. */
import { type FSWatcher, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildFunction, FUNCTION_FOLDER } from '../scripts/build';
import type { DeployedFunction } from './cloudbase';

/** What is bundled: the function's own source, and the contract that it shares with the phone. */
const SOURCES = [join(FUNCTION_FOLDER, 'src'), resolve(__dirname, '../miniprogram/contract')];
/** Editors save in several steps. */
const SETTLE_MS = 120;

export interface Redeploying {
  /** Resolves when no build is under way any more. */
  close(): Promise<void>;
}

/**
 * A function that does not build, or does not load, is reported; the last one that did goes on.
 *
 * @param say one line for a person
 */
export function redeployOnChange(deployed: DeployedFunction, say: (line: string) => void): Redeploying {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let work = Promise.resolve();

  async function redeploy(): Promise<void> {
    if (isClosed) return;
    try {
      const bytes = await buildFunction();
      await deployed.restart();
      say(`function rebuilt and deployed: ${bytes} bytes`);
    } catch (error) {
      // esbuild has printed where; the process that runs is the one that built last.
      say(
        `function not deployed: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown reason'}`,
      );
    }
  }

  const touch = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(redeploy);
    }, SETTLE_MS);
  };
  const watchers: FSWatcher[] = SOURCES.map((folder) => watch(folder, { recursive: true }, touch));
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      await work;
    },
  };
}
