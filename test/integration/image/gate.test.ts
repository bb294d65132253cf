/** What docs/picture.md says of the gate: the limits it judges by, and how many photos of each kind it refuses. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DOCUMENT, rateCells, withGateTables } from '../../../bench/gate/document';
import { gateTable, KINDS, summarise } from '../../../bench/gate/table';

const text = readFileSync(DOCUMENT, 'utf8');

/** Those that decide: the photos as taken, what is refused most, and what is the nearest to a refusal. */
const AGAIN = [
  'as taken',
  'light × 0.6',
  'blurred 0.7 %',
  'light × 0.05',
  'blurred 5 %',
  'no face: one even shade',
];

describe('the gate', () => {
  it('judges by the limits that the docs say: `npm run docs:gate` writes them', () => {
    expect(withGateTables(text, null)).toBe(text);
  });

  it('refuses as many photos as the docs say, of the good ones at most one in a hundred', async () => {
    const rows = await gateTable(KINDS.filter(({ name }) => AGAIN.includes(name)));
    expect(rows.map(({ kind }) => kind)).toEqual(AGAIN);
    for (const row of rows) expect(text).toContain(`| ${rateCells(row).join(' | ')} |`);
    const { good, bad } = summarise(rows);
    expect(good.photos).toBeGreaterThan(50);
    expect(good.refused / good.photos).toBeLessThanOrEqual(0.01);
    expect(bad.refused).toBeGreaterThan(bad.photos / 2);
    const [, refused, all] = /Refused: (\d+) of (\d+) good photos/.exec(text) ?? [];
    expect(Number(refused) / Number(all)).toBeLessThanOrEqual(0.01);
  }, 120_000);
});
