/** How many photos of each kind the gate refuses, warns of and lets pass, and the money that saves. */

import { GROUP_PHOTOS, groupPhoto } from '../../dev/faces/package-photos';
import { PHOTO_CHECK_CODES, type PhotoCheck } from '../../miniprogram/contract/photo-quality';
import { PRICE_LIST } from '../../miniprogram/contract/price-list';
import { VARIANTS } from './degradations';
import { blankPictures, facelessScenes } from './faceless';
import { type Judged, judgeFile } from './judge-file';
import { selfies } from './selfies';

export interface GateRow {
  readonly kind: string;
  readonly isGood: boolean;
  readonly photos: number;
  readonly refused: number;
  readonly warned: number;
  readonly passed: number;
  /** What was told, each with how often: of a refused photo its refusal, of another its warnings. */
  readonly told: Readonly<Partial<Record<PhotoCheck, number>>>;
  readonly medianMs: number;
}

export interface Kind {
  readonly name: string;
  readonly isGood: boolean;
  readonly files: () => Promise<readonly Buffer[]>;
}

/** Everything that is measured; a test takes a few. */
export const KINDS: readonly Kind[] = [
  ...VARIANTS.map(({ name, isGood, make }) => ({
    name,
    isGood,
    files: async () => Promise.all((await selfies()).map(make)),
  })),
  {
    name: 'face an eighth of the width',
    isGood: false,
    files: async () => (await selfies(0.125)).map(({ file }) => file),
  },
  { name: 'three to five people', isGood: false, files: () => Promise.all(GROUP_PHOTOS.map(groupPhoto)) },
  {
    name: 'no face: a scene',
    isGood: false,
    files: async () => (await facelessScenes()).map(({ file }) => file),
  },
  {
    name: 'no face: one even shade',
    isGood: false,
    files: async () => (await blankPictures()).map(({ file }) => file),
  },
];

function toldBy({ refusal, warnings }: Judged): readonly PhotoCheck[] {
  return refusal === null ? warnings : [refusal];
}

export async function gateRow({ name, isGood, files }: Kind): Promise<GateRow> {
  const judged: Judged[] = [];
  for (const file of await files()) judged.push(await judgeFile(file));
  const told: Partial<Record<PhotoCheck, number>> = {};
  for (const code of PHOTO_CHECK_CODES) {
    const count = judged.filter((one) => toldBy(one).includes(code)).length;
    if (count > 0) told[code] = count;
  }
  const refused = judged.filter(({ refusal }) => refusal !== null).length;
  const warned = judged.filter(({ refusal, warnings }) => refusal === null && warnings.length > 0).length;
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    kind: name,
    isGood,
    photos: judged.length,
    refused,
    warned,
    passed: judged.length - refused - warned,
    told,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
  };
}

export interface GateSummary {
  readonly good: { readonly photos: number; readonly refused: number };
  readonly bad: { readonly photos: number; readonly refused: number };
  /** Cheapest and dearest price of one call in the seller's list, yuan. */
  readonly callYuan: readonly [number, number];
  /** What the refused bad photos would have cost. */
  readonly savedYuan: readonly [number, number];
}

export function summarise(rows: readonly GateRow[]): GateSummary {
  const total = (isGood: boolean) => {
    const own = rows.filter((row) => row.isGood === isGood);
    const sum = (read: (row: GateRow) => number) => own.reduce((all, row) => all + read(row), 0);
    return { photos: sum(({ photos }) => photos), refused: sum(({ refused }) => refused) };
  };
  const prices = PRICE_LIST.filter(({ isTrial }) => !isTrial).map(
    ({ priceYuan, calls }) => priceYuan / calls,
  );
  const callYuan = [Math.min(...prices), Math.max(...prices)] as const;
  const bad = total(false);
  return {
    good: total(true),
    bad,
    callYuan,
    savedYuan: [callYuan[0] * bad.refused, callYuan[1] * bad.refused],
  };
}

export async function gateTable(kinds: readonly Kind[] = KINDS): Promise<readonly GateRow[]> {
  const rows: GateRow[] = [];
  for (const kind of kinds) rows.push(await gateRow(kind));
  return rows;
}
