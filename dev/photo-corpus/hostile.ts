/** Files that are refused: bombs, lies, damage, and whatever is no photo. */
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { ErrorCode } from '../../miniprogram/contract/errors';
import { ascii, type CorpusEntry, HEIGHT, hex, portrait, upTo, WIDTH } from './entry';
import { bmpDeclaring, flatPng, jpegDeclaring, withRepeatedScan } from './patch';

type Rows = readonly (readonly [name: string, write: () => Promise<Buffer> | Buffer])[];

const as = (expected: ErrorCode, rows: Rows): CorpusEntry[] =>
  rows.map(([name, write]) => ({ name, expected, write: async () => write() }));

const raw = async (): Promise<Sharp> => sharp(await portrait({ format: 'png' }));
const progressive = async (chromaSubsampling: '4:2:0' | '4:4:4'): Promise<Buffer> =>
  (await raw()).jpeg({ progressive: true, chromaSubsampling }).toBuffer();
const half = async (file: Promise<Buffer>): Promise<Buffer> => upTo(await file, 0.5);
const webp = (): Promise<Buffer> => portrait({ format: 'webp' });
const png = (): Promise<Buffer> => portrait({ format: 'png' });
const bmp = (): Promise<Buffer> => portrait({ format: 'bmp' });

/** A file with some of its bytes overwritten. */
async function damaged(file: Promise<Buffer>, at: number, length: number, value: number): Promise<Buffer> {
  const copy = Buffer.from(await file);
  const from = Math.floor(copy.length * at);
  return copy.fill(value, from, from + length);
}

/** A WebP that declares the largest size the format has: its 14 bits stand behind the three of a key frame's start. */
async function webpBomb(): Promise<Buffer> {
  const file = Buffer.from(await webp());
  const size = file.indexOf(hex('9d012a')) + 3;
  file.writeUInt16LE(16_383, size);
  file.writeUInt16LE(16_383, size + 2);
  return file;
}

const BOMBS = as('PHOTO_TOO_MANY_PIXELS', [
  ['PNG of 256 megapixels in 31 kB', () => flatPng({ width: 16_000, height: 16_000 }, 16_000)],
  [
    'PNG that declares 100,000 × 100,000',
    () => flatPng({ width: 100_000, height: 100_000, bits: 8, colour: 2 }, 1),
  ],
  [
    'PNG of 50 megapixels, 16 bits and alpha',
    () => flatPng({ width: 10_000, height: 5000, bits: 16, colour: 6 }, 1),
  ],
  ['JPEG that declares 65,500 × 65,500', async () => jpegDeclaring(await portrait(), 65_500, 65_500)],
  ['JPEG of one pixel row too many', async () => jpegDeclaring(await portrait(), 10_000, 5001)],
  [
    'progressive JPEG 4:4:4 of 50 megapixels',
    async () => jpegDeclaring(await progressive('4:4:4'), 10_000, 5000),
  ],
  ['WebP that declares 16,383 × 16,383', webpBomb],
  ['BMP that declares 40,000 × 40,000', async () => bmpDeclaring(await bmp(), 40_000, 40_000)],
  [
    'BMP that declares 2,147,483,647 × 2,147,483,647',
    async () => bmpDeclaring(await bmp(), 2 ** 31 - 1, 2 ** 31 - 1),
  ],
]);

const SMALL = as('PHOTO_TOO_SMALL', [
  ['PNG of 1 × 1', () => flatPng({ width: 1, height: 1 }, 1)],
  ['JPEG of 1 × 1', async () => jpegDeclaring(await portrait(), 1, 1)],
  ['BMP of 1 × 1', async () => bmpDeclaring(await bmp(), 1, 1)],
  ['PNG of 30,000 × 1', () => flatPng({ width: 30_000, height: 1 }, 1)],
  ['PNG of 1 × 30,000', () => flatPng({ width: 1, height: 30_000 }, 30_000)],
  ['PNG of 30,000 × 150', () => flatPng({ width: 30_000, height: 150 }, 150)],
  ['PNG of 149 × 149', () => flatPng({ width: 149, height: 149 }, 149)],
]);

