import { describe, expect, it } from '@jest/globals';
import { fitPhoto } from '../../../cloudfunctions/face-verify/src/image';
import { keepPixels } from '../../../cloudfunctions/face-verify/src/image/keep';
import { API_BUDGET_BYTES } from '../../../miniprogram/contract/image';
import { difference, look, photoLike, quarters, toSharp } from './drawings';
import { store } from './exif-orientations';
import { readJpegFrame } from './jpeg-segments';
import { refusalOf } from './refusal';

const BUDGET = { budgetBytes: API_BUDGET_BYTES };
const UPRIGHT = quarters(400, 300);
const picture = () => toSharp(UPRIGHT);

/** The pixels of a file as the decoder sees them, bit by bit. */
const pixelsOf = async (file: Buffer): Promise<Buffer> => (await look(file)).data;

describe('a photo that is fit already', () => {
  it('is sent without another lossy generation, and without anything but its pixels', async () => {
    const camera = picture().withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } });
    const redrawn = await camera.jpeg({ quality: 80 }).toBuffer();
    const file = Buffer.concat([redrawn, Buffer.from('<?php evil(); ?>')]);

    const { jpeg, encodes, quality, width, height } = await fitPhoto(file, BUDGET);

    expect({ encodes, quality, width, height }).toEqual({
      encodes: 0,
      quality: null,
      width: 400,
      height: 300,
    });
    expect((await pixelsOf(jpeg)).equals(await pixelsOf(redrawn))).toBe(true);
    expect(readJpegFrame(jpeg).segments.filter((name) => /^(e.|fe)$/.test(name))).toEqual([]);
    for (const trace of ['Camera', 'Exif', 'evil']) expect(jpeg.includes(trace)).toBe(false);
    expect(jpeg.subarray(-2).toString('hex')).toBe('ffd9');
  });

  it('is the same after a second time', async () => {
    const { jpeg } = await fitPhoto(await picture().jpeg().toBuffer(), BUDGET);
    expect((await fitPhoto(jpeg, BUDGET)).jpeg.equals(jpeg)).toBe(true);
  });

  it('may have an orientation that says upright, and a profile that says sRGB', async () => {
    const file = await picture().withMetadata({ orientation: 1 }).jpeg().toBuffer();
    expect(await fitPhoto(file, BUDGET)).toMatchObject({ encodes: 0 });
  });

  it.each<[string, () => Promise<Buffer>]>([
    ['progressive', () => picture().jpeg({ progressive: true }).toBuffer()],
    ['4:4:4', () => picture().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()],
    ['gray', () => picture().toColourspace('b-w').jpeg().toBuffer()],
    ['CMYK', () => picture().toColourspace('cmyk').jpeg().toBuffer()],
    ['of another colour space', () => picture().withIccProfile('p3').jpeg().toBuffer()],
    ['no JPEG', () => picture().png().toBuffer()],
    [
      'stored lying',
      () =>
        toSharp(store(UPRIGHT, 'right', 'top'))
          .withMetadata({ orientation: 6 })
          .jpeg({ quality: 95 })
          .toBuffer(),
    ],
    ['larger than what is sent', () => toSharp(quarters(1200, 900)).jpeg().toBuffer()],
  ])('but is encoded anew when it is %s', async (_, write) => {
    const { jpeg, encodes } = await fitPhoto(await write(), BUDGET);
    expect(encodes).toBeGreaterThan(0);
    expect(readJpegFrame(jpeg)).toMatchObject({ sampling: ['22', '11', '11'] });
  });

  it('is encoded anew where the budget is smaller than it', async () => {
    const file = await toSharp(photoLike(600, 450)).jpeg({ quality: 90 }).toBuffer();
    const { jpeg, encodes } = await fitPhoto(file, { budgetBytes: 20_000 });
    expect(encodes).toBeGreaterThan(0);
    expect(jpeg.length).toBeLessThanOrEqual(20_000);
  });

  it('is refused all the same when it is damaged', async () => {
    const file = await picture().jpeg().toBuffer();
    const broken = Buffer.concat([
      file.subarray(0, Math.floor(file.length * 0.8)),
      Buffer.from('ffd9', 'hex'),
    ]);
    expect(keepPixels(broken, API_BUDGET_BYTES)).not.toBeNull();
    expect(await refusalOf(() => fitPhoto(broken, BUDGET))).toBe('PHOTO_UNREADABLE');
  });
});

describe('pixels are not kept', () => {
  const file = picture().jpeg().toBuffer();
  /** The file with something put before a marker of its header. */
  const inserted = async (marker: string, bytes: string): Promise<Buffer> => {
    const at = (await file).indexOf(marker, 0, 'hex');
    return Buffer.concat([
      (await file).subarray(0, at),
      Buffer.from(bytes, 'hex'),
      (await file).subarray(at),
    ]);
  };
  const ADOBE_RGB = 'ffee000e41646f626500640000000000';

  it.each([
    ['where Adobe says that there is no luma', () => inserted('ffc0', ADOBE_RGB)],
    ['where stray bytes stand between segments', () => inserted('ffc0', '000102')],
    ['where a restart stands between segments', () => inserted('ffc0', 'ffd0')],
    ['where a second frame is declared', () => inserted('ffc0', 'ffc0001108012c019003012200021101031101')],
    ['where there is a segment that nobody knows', () => inserted('ffc0', 'fff0000401')],
    [
      'where tables stand before the end',
      async () => Buffer.concat([(await file).subarray(0, -2), Buffer.from('ffdd00040000ffd9', 'hex')]),
    ],
    ['where there is no end', async () => (await file).subarray(0, -2)],
    ['of a header alone', async () => Buffer.from('ffd8ffc0', 'hex')],
  ])('%s', async (_, write) => {
    expect(keepPixels(await write(), API_BUDGET_BYTES)).toBeNull();
  });

  it('and the colours stay what they were where Adobe says that they are luma and colour', async () => {
    const kept = keepPixels(await inserted('ffc0', 'ffee000e41646f626500640000000001'), API_BUDGET_BYTES);
    expect(difference(await look(kept ?? Buffer.alloc(0)), UPRIGHT)).toBeLessThan(5);
  });
});
