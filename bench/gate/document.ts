/**
 * `npm run docs:gate`: judges every photo of the bench, and writes the tables of docs/picture.md anew. Counts only:
 * no time stands in them, so a test can make a row again and compare.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Limit, PHOTO_CHECK_CODES, PHOTO_CHECKS } from '../../miniprogram/contract/photo-quality';
import { code, replaceTables, table } from '../../scripts/markdown';
import { type GateRow, gateTable, summarise } from './table';

export const DOCUMENT = resolve(__dirname, '../../docs/picture.md');

const limitText = (limit: Limit): string =>
  'below' in limit ? `${limit.measure} < ${limit.below}` : `${limit.measure} > ${limit.above}`;

const limitsText = (limits: readonly Limit[]): string => limits.map(limitText).join(' and ') || 'never';

/** The quality table, as it is judged by. */
export function checksTable(): string {
  return table(
    ['check', 'refused', 'warned'],
    PHOTO_CHECK_CODES.map((name) => {
      const { refuse, warn } = PHOTO_CHECKS[name];
      return [code(name), limitsText(refuse), limitsText(warn)];
    }),
  );
}

/** One line of the table of rates. */
export function rateCells({
  kind,
  isGood,
  photos,
  refused,
  warned,
  passed,
  told,
}: GateRow): readonly string[] {
  const reasons = Object.entries(told).map(([name, count]) => `${code(name)} ${count}`);
  const counts = [photos, refused, warned, passed].map(String);
  return [kind, isGood ? 'good' : 'bad', ...counts, reasons.join(', ')];
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

export function ratesTable(rows: readonly GateRow[]): string {
  const head = ['photos of people, and of none', 'is', 'photos', 'refused', 'warned', 'passed', 'why'];
  const { good, bad, callYuan, savedYuan } = summarise(rows);
  const [cheapest, dearest] = callYuan.map((yuan) => yuan.toFixed(3));
  const [least, most] = savedYuan.map((yuan) => yuan.toFixed(2));
  return `${table(head, rows.map(rateCells))}

Refused: ${good.refused} of ${good.photos} good photos (${percent(good.refused, good.photos)}), ${bad.refused} of ${bad.photos} others (${percent(bad.refused, bad.photos)}). At ${cheapest} to ${dearest} yuan a call
that saves ${least} to ${most} yuan.`;
}

/** The document with both tables made anew. @param rates null leaves the measured one as it stands */
export function withGateTables(text: string, rates: string | null): string {
  return replaceTables(text, (name, old) => {
    if (name === 'photoChecks') return checksTable();
    return name === 'gate' && rates !== null ? rates : old;
  });
}

async function main(): Promise<void> {
  const rows = await gateTable();
  writeFileSync(DOCUMENT, withGateTables(readFileSync(DOCUMENT, 'utf8'), ratesTable(rows)));
  console.log(`docs/picture.md: ${rows.length} kinds of photos`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