const DAMAGED = as('PHOTO_UNREADABLE', [
  ['no byte at all', () => Buffer.alloc(0)],
  ['half a JPEG', () => half(portrait())],
  ['JPEG without its last twentieth', async () => upTo(await portrait(), 0.95)],
  ['half a JPEG with an end put behind it', async () => Buffer.concat([await half(portrait()), hex('ffd9')])],
  ['half a progressive JPEG', () => half(progressive('4:2:0'))],
  ['JPEG with a hole in its pixels', () => damaged(portrait(), 0.6, 400, 0xff)],
  [
    'JPEG that declares more rows than it has',
    async () => jpegDeclaring(await portrait(), WIDTH, 4 * HEIGHT),
  ],
  [
    'JPEG that goes over 50 megapixels a thousand times',
    async () => withRepeatedScan(jpegDeclaring(await progressive('4:2:0'), 10_000, 5000), 1000),
  ],
  ['JPEG of three bytes', () => hex('ffd8ff')],
  ['JPEG of a start and noise', () => Buffer.concat([hex('ffd8ffe0'), Buffer.alloc(50_000, 0x5a)])],
  ['JPEG of a million fill bytes', () => Buffer.concat([hex('ffd8'), Buffer.alloc(1_000_000, 0xff)])],
  [
    'SVG behind the first bytes of a JPEG',
    () => ascii('\xff\xd8\xff<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>'),
  ],
  ['half a PNG', () => half(png())],
  ['PNG of a header alone', async () => (await png()).subarray(0, 33)],
  [
    'PNG of 50 megapixels of which one row is there',
    () => flatPng({ width: 10_000, height: 5000, bits: 8 }, 1),
  ],
  ['PNG with a hole in its pixels', () => damaged(png(), 0.5, 60, 0)],
  ['PNG that declares no size', () => flatPng({ width: 0, height: 0, bits: 8 }, 1)],
  ['PNG whose palette is missing', () => flatPng({ width: 300, height: 300, bits: 8, colour: 3 }, 300)],
  ['half a WebP', () => half(webp())],
  ['WebP of a header alone', () => ascii('RIFF\x24\0\0\0WEBPVP8 ')],
  ['BMP one row short', async () => (await bmp()).subarray(0, -3 * WIDTH)],
  [
    'BMP whose pixels begin behind its end',
    async () => {
      const file = Buffer.from(await bmp());
      file.writeUInt32LE(0xffffffff, 10);
      return file;
    },
  ],
  ['BMP of a header alone', async () => (await bmp()).subarray(0, 54)],
]);

const ftyp = (brand: string): Buffer =>
  ascii(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`.padEnd(4000, '\0'));
const ENTITY_BOMB =
  '<!DOCTYPE svg [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';

const NO_PHOTOS = as('PHOTO_FORMAT_UNSUPPORTED', [
  ['SVG named .jpg', () => ascii('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>')],
  ['SVG with entities that multiply', () => ascii(`<?xml version="1.0"?>${ENTITY_BOMB}<svg>&c;</svg>`)],
  [
    'SVG that reads a file',
    () => ascii('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
  ],
  ['packed SVG', () => hex('1f8b0800000000000003')],
  ['HEIC', () => ftyp('heic')],
  ['HEIC of several pictures', () => ftyp('hevc')],
  ['AVIF', async () => (await raw()).resize(160).avif({ effort: 0 }).toBuffer()],
  ['film', () => ftyp('mp42')],
  ['GIF', async () => (await raw()).gif().toBuffer()],
  [
    'moving GIF that declares 65,535 × 65,535',
    () => ascii('GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0'),
  ],
  ['TIFF', async () => (await raw()).tiff().toBuffer()],
  ['JPEG XL', () => hex('ff0a fa7f')],
  ['JPEG 2000', () => hex('0000000c6a5020200d0a870a')],
  ['Photoshop', () => ascii('8BPS\0\x01')],
  ['icon', () => hex('00000100010010100000')],
  ['PDF', () => ascii('%PDF-1.7\n%âãÏÓ')],
  ['page of HTML', () => ascii('<!doctype html><img src=x onerror=alert(1)>')],
  ['archive', () => hex('504b0304')],
  ['program', () => hex('7f454c460201010000')],
  ['name of a file', () => ascii('/etc/passwd')],
  ['JPEG behind one stray byte', async () => Buffer.concat([hex('00'), await portrait()])],
  [
    'PNG whose line ends were converted',
    async () => Buffer.concat([hex('89504e470a1a0a'), (await png()).subarray(8)]),
  ],
  ['sound in the container of WebP', () => ascii('RIFF\x24\0\0\0WAVEfmt ')],
  [
    'BMP of OS/2',
    async () => {
      const file = Buffer.from(await bmp());
      file.writeUInt32LE(12, 14);
      return file;
    },
  ],
  ['megabyte of zeros', () => Buffer.alloc(1_000_000)],
  ['PNG in a compressed stream', () => deflateSync(flatPng({ width: 200, height: 200 }, 200))],
]);

export const HOSTILE: readonly CorpusEntry[] = [...BOMBS, ...SMALL, ...DAMAGED, ...NO_PHOTOS];
