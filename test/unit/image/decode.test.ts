import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { decodePhoto } from '../../../cloudfunctions/face-verify/src/image/decode';
import { bmpOf } from './bmp-files';
import { type Drawing, difference, draw, enlarged, noise, quarters, toSharp } from './drawings';
import { ORIENTATIONS, store } from './exif-orientations';
import { refusalOf } from './refusal';

const SIDE = 1008;
const PICTURE = quarters(320, 240);
/** Lossy files differ a little, at the edges of the quarters most. */
const SAME = 3;

const jpegOf = (drawing: Drawing): Promise<Buffer> => toSharp(drawing).jpeg({ quality: 95 }).toBuffer();

describe('a photo is decoded to the same pixels', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['as JPEG', () => jpegOf(PICTURE)],
    ['as progressive JPEG', () => toSharp(PICTURE).jpeg({ quality: 95, progressive: true }).toBuffer()],
    [
      'as JPEG without colour subsampling',
      () => toSharp(PICTURE).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer(),
    ],
    ['as JPEG with a tail', async () => Buffer.concat([await jpegOf(PICTURE), Buffer.from('<?php evil')])],
    ['as Display P3 JPEG', () => toSharp(PICTURE).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
    ['as PNG', () => toSharp(PICTURE).png().toBuffer()],
    ['as interlaced PNG', () => toSharp(PICTURE).png({ progressive: true }).toBuffer()],
    ['as palette PNG', () => toSharp(PICTURE).png({ palette: true }).toBuffer()],
    ['as 16-bit PNG', () => toSharp(PICTURE).toColourspace('rgb16').png().toBuffer()],
    ['as PNG with opaque alpha', () => toSharp(PICTURE).ensureAlpha().png().toBuffer()],
    ['as WebP', () => toSharp(PICTURE).webp({ quality: 95 }).toBuffer()],
    ['as lossless WebP', () => toSharp(PICTURE).webp({ lossless: true }).toBuffer()],
    ['as BMP', async () => bmpOf(PICTURE)],
    ['as 32-bit BMP', async () => bmpOf(PICTURE, { bitsPerPixel: 32 })],
  ])('%s', async (_, write) => {
    expect(difference(await decodePhoto(await write(), SIDE), PICTURE)).toBeLessThan(SAME);
  });

  it.each<[string, (gray: Sharp) => Sharp]>([
    ['gray JPEG', (gray) => gray.toColourspace('b-w').jpeg({ quality: 95 })],
    ['gray PNG', (gray) => gray.toColourspace('b-w').png()],
    ['gray 16-bit PNG', (gray) => gray.toColourspace('grey16').png()],
  ])('as %s, in three channels', async (_, write) => {
    const gray = draw(320, 240, (x, y) => [x / 2 + y / 4, x / 2 + y / 4, x / 2 + y / 4]);
    expect(difference(await decodePhoto(await write(toSharp(gray)).toBuffer(), SIDE), gray)).toBeLessThan(
      SAME,
    );
  });

  it('as CMYK JPEG, as far as ink can show it', async () => {
    const skin = draw(320, 240, (x, y) => [190 - x / 8, 150 - y / 8, 130]);
    const inks = await toSharp(skin).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(inks).metadata()).space).toBe('cmyk');
    expect(difference(await decodePhoto(inks, SIDE), skin)).toBeLessThan(2 * SAME);
  });

  it('with white where it was transparent', async () => {
    const data = Buffer.alloc(200 * 200 * 4);
    const clear = await sharp(data, { raw: { width: 200, height: 200, channels: 4 } })
      .png()
      .toBuffer();
    const white = draw(200, 200, () => [255, 255, 255]);
    expect(difference(await decodePhoto(clear, SIDE), white)).toBe(0);
  });

  it('of the first picture, where a WebP moves', async () => {
    const frames = { width: 320, height: 480, data: Buffer.concat([PICTURE.data, noise(320, 240).data]) };
    const raw = { width: 320, height: 480, channels: 3, pageHeight: 240 } as const;
    const moving = await sharp(frames.data, { raw }).webp({ lossless: true }).toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    expect(difference(await decodePhoto(moving, SIDE), PICTURE)).toBeLessThan(SAME);
  });
});

describe('a photo is upright', () => {
  it.each(ORIENTATIONS)('from EXIF orientation %i', async (orientation, firstRow, firstColumn) => {
    const file = toSharp(store(PICTURE, firstRow, firstColumn)).withMetadata({ orientation });
    const jpeg = await file.jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(jpeg).metadata()).orientation).toBe(orientation);
    expect(difference(await decodePhoto(jpeg, SIDE), PICTURE)).toBeLessThan(SAME);
  });

  it('when it is made smaller, too', async () => {
    const lying = enlarged(store(quarters(160, 120), 'right', 'top'), 10).withMetadata({ orientation: 6 });
    const decoded = await decodePhoto(await lying.jpeg({ quality: 95 }).toBuffer(), 400);
    expect(difference(decoded, quarters(400, 300))).toBeLessThan(SAME);
  });

  it('and not turned where the orientation is none of the eight', async () => {
    const jpeg = await toSharp(PICTURE).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
    // The tag 0x0112, a SHORT, once; then its value.
    const at = jpeg.indexOf(Buffer.from('1201030001000000', 'hex'));
    expect(at).toBeGreaterThan(0);
    jpeg[at + 8] = 9;
    expect(difference(await decodePhoto(jpeg, SIDE), PICTURE)).toBeLessThan(SAME);
  });
});

