/** Files whose headers lie: whole ones, changed where a header stands. */
import { crc32, deflateSync } from 'node:zlib';
import { ascii, hex } from './entry';

/** A JPEG whose frame declares another size; its pixels stay what they were. */
export function jpegDeclaring(jpeg: Buffer, width: number, height: number): Buffer {
  const file = Buffer.from(jpeg);
  const frame = Math.max(file.indexOf(hex('ffc0')), file.indexOf(hex('ffc2')));
  file.writeUInt16BE(height, frame + 5);
  file.writeUInt16BE(width, frame + 7);
  return file;
}

/** A segment right behind the start of the file. */
export function withSegment(jpeg: Buffer, marker: number, body: Buffer): Buffer {
  const head = hex('ff000000');
  head.writeUInt8(marker, 1);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** The last scan of a progressive JPEG, so many times over: a few bytes each, and all pixels again for the decoder. */
export function withRepeatedScan(jpeg: Buffer, times: number): Buffer {
  const last = jpeg.lastIndexOf(hex('ffda'));
  const scan = jpeg.subarray(last, -2);
  return Buffer.concat([jpeg.subarray(0, last), ...Array.from({ length: times }, () => scan), hex('ffd9')]);
}

export function pngChunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([ascii(type), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const PNG_START = hex('89504e470d0a1a0a');
const PNG_HEADER_END = 33;

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** @default 1 */
  readonly bits?: number;
  /** 0 gray, 2 RGB, 6 RGB and alpha. @default 0 */
  readonly colour?: number;
}

/** A PNG of one colour, as small as it gets; without `rows` none of its pixels is there. */
export function flatPng({ width, height, bits = 1, colour = 0 }: PngHeader, rows: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colour, 0, 0, 0], 8);
  const samples = colour === 6 ? 4 : colour === 2 ? 3 : 1;
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil((width * bits * samples) / 8)) * rows), {
    level: 9,
  });
  const chunks = [pngChunk('IHDR', header), pngChunk('IDAT', pixels), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([PNG_START, ...chunks]);
}

/** A chunk right behind the header. */
export function withChunk(png: Buffer, type: string, body: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, PNG_HEADER_END), pngChunk(type, body), png.subarray(PNG_HEADER_END)]);
}

/** A BMP that declares another size. */
export function bmpDeclaring(bmp: Buffer, width: number, height: number): Buffer {
  const file = Buffer.from(bmp);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  return file;
}
