/** Odd files that are photos all the same: each arrives as the upright picture. */
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { ascii, type CorpusEntry, hex, portrait, WHOLE } from './entry';
import { bmpDeclaring, flatPng, withChunk, withSegment } from './patch';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const picture = async (): Promise<Sharp> => sharp(await portrait({ format: 'png' }));
const png = (): Promise<Buffer> => portrait({ format: 'png' });
const behind = async (file: Promise<Buffer>, tail: Buffer): Promise<Buffer> =>
  Buffer.concat([await file, tail]);

/** Half of a bitmap's rows are the others' mirror image: written from the top, it stands on its head. */
async function topDownBmp(): Promise<Buffer> {
  const bmp = await portrait({ format: 'bmp', width: 480, height: 640 });
  const rowBytes = 480 * 3;
  const rows = Array.from({ length: 640 }, (_, row) =>
    bmp.subarray(54 + row * rowBytes, 54 + (row + 1) * rowBytes),
  );
  return bmpDeclaring(Buffer.concat([bmp.subarray(0, 54), ...rows.reverse()]), 480, -640);
}

async function movingWebp(): Promise<Buffer> {
  const { data } = await (await picture()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: 480, height: 1280, channels: 3, pageHeight: 640 } as const;
  const frames = Buffer.concat([data, Buffer.alloc(data.length, 90)]);
  return sharp(frames, { raw }).webp({ quality: 90 }).toBuffer();
}

/** A moving PNG: one frame more, announced to whoever understands it. */
async function movingPng(): Promise<Buffer> {
  const frame = hex('00000000 000001e0 00000280 00000000 00000000 0001 000a 00 00');
  return withChunk(withChunk(await png(), 'fcTL', frame), 'acTL', hex('00000001 00000000'));
}

const large = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#8a9' } });

const TYPES: readonly (readonly [name: string, write: () => Promise<Buffer>])[] = [
  ['progressive JPEG', async () => (await picture()).jpeg({ progressive: true }).toBuffer()],
  ['JPEG 4:4:4', async () => (await picture()).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()],
  ['JPEG with trellis and optimised scans', async () => (await picture()).jpeg({ mozjpeg: true }).toBuffer()],
  ['JPEG of quality 1', async () => (await picture()).jpeg({ quality: 1 }).toBuffer()],
  ['JPEG of quality 100', async () => (await picture()).jpeg({ quality: 100 }).toBuffer()],
  ['CMYK JPEG', async () => (await picture()).toColourspace('cmyk').jpeg().toBuffer()],
  ['Display P3 JPEG', async () => (await picture()).withIccProfile('p3').jpeg().toBuffer()],
  ['JPEG with camera and place', () => portrait({ exif: true })],
  ['JPEG with a script behind it', () => behind(portrait(), ascii('<?php system($_GET["c"]); ?>'))],
  [
    'JPEG that is an archive, too',
    () => behind(portrait(), hex(`504b0304${'00'.repeat(26)}504b0506${'00'.repeat(18)}`)),
  ],
  [
    'JPEG with its film behind it',
    () => behind(portrait(), ascii('\0\0\0\x18ftypmp42'.padEnd(50_000, '\0'))),
  ],
  ['two JPEGs in one file', async () => behind(portrait(), await portrait({ width: 200, height: 200 }))],
  [
    'JPEG with a page of HTML as comment',
    async () => withSegment(await portrait(), 0xfe, ascii('<html><script>alert(1)</script>')),
  ],
  [
    'JPEG with an SVG in its EXIF',
    async () => withSegment(await portrait(), 0xe1, ascii('Exif\0\0<svg onload="alert(1)"/>')),
  ],
  [
    'JPEG with a broken profile',
    async () => withSegment(await portrait(), 0xe2, ascii('ICC_PROFILE\0\x01\x01no profile')),
  ],
  [
    'JPEG with a megabyte of metadata',
    async () => {
      let file = await portrait();
      for (let i = 0; i < 16; i += 1) file = withSegment(file, 0xed, Buffer.alloc(65_000, i));
      return file;
    },
  ],
  ['PNG', png],
  ['PNG with a palette', async () => (await picture()).png({ palette: true }).toBuffer()],
  ['PNG of 16 bits', async () => (await picture()).toColourspace('rgb16').png().toBuffer()],
  ['PNG with alpha', async () => (await picture()).ensureAlpha(1).png().toBuffer()],
  [
    'PNG with alpha of 16 bits',
    async () => (await picture()).ensureAlpha(1).toColourspace('rgb16').png().toBuffer(),
  ],
  ['interlaced PNG', async () => (await picture()).png({ progressive: true }).toBuffer()],
  ['PNG with a script behind it', () => behind(png(), ascii('<script>alert(1)</script>'))],
  ['moving PNG', movingPng],
  [
    'PNG with a text that unpacks to 100 MB',
    async () =>
      withChunk(
        await png(),
        'zTXt',
        Buffer.concat([ascii('Comment\0\0'), deflateSync(Buffer.alloc(100_000_000))]),
      ),
  ],
  ['PNG with a chunk that nobody knows', async () => withChunk(await png(), 'evIl', Buffer.alloc(5000, 1))],
  ['WebP', () => portrait({ format: 'webp' })],
  [
    'lossless WebP with alpha',
    async () => (await picture()).ensureAlpha(1).webp({ lossless: true }).toBuffer(),
  ],
  ['moving WebP', movingWebp],
  ['WebP with a script behind it', () => behind(portrait({ format: 'webp' }), ascii('<?php ?>'))],
  ['BMP', () => portrait({ format: 'bmp' })],
  ['BMP from the top down', topDownBmp],
  ['BMP with a script behind it', () => behind(portrait({ format: 'bmp' }), ascii('<?php ?>'))],
];

