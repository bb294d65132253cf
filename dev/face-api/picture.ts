/** The seller's rules on the picture (face-api.md §1 and §5), and what can be told of it without keeping it. */
import { decode as decodeBmp } from 'bmp-ts';
import sharp from 'sharp';

/** "At most 100 k", read in the strictest way: characters of Base64, k = 1000. */
export const BASE64_LIMIT = 100_000;

/** The stand-in decodes whatever is sent to it, but no bomb. */
const PIXEL_LIMIT = 50_000_000;

/** Why the seller does not take a picture. */
export type PictureFault =
  | 'MISSING'
  /** A web address: the API would fetch it; nothing leaves this machine, so it cannot be reached. */
  | 'ADDRESS'
  | 'TOO_LARGE'
  /** The form value was not URL-encoded, so that each + became a space. */
  | 'SPACE_FOR_PLUS'
  | 'LINE_BREAKS'
  | 'DATA_PREFIX'
  | 'NOT_BASE64'
  | 'UNDECODABLE';

/** What a fault is answered with. */
export const STATUS_OF_FAULT: Readonly<Record<PictureFault, string>> = {
  MISSING: '-4',
  ADDRESS: '203',
  TOO_LARGE: '-5',
  SPACE_FOR_PLUS: '-4',
  LINE_BREAKS: '-4',
  DATA_PREFIX: '-4',
  NOT_BASE64: '-4',
  UNDECODABLE: '-4',
};

/** A picture as it arrived. Sizes as stored, before any orientation is applied. */
export interface PictureFacts {
  readonly bytes: number;
  readonly base64Characters: number;
  /** Pixels; null where the picture cannot be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  /** EXIF orientation 1–8; null where there is none. */
  readonly orientation: number | null;
  readonly hasExif: boolean;
  /** `jpeg`, `png`, `bmp` …; null where the picture cannot be decoded. */
  readonly format: string | null;
  readonly spaceInsteadOfPlus: boolean;
  readonly fault: PictureFault | null;
}

export interface InspectedPicture {
  readonly facts: PictureFacts;
  /** The bytes that arrived; null where the field holds no picture. */
  readonly content: Buffer | null;
}

type Decoded = Pick<PictureFacts, 'width' | 'height' | 'orientation' | 'hasExif' | 'format'>;

const UNDECODED: Decoded = { width: null, height: null, orientation: null, hasExif: false, format: null };

/** What is wrong with the text, before anything is decoded. */
function faultOfText(text: string): PictureFault | null {
  if (text === '') return 'MISSING';
  if (/^https?:\/\//i.test(text)) return 'ADDRESS';
  if (/^data:/i.test(text)) return 'DATA_PREFIX';
  if (/[\r\n]/.test(text)) return 'LINE_BREAKS';
  if (text.includes(' ')) return 'SPACE_FOR_PLUS';
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return 'NOT_BASE64';
  return text.length > BASE64_LIMIT ? 'TOO_LARGE' : null;
}

/** Decodes all pixels: a header alone can promise what the rest does not keep. */
async function decode(content: Buffer): Promise<Decoded> {
  if (content.subarray(0, 2).toString('latin1') === 'BM') {
    const { width, height } = decodeBmp(content);
    return { width, height, orientation: null, hasExif: false, format: 'bmp' };
  }
  const image = sharp(content, { limitInputPixels: PIXEL_LIMIT, failOn: 'warning' });
  const { width, height, orientation, exif, format } = await image.metadata();
  await image.stats();
  return { width, height, orientation: orientation ?? null, hasExif: exif !== undefined, format };
}

/** Looks at the `image` field of a call. Never throws: what cannot be read is a fault. */
export async function inspectPicture(text: string): Promise<InspectedPicture> {
  const textFault = faultOfText(text);
  if (textFault === 'MISSING' || textFault === 'ADDRESS') {
    const nothing = { bytes: 0, base64Characters: 0, spaceInsteadOfPlus: false };
    return { content: null, facts: { ...nothing, ...UNDECODED, fault: textFault } };
  }
  const content = Buffer.from(text, 'base64');
  const known = {
    bytes: content.length,
    base64Characters: text.length,
    spaceInsteadOfPlus: textFault === 'SPACE_FOR_PLUS',
  };
  if (textFault !== null && textFault !== 'TOO_LARGE') {
    return { content, facts: { ...known, ...UNDECODED, fault: textFault } };
  }
  try {
    return { content, facts: { ...known, ...(await decode(content)), fault: textFault } };
  } catch {
    return { content, facts: { ...known, ...UNDECODED, fault: textFault ?? 'UNDECODABLE' } };
  }
}
