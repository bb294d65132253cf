/** One file of the corpus of odd and hostile photos. */
import type { ErrorCode } from '../../miniprogram/contract/errors';
import { drawPortrait, type SampleOptions } from '../sample-photo';

export interface CorpusEntry {
  readonly name: string;
  /** The code of the refusal, or pixels of the upright picture that is sent. */
  readonly expected: ErrorCode | readonly [width: number, height: number];
  /** The same bytes on every run. */
  readonly write: () => Promise<Buffer>;
}

/** What most of the files show: a drawn portrait whose corners tell whether it is upright. */
export const WIDTH = 480;
export const HEIGHT = 640;
export const WHOLE = [WIDTH, HEIGHT] as const;

export const portrait = (options: Partial<SampleOptions> = {}): Promise<Buffer> =>
  drawPortrait({ width: WIDTH, height: HEIGHT, format: 'jpeg', ...options });

/** The leading part of a file. */
export const upTo = (file: Buffer, share: number): Buffer =>
  file.subarray(0, Math.floor(file.length * share));

export const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(' ', ''), 'hex');
export const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
