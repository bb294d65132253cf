import { describe, expect, it } from '@jest/globals';
import * as bmpTs from 'bmp-ts';
import { readBmpHeader, readBmpPixels } from '../../../cloudfunctions/face-verify/src/image/bmp';
import { type BmpOptions, bmpOf, patched } from './bmp-files';
import { draw, noise } from './drawings';
import { refusalOf } from './refusal';

/** Odd sides: rows are padded, and nothing is symmetric. */
const PICTURE = noise(7, 5);
const GRAY = draw(7, 5, (x, y) => [x * 30 + y, x * 30 + y, x * 30 + y]);

const read = (file: Buffer): Buffer => readBmpPixels(file, readBmpHeader(file));
const asBytes = (value: number): number[] => [...new Uint8Array(new Uint32Array([value]).buffer)];

const WIDTH_AT = 18;
const HEIGHT_AT = 22;
const PIXEL_OFFSET_AT = 10;

describe('a BMP', () => {
  const kinds: ReadonlyArray<[string, BmpOptions]> = [
    ['24 bits', {}],
    ['24 bits, top row first', { topDown: true }],
    ['24 bits after a gap', { gapBytes: 10 }],
    ['24 bits with the V5 header', { infoBytes: 124 }],
    ['32 bits', { bitsPerPixel: 32 }],
    ['32 bits, top row first', { bitsPerPixel: 32, topDown: true }],
    ['32 bits with masks', { bitsPerPixel: 32, compression: 3 }],
    ['32 bits with masks in another order', { bitsPerPixel: 32, compression: 3, channels: [0, 1, 2] }],
    [
      '32 bits with masks behind alpha',
      { bitsPerPixel: 32, compression: 3, channels: [3, 2, 1], infoBytes: 108 },
    ],
  ];
  it.each(kinds)('of %s is read', (_, options) => {
    expect(read(bmpOf(PICTURE, options))).toEqual(PICTURE.data);
  });

  it('of 8 bits is read through its palette', () => {
    expect(read(bmpOf(GRAY, { bitsPerPixel: 8 }))).toEqual(GRAY.data);
  });

  it('of 8 bits may declare fewer colours than it uses: the others are black', () => {
    const file = patched(bmpOf(GRAY, { bitsPerPixel: 8 }), 46, asBytes(61));
    expect(read(file)).toEqual(Buffer.from(GRAY.data.map((value) => (value > 60 ? 0 : value))));
  });

  it('of 8 bits may declare more colours than a pixel can name: the others are passed over', () => {
    const file = patched(bmpOf(GRAY, { bitsPerPixel: 8 }), 46, asBytes(0xffffffff));
    expect(read(file)).toEqual(GRAY.data);
  });

  it('with transparent pixels is read as if they were opaque', () => {
    const file = bmpOf(PICTURE, { bitsPerPixel: 32 });
    for (let at = 54 + 3; at < file.length; at += 4) file[at] = at % 256;
    expect(read(file)).toEqual(PICTURE.data);
  });

  it('that another encoder wrote is read', () => {
    // Its encoder takes alpha, blue, green, red.
    const abgr = Buffer.alloc(7 * 5 * 4);
    for (let i = 0; i < 35; i++) {
      abgr.set([255, ...[2, 1, 0].map((c) => PICTURE.data[i * 3 + c] ?? 0)], i * 4);
    }
    const file = Buffer.from(bmpTs.encode({ data: abgr, width: 7, height: 5, bitPP: 24 }).data);
    expect(read(file)).toEqual(PICTURE.data);
  });

  const honest = bmpOf(PICTURE);
  it.each<[string, Buffer, string]>([
    ['nothing but its two letters', Buffer.from('BM'), 'PHOTO_UNREADABLE'],
    ['half a header', honest.subarray(0, 53), 'PHOTO_UNREADABLE'],
    ['one byte short', honest.subarray(0, -1), 'PHOTO_UNREADABLE'],
    ['wider than its data', patched(honest, WIDTH_AT, asBytes(9)), 'PHOTO_UNREADABLE'],
    ['higher than its data', patched(honest, HEIGHT_AT, asBytes(6)), 'PHOTO_UNREADABLE'],
    ['of 2 billion pixels a side', patched(honest, WIDTH_AT, asBytes(0x7fffffff)), 'PHOTO_UNREADABLE'],
    ['of negative width', patched(honest, WIDTH_AT, asBytes(-7)), 'PHOTO_UNREADABLE'],
    ['of no width', patched(honest, WIDTH_AT, asBytes(0)), 'PHOTO_UNREADABLE'],
    ['of no height', patched(honest, HEIGHT_AT, asBytes(0)), 'PHOTO_UNREADABLE'],
    ['with pixels inside its header', patched(honest, PIXEL_OFFSET_AT, asBytes(20)), 'PHOTO_UNREADABLE'],
    ['with pixels behind its end', patched(honest, PIXEL_OFFSET_AT, asBytes(0xfffffff0)), 'PHOTO_UNREADABLE'],
    [
      'with pixels inside its palette',
      patched(bmpOf(GRAY, { bitsPerPixel: 8 }), PIXEL_OFFSET_AT, asBytes(60)),
      'PHOTO_UNREADABLE',
    ],
    [
      'with masks but without their bytes',
      patched(patched(bmpOf(noise(1, 1), { bitsPerPixel: 32 }), 30, asBytes(3)), 14, asBytes(40)).subarray(
        0,
        58,
      ),
      'PHOTO_UNREADABLE',
    ],
    ['with an unknown header', patched(honest, 14, asBytes(12)), 'PHOTO_FORMAT_UNSUPPORTED'],
    ['of 1 bit', patched(honest, 28, [1, 0]), 'PHOTO_FORMAT_UNSUPPORTED'],
    ['of 16 bits', patched(honest, 28, [16, 0]), 'PHOTO_FORMAT_UNSUPPORTED'],
    ['of 65,535 bits', patched(honest, 28, [255, 255]), 'PHOTO_FORMAT_UNSUPPORTED'],
    [
      'run-length encoded',
      patched(bmpOf(GRAY, { bitsPerPixel: 8 }), 30, asBytes(1)),
      'PHOTO_FORMAT_UNSUPPORTED',
    ],
    ['holding a JPEG', patched(honest, 30, asBytes(4)), 'PHOTO_FORMAT_UNSUPPORTED'],
    [
      'with masks of ten bits',
      patched(bmpOf(PICTURE, { bitsPerPixel: 32, compression: 3 }), 54, asBytes(0x3ff00000)),
      'PHOTO_FORMAT_UNSUPPORTED',
    ],
  ])('that is %s is refused', async (_, file, expected) => {
    expect(await refusalOf(() => read(file))).toBe(expected);
  });
});
