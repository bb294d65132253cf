/** What is compared: our fit, the floor below which nobody gets, and what others do. Each starts from the file. */
import sharp from 'sharp';
import { fitPhoto } from '../../cloudfunctions/face-verify/src/image';
import { decodePhoto } from '../../cloudfunctions/face-verify/src/image/decode';
import { FIRST_QUALITY } from '../../cloudfunctions/face-verify/src/image/predict';
import { LONG_SIDE_PIXELS } from '../../miniprogram/contract/image';

export interface Result {
  readonly jpeg: Buffer;
  readonly encodes: number;
}

type Candidate = (file: Buffer, budgetBytes: number) => Promise<Result>;
type Encode = (quality: number) => Promise<Buffer>;

/** Decode to the size that is sent, encode once: no budget is kept. */
const floor: Candidate = async (file) => {
  const { data, width, height } = await decodePhoto(file, LONG_SIDE_PIXELS);
  const raw = { width, height, channels: 3 } as const;
  return { jpeg: await sharp(data, { raw }).jpeg({ quality: FIRST_QUALITY }).toBuffer(), encodes: 1 };
};

/** What most code does: 90, 85, 80 … until it fits. */
async function loop(encode: Encode, budgetBytes: number): Promise<Result> {
  let quality = 90;
  let encodes = 1;
  let jpeg = await encode(quality);
  while (jpeg.length > budgetBytes && quality > 10) {
    quality -= 5;
    encodes += 1;
    jpeg = await encode(quality);
  }
  return { jpeg, encodes };
}

async function binarySearch(encode: Encode, budgetBytes: number): Promise<Result> {
  let [low, high, encodes] = [1, 100, 0];
  let best: Buffer = Buffer.alloc(0);
  while (low <= high) {
    const quality = Math.floor((low + high) / 2);
    const jpeg = await encode(quality);
    encodes += 1;
    if (jpeg.length <= budgetBytes) {
      best = jpeg;
      low = quality + 1;
    } else high = quality - 1;
  }
  return { jpeg: best, encodes };
}

const resized = (file: Buffer, side: number) =>
  sharp(file).autoOrient().resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });

async function jimp(file: Buffer, budgetBytes: number): Promise<Result> {
  const { Jimp, JimpMime } = await import('jimp');
  // Its own limit is 512 MB, which 50 megapixels exceed.
  const picture = await Jimp.read(file, { [JimpMime.jpeg]: { maxMemoryUsageInMB: 4096 } });
  picture.scaleToFit({ w: LONG_SIDE_PIXELS, h: LONG_SIDE_PIXELS });
  return loop((quality) => picture.getBuffer(JimpMime.jpeg, { quality }), budgetBytes);
}

export const CANDIDATES = {
  floor,
  fit: (file, budgetBytes) => fitPhoto(file, { budgetBytes }),
  'loop without resize': (file, budgetBytes) =>
    loop((quality) => sharp(file).autoOrient().jpeg({ quality }).toBuffer(), budgetBytes),
  'loop at 1024': (file, budgetBytes) =>
    loop((quality) => resized(file, 1024).jpeg({ quality }).toBuffer(), budgetBytes),
  'binary search': (file, budgetBytes) =>
    binarySearch((quality) => resized(file, LONG_SIDE_PIXELS).jpeg({ quality }).toBuffer(), budgetBytes),
  jimp,
} as const satisfies Record<string, Candidate>;

export type CandidateName = keyof typeof CANDIDATES;
const isCandidate = (name: string): name is CandidateName => Object.hasOwn(CANDIDATES, name);
export const CANDIDATE_NAMES: readonly CandidateName[] = Object.keys(CANDIDATES).filter(isCandidate);
