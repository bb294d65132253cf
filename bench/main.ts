/** `npm run bench -- NAME [--json]`: compares in one run, against a floor or a peer. */
import { parseArgs } from 'node:util';
import { benchBudget } from './budget';
import { benchCold } from './cold';
import { benchCorpus } from './corpus';
import { benchFinders } from './finders';
import { benchGate } from './gate';
import { benchImage } from './image';
import { benchLoad } from './load';
import { benchShutter } from './shutter';

const BENCHES = {
  image: benchImage,
  budget: benchBudget,
  corpus: benchCorpus,
  cold: benchCold,
  finders: benchFinders,
  gate: benchGate,
  load: benchLoad,
  shutter: benchShutter,
} as const;

const isBench = (name: string): name is keyof typeof BENCHES => Object.hasOwn(BENCHES, name);

const round = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 100) / 100 : value;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [name = '', ...more] = positionals;
  if (!isBench(name)) {
    console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`);
    process.exitCode = 2;
    return;
  }
  const rows = await BENCHES[name](more);
  if (values.json) console.log(JSON.stringify({ rows }, round));
  else console.table(JSON.parse(JSON.stringify(rows, round)));
}

main().catch((error: unknown) => {
  // A word that the bench does not know; anything else is told whole.
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = error instanceof RangeError ? 2 : 1;
});
