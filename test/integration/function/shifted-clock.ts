/** The built function on a clock that a test sets ahead, without waiting and without a new deployment. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTION_ENTRY } from '../../../scripts/build';

export interface ShiftedClock {
  /** To be deployed in place of the built function. */
  readonly entry: string;
  /** From now on the function's clock is this far ahead. */
  setAhead(ms: number): Promise<void>;
  remove(): Promise<void>;
}

export async function shiftedClock(): Promise<ShiftedClock> {
  const folder = await mkdtemp(join(tmpdir(), 'face-verify-clock-'));
  const entry = join(folder, 'index.js');
  const offset = join(folder, 'ahead-ms');
  const setAhead = (ms: number): Promise<void> => writeFile(offset, String(ms));
  await setAhead(0);
  await writeFile(
    entry,
    `const { readFileSync } = require('node:fs');
     const real = Date.now;
     Date.now = () => real() + Number(readFileSync(${JSON.stringify(offset)}, 'utf8'));
     exports.main = require(${JSON.stringify(FUNCTION_ENTRY)}).main;`,
  );
  return { entry, setAhead, remove: () => rm(folder, { recursive: true }) };
}
