/** `npm run scale`: what docs/scale.md says is what is counted. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { countWays, type Way } from '../../../dev/scale/count';
import { perSecond, perSecondOfInstances } from '../../../dev/scale/limits';
import { scaleDocumentTable, totalOf } from '../../../dev/scale/table';
import { replaceTables } from '../../../scripts/markdown';
import { runScript } from './run-script';

const text = readFileSync(resolve(__dirname, '../../../docs/scale.md'), 'utf8');
let ways: readonly Way[];

beforeAll(async () => {
  ways = await countWays();
}, 60_000);

describe('what one verification asks of the cloud', () => {
  it('is what docs/scale.md says: `npm run scale -- --write` writes it', () => {
    expect(text).toBe(replaceTables(text, (name) => scaleDocumentTable(name, ways)));
    for (const { steps } of ways.slice(0, 1)) {
      const carried = Math.floor(perSecond(totalOf(steps).database));
      expect(text).toContain(`**${carried} verifications a second**`);
    }
  });

  it('is one paid call, and no storage on the usual way', () => {
    const totals = ways.map(({ name, steps }) => ({ name, ...totalOf(steps) }));
    const verifications = totals.filter(({ name }) => !name.startsWith('timer'));
    expect(verifications.map(({ faceApi }) => faceApi)).toEqual([1, 1, 1, 1]);
    expect(totals.filter(({ storage }) => storage > 0).map(({ name }) => name)).toEqual(['uploaded, pass']);
  });

  it('keeps less than 2 KB', () => {
    for (const { storedBytes } of ways) expect(storedBytes).toBeLessThan(2048);
  });
});

describe('the limits', () => {
  it.each([
    [17, 29.4],
    [500, 1],
    [600, 0.8],
  ])('%i operations each are carried %f times a second', (operations, times) => {
    expect(perSecond(operations)).toBe(times);
  });

  it('of the instances count one call at a time', () => {
    expect(perSecondOfInstances(1200)).toBe(833);
  });
});

describe('npm run scale', () => {
  it('prints one object', async () => {
    const { code, out } = await runScript('scale.ts', ['--json']);
    expect(code).toBe(0);
    const [first] = JSON.parse(out).ways;
    expect(first).toMatchObject({ name: 'inline, pass', total: { faceApi: 1 } });
    expect(first.perSecond.database).toBeGreaterThan(20);
  }, 60_000);

  it.each([['--wrong'], ['stray']])('refuses %s, says how it is used, and ends with 2', async (arg) => {
    const { code, out, err } = await runScript('scale.ts', [arg]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Usage');
  });
});
