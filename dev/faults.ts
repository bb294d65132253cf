/** `npm run docs:faults`: injects every fault at every step, and writes the table of docs/faults.md anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureFunction } from '../scripts/build';
import { replaceTables } from '../scripts/markdown';
import { matrixTable, runMatrix } from './fault-matrix';

const DOCUMENT = resolve(__dirname, '../docs/faults.md');

async function main(): Promise<void> {
  await ensureFunction();
  const results = await runMatrix();
  const made = matrixTable(results);
  writeFileSync(
    DOCUMENT,
    replaceTables(readFileSync(DOCUMENT, 'utf8'), () => made),
  );
  console.log(`docs/faults.md: ${results.length} faults`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