describe('a photo is never made larger', () => {
  it.each([
    [320, 240, 320, 240],
    [2016, 1512, 1008, 756],
    [1512, 2016, 756, 1008],
    [1009, 1009, 1008, 1008],
  ])('%i × %i becomes %i × %i', async (width, height, expectedWidth, expectedHeight) => {
    const decoded = await decodePhoto(await jpegOf(draw(width, height, () => [90, 90, 90])), SIDE);
    expect([decoded.width, decoded.height]).toEqual([expectedWidth, expectedHeight]);
    expect(decoded.data.length).toBe(expectedWidth * expectedHeight * 3);
  });
});

/** A small PNG whose header declares another size, with a checksum that agrees. */
async function pngDeclaring(width: number, height: number): Promise<Buffer> {
  const png = await toSharp(quarters(150, 150)).png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe('a photo is refused', () => {
  it('by the pixels that its header declares, before one is decoded', async () => {
    // Both lack most of their pixels: whoever decoded them would find them damaged.
    const allowed = await pngDeclaring(10_000, 5000);
    const bomb = await pngDeclaring(10_000, 5001);
    expect(await refusalOf(() => decodePhoto(allowed, SIDE))).toBe('PHOTO_UNREADABLE');
    expect(await refusalOf(() => decodePhoto(bomb, SIDE))).toBe('PHOTO_TOO_MANY_PIXELS');
  });

  it.each([
    [16_384, 16_384],
    [2_000_000, 2_000_000],
  ])('by %i × %i declared pixels, too, which are more than sharp reads by itself', async (width, height) => {
    const bomb = await pngDeclaring(width, height);
    expect(await refusalOf(() => decodePhoto(bomb, SIDE))).toBe('PHOTO_TOO_MANY_PIXELS');
  });

  it('by the pixels that a BMP declares, before they are allocated', async () => {
    const liar = bmpOf(PICTURE);
    liar.writeInt32LE(0x7fffffff, 18);
    liar.writeInt32LE(0x7fffffff, 22);
    expect(await refusalOf(() => decodePhoto(liar, SIDE))).toBe('PHOTO_TOO_MANY_PIXELS');
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['1 × 1', () => jpegOf(noise(1, 1)), 'PHOTO_TOO_SMALL'],
    ['1 × 1 as BMP', async () => bmpOf(noise(1, 1)), 'PHOTO_TOO_SMALL'],
    ['149 pixels wide', () => jpegOf(noise(149, 400)), 'PHOTO_TOO_SMALL'],
    ['a strip', () => jpegOf(draw(3000, 160, () => [0, 0, 0])), 'PHOTO_TOO_SMALL'],
    ['a GIF', () => toSharp(PICTURE).gif().toBuffer(), 'PHOTO_FORMAT_UNSUPPORTED'],
    ['a TIFF', () => toSharp(PICTURE).tiff().toBuffer(), 'PHOTO_FORMAT_UNSUPPORTED'],
    ['an AVIF', () => toSharp(PICTURE).avif({ effort: 0 }).toBuffer(), 'PHOTO_FORMAT_UNSUPPORTED'],
    ['a BMP one row short', async () => bmpOf(PICTURE).subarray(0, -960), 'PHOTO_UNREADABLE'],
    [
      'a PNG of a header alone',
      async () => (await pngDeclaring(300, 300)).subarray(0, 33),
      'PHOTO_UNREADABLE',
    ],
    ['a JPEG of three bytes', async () => Buffer.from('ffd8ff', 'hex'), 'PHOTO_UNREADABLE'],
    [
      'a JPEG of noise',
      async () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(99, 9).data]),
      'PHOTO_UNREADABLE',
    ],
    [
      'an SVG behind the first bytes of a JPEG',
      async () => Buffer.from('\xff\xd8\xff<svg width="300"/>', 'latin1'),
      'PHOTO_UNREADABLE',
    ],
    [
      'a WebP of a header alone',
      async () => Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'),
      'PHOTO_UNREADABLE',
    ],
    ['half a WebP', async () => half(await toSharp(noise(300, 300)).webp().toBuffer()), 'PHOTO_UNREADABLE'],
    ['half a PNG', async () => half(await toSharp(noise(300, 300)).png().toBuffer()), 'PHOTO_UNREADABLE'],
    ['half a JPEG', async () => half(await jpegOf(noise(300, 300))), 'PHOTO_UNREADABLE'],
    [
      'a JPEG without its last twentieth',
      async () => upTo(await jpegOf(noise(300, 300)), 0.95),
      'PHOTO_UNREADABLE',
    ],
    [
      'half a JPEG with an end put behind it',
      async () => Buffer.concat([half(await jpegOf(noise(300, 300))), Buffer.from('ffd9', 'hex')]),
      'PHOTO_UNREADABLE',
    ],
    [
      'half a large JPEG',
      async () => half(await enlarged(noise(300, 225), 8).jpeg().toBuffer()),
      'PHOTO_UNREADABLE',
    ],
  ])('when it is %s', async (_, write, expected) => {
    const file = await write();
    expect(await refusalOf(() => decodePhoto(file, SIDE))).toBe(expected);
  });
});

const upTo = (file: Buffer, share: number): Buffer => file.subarray(0, Math.floor(file.length * share));
const half = (file: Buffer): Buffer => upTo(file, 0.5);
