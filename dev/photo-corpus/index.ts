/** Odd and hostile files, and what is expected of each: a picture, or the code of a refusal. All are made, none is stored. */
import type { CorpusEntry } from './entry';
import { HOSTILE } from './hostile';
import { ODD } from './odd';

export type { CorpusEntry } from './entry';
export { UPRIGHT } from './odd';
export const CORPUS: readonly CorpusEntry[] = [...ODD, ...HOSTILE];
