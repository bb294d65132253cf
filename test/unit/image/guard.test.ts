import { describe, expect, it } from '@jest/globals';
import {
  checkDecoderBytes,
  checkScans,
  checkSize,
  photoFormat,
} from '../../../cloudfunctions/face-verify/src/image/guard';
import { refusalOf } from './refusal';

const ftyp = (brand: string): Buffer => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1');
const hex = (bytes: string): Buffer => Buffer.from(bytes, 'hex');

describe('the format of a file', () => {
  it.each([
    ['jpeg', hex('ffd8ffe000104a464946')],
    ['jpeg', hex('ffd8ffe100104578696600')],
    ['png', hex('89504e470d0a1a0a0000000d')],
    ['webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1')],
    ['bmp', Buffer.from('BM\x36\0\0\0', 'latin1')],
  ])('is %s by its first bytes', (format, file) => {
    expect(photoFormat(file)).toBe(format);
  });

  it.each([
    ['HEIC', ftyp('heic')],
    ['AVIF', ftyp('avif')],
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1')],
    ['TIFF, little end first', hex('49492a0008000000')],
    ['TIFF, big end first', hex('4d4d002a00000008')],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>')],
    ['SVG after a declaration', Buffer.from('<?xml version="1.0"?><svg/>')],
    ['PDF', Buffer.from('%PDF-1.7')],
    ['JPEG XL', hex('ff0a')],
    ['JPEG 2000', hex('0000000c6a5020200d0a870a')],
    ['a sound in the container of WebP', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['a PNG whose line ends were converted', hex('89504e470a1a0a0000000d')],
    ['a JPEG behind one stray byte', hex('00ffd8ffe0')],
    ['text', Buffer.from('照片')],
    ['one byte', hex('ff')],
  ])('is unsupported when it is %s', async (_, file) => {
    expect(await refusalOf(() => photoFormat(file))).toBe('PHOTO_FORMAT_UNSUPPORTED');
  });

  it('is unreadable when there is no byte', async () => {
    expect(await refusalOf(() => photoFormat(Buffer.alloc(0)))).toBe('PHOTO_UNREADABLE');
  });
});

describe('the size that a header declares', () => {
  it.each([
    [150, 150, 'accepted'],
    [149, 150, 'PHOTO_TOO_SMALL'],
    [1, 1, 'PHOTO_TOO_SMALL'],
    [30_000, 1, 'PHOTO_TOO_SMALL'],
    [10_000, 5000, 'accepted'],
    [10_000, 5001, 'PHOTO_TOO_MANY_PIXELS'],
    [100_000, 100_000, 'PHOTO_TOO_MANY_PIXELS'],
    [2_147_483_647, 2_147_483_647, 'PHOTO_TOO_MANY_PIXELS'],
    [4032, 3024, 'accepted'],
    [1008, 150, 'accepted'],
    // 30,000 × 150 would be sent as 1008 × 5.
    [30_000, 150, 'PHOTO_TOO_SMALL'],
    [2016, 299, 'PHOTO_TOO_SMALL'],
    [2016, 300, 'accepted'],
  ])('of %i × %i: %s', async (width, height, expected) => {
    expect(await refusalOf(() => checkSize({ width, height }))).toBe(expected);
    expect(await refusalOf(() => checkSize({ width: height, height: width }))).toBe(expected);
  });
});

describe('what a decoder would have to hold', () => {
  const LARGEST = { width: 10_000, height: 5000, channels: 3, depth: 'uchar' };
  const progressive = { ...LARGEST, isProgressive: true, chromaSubsampling: '4:2:0' };
  it.each([
    ['a baseline JPEG of 50 megapixels', 'jpeg', { ...LARGEST, chromaSubsampling: '4:4:4' }, 'accepted'],
    ['a progressive one in 4:2:0', 'jpeg', progressive, 'accepted'],
    [
      'a progressive one in 4:4:4',
      'jpeg',
      { ...progressive, chromaSubsampling: '4:4:4' },
      'PHOTO_TOO_MANY_PIXELS',
    ],
    [
      'a progressive one of 26 megapixels in 4:4:4',
      'jpeg',
      { ...progressive, height: 2600, chromaSubsampling: '4:4:4' },
      'accepted',
    ],
    ['a PNG of 50 megapixels', 'png', LARGEST, 'accepted'],
    ['a PNG with alpha', 'png', { ...LARGEST, channels: 4 }, 'PHOTO_TOO_MANY_PIXELS'],
    ['a PNG of 16 bits', 'png', { ...LARGEST, depth: 'ushort' }, 'PHOTO_TOO_MANY_PIXELS'],
    [
      'a PNG of 20 megapixels with everything',
      'png',
      { ...LARGEST, height: 2000, channels: 4, depth: 'ushort' },
      'accepted',
    ],
    ['a WebP of 40 megapixels', 'webp', { ...LARGEST, height: 4000 }, 'accepted'],
    ['a WebP of 50 megapixels', 'webp', LARGEST, 'PHOTO_TOO_MANY_PIXELS'],
  ] as const)('for %s: %s', async (_, format, storage, expected) => {
    expect(await refusalOf(() => checkDecoderBytes(format, storage))).toBe(expected);
  });

  it.each([
    [10, 10_000, 5000, 'accepted'],
    [13, 10_000, 5000, 'PHOTO_UNREADABLE'],
    [40, 4032, 3024, 'accepted'],
    [60, 4032, 3024, 'PHOTO_UNREADABLE'],
  ])('in %i scans of %i × %i: %s', async (scans, width, height, expected) => {
    expect(await refusalOf(() => checkScans(scans, { width, height }))).toBe(expected);
  });
});