/** Those whose corners are not red, green and blue, or that are only large. */
const OTHERS: readonly CorpusEntry[] = [
  {
    name: 'gray JPEG',
    expected: WHOLE,
    write: async () => (await picture()).toColourspace('b-w').jpeg().toBuffer(),
  },
  {
    name: 'gray PNG of 16 bits',
    expected: WHOLE,
    write: async () => (await picture()).toColourspace('grey16').png().toBuffer(),
  },
  {
    name: 'PNG of 1 bit',
    expected: [600, 600],
    write: async () => flatPng({ width: 600, height: 600 }, 600),
  },
  {
    name: 'PNG that is all transparent',
    expected: [300, 300],
    write: async () => flatPng({ width: 300, height: 300, bits: 8, colour: 6 }, 300),
  },
  {
    name: 'JPEG of 50 megapixels',
    expected: [1008, 504],
    write: () => large(10_000, 5000).jpeg().toBuffer(),
  },
  {
    name: 'progressive JPEG of 50 megapixels',
    expected: [1008, 504],
    write: () => large(10_000, 5000).jpeg({ progressive: true }).toBuffer(),
  },
  {
    name: 'PNG of 50 megapixels in 30 kB',
    expected: [1008, 504],
    write: async () => flatPng({ width: 10_000, height: 5000, bits: 8 }, 5000),
  },
  {
    name: 'the smallest that is let in',
    expected: [150, 150],
    write: () => large(150, 150).jpeg().toBuffer(),
  },
];

/** The same upright picture from all of these. */
export const UPRIGHT: readonly CorpusEntry[] = [
  ...ORIENTATIONS.map((orientation) => ({
    name: `JPEG of orientation ${orientation}`,
    expected: WHOLE,
    write: () => portrait({ orientation }),
  })),
  ...TYPES.map(([name, write]) => ({ name, expected: WHOLE, write })),
];

export const ODD: readonly CorpusEntry[] = [...UPRIGHT, ...OTHERS];
