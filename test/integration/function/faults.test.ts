/** Every fault at every step of the paid path: the rules that no fault may break, and the table of docs/faults.md. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CaseResult, matrixTable, runMatrix } from '../../../dev/fault-matrix';
import { ANSWERS, KINDS, STEPS } from '../../../dev/fault-matrix/steps';
import { replaceTables } from '../../../scripts/markdown';

const DOCUMENT = resolve(__dirname, '../../../docs/faults.md');

let results: readonly CaseResult[];

beforeAll(async () => {
  results = await runMatrix();
}, 240_000);

const BEFORE_POST = new Set(STEPS.filter(({ isAfterPost }) => !isAfterPost).map(({ name }) => name));
const hasOutcome = ({ seen }: CaseResult): boolean => seen.includes('SAME_PERSON');
const isFree = (ledger: string): boolean => ledger === '–' || ledger.endsWith(' no');
const says = (words: string): boolean => words.startsWith('pass');

/** Each rule names what breaks it. */
const BREACHES: readonly [string, (result: CaseResult) => boolean][] = [
  ['is billed twice, the same submit sent again included', ({ billedInAll }) => billedInAll > 1],
  [
    'is billed and called free',
    ({ billed, ledger, ledgerLater }) => billed > 0 && (isFree(ledger) || isFree(ledgerLater)),
  ],
  [
    'is billed without an outcome, for a fault before the call',
    (result) => BEFORE_POST.has(result.step) && result.billed > 0 && !hasOutcome(result),
  ],
  [
    'is a pass without status 1',
    ({ seen, later, again, isSamePerson }) => [seen, later, again].some(says) && !isSamePerson,
  ],
  ['was a pass and is none later', ({ seen, later }) => says(seen) && !says(later)],
  ['is undecided a minute later', ({ ledgerLater }) => ledgerLater.startsWith('reserved')],
  ['still holds the person up a minute later', ({ later }) => later.includes('progress')],
  ['reads otherwise after the sweep', ({ later, laterAfterSweep }) => later !== laterAfterSweep],
];

describe('of all faults at all steps of the paid path', () => {
  it('every one was injected', () => {
    const others = ['no connection', 'killed meanwhile'].length;
    expect(results).toHaveLength(STEPS.length * KINDS.length + ANSWERS.length + others);
  });

  it.each(BREACHES)('none %s', (_, isBroken) => {
    expect(results.filter(isBroken)).toEqual([]);
  });

  it('an uploaded photo outlives only a fault before or at its deletion', () => {
    const left = results.filter(({ isFileLeft }) => isFileLeft).map(({ step, fault }) => `${step} ${fault}`);
    expect(left.sort()).toEqual(
      [
        ...['ask for its address', 'download'].flatMap((step) => [
          `${step} killed before`,
          `${step} killed after`,
        ]),
        ...['cut before', 'HTTP 500', 'error code', 'out for good', 'killed before'].map(
          (by) => `delete ${by}`,
        ),
      ]
        .map((words) => `photo: ${words}`)
        .sort(),
    );
  });

  it('comes to what docs/faults.md says: `npm run docs:faults` writes it', () => {
    const text = readFileSync(DOCUMENT, 'utf8');
    expect(text).toBe(replaceTables(text, () => matrixTable(results)));
  });
});
