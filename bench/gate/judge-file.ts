/** One file through the very gate of the function, without the encode that would follow. */
import { decodePhoto } from '../../cloudfunctions/face-verify/src/image/decode';
import { findFaces } from '../../cloudfunctions/face-verify/src/image/find-faces';
import { lookAt } from '../../cloudfunctions/face-verify/src/image/inspect';
import { measurePhoto } from '../../cloudfunctions/face-verify/src/image/measure';
import { LONG_SIDE_PIXELS } from '../../miniprogram/contract/image';
import { judgePhoto, type Measures, type Verdict } from '../../miniprogram/contract/photo-quality';

export interface Judged extends Verdict {
  readonly measures: Measures;
  /** Milliseconds of look and judgement, beside the decode. */
  readonly ms: number;
}

export async function judgeFile(file: Buffer): Promise<Judged> {
  const pixels = await decodePhoto(file, LONG_SIDE_PIXELS);
  const startedAt = performance.now();
  const measures = measurePhoto(await lookAt(pixels, findFaces));
  const verdict = judgePhoto(measures);
  return { ...verdict, measures, ms: performance.now() - startedAt };
}
