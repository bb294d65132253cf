import { describe, expect, it } from '@jest/globals';
import { decode as decodeBmp } from 'bmp-ts';
import sharp from 'sharp';
import { drawPortrait, isUpright } from '../../dev/sample-photo';

const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const small = { width: 300, height: 400 } as const;

describe('a drawn portrait', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'is a real %s, upright, of the size asked for',
    async (format) => {
      const picture = await drawPortrait({ ...small, format });
      expect(await sharp(picture).metadata()).toMatchObject({ format, ...small });
      expect(await isUpright(picture)).toBe(true);
    },
  );

  it('is a real BMP that an independent decoder reads as the same picture', async () => {
    // An odd width needs padding at the end of each row.
    const size = { width: 301, height: 200 };
    const decoded = decodeBmp(await drawPortrait({ ...size, format: 'bmp' }));
    const png = await drawPortrait({ ...size, format: 'png' });
    const expected = await sharp(png).raw().toBuffer();
    expect(decoded).toMatchObject(size);
    // bmp-ts gives alpha, blue, green, red.
    const rgb = Buffer.alloc(expected.length);
    for (let pixel = 0; pixel < size.width * size.height; pixel += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        rgb[pixel * 3 + channel] = decoded.data[pixel * 4 + 3 - channel] ?? 0;
      }
    }
    expect(rgb.equals(expected)).toBe(true);
  });

  it.each(ORIENTATIONS)(
    'stored for EXIF orientation %i is upright once that is applied',
    async (orientation) => {
      const stored = await drawPortrait({ ...small, format: 'jpeg', orientation });
      const shown = await sharp(stored).autoOrient().jpeg().toBuffer();
      expect((await sharp(stored).metadata()).orientation).toBe(orientation);
      expect(await sharp(shown).metadata()).toMatchObject(small);
      expect(await isUpright(shown)).toBe(true);
      expect(await isUpright(stored)).toBe(orientation === 1);
    },
  );

  it('says where and with what it was taken, when asked to', async () => {
    const plain = await drawPortrait({ ...small, format: 'jpeg' });
    const tagged = await drawPortrait({ ...small, format: 'jpeg', exif: true, orientation: 6 });
    const { exif, orientation } = await sharp(tagged).metadata();
    expect((await sharp(plain).metadata()).exif).toBeUndefined();
    expect(orientation).toBe(6);
    expect(exif?.includes('Sample Phone 1')).toBe(true);
    // Tag 0x8825 points at the GPS part; its bytes stand in the file's own order.
    expect(exif?.includes(Buffer.from([0x25, 0x88])) || exif?.includes(Buffer.from([0x88, 0x25]))).toBe(true);
  });

  it('weighs several MB at 12 megapixels with noise', async () => {
    const photo = await drawPortrait({
      width: 3024,
      height: 4032,
      format: 'jpeg',
      orientation: 6,
      noise: true,
      exif: true,
    });
    expect(photo.length).toBeGreaterThan(2_000_000);
    expect(await sharp(photo).metadata()).toMatchObject({ width: 4032, height: 3024, orientation: 6 });
  });

  it('is the same each time, noise included', async () => {
    const options = { ...small, format: 'jpeg', noise: true } as const;
    expect((await drawPortrait(options)).equals(await drawPortrait(options))).toBe(true);
  });

  it('is refused as a BMP with EXIF, which that cannot hold', async () => {
    await expect(drawPortrait({ ...small, format: 'bmp', exif: true })).rejects.toThrow(TypeError);
    await expect(drawPortrait({ ...small, format: 'bmp', orientation: 6 })).rejects.toThrow(TypeError);
  });
});
