import { describe, expect, it } from '@jest/globals';
import { fitPhoto } from '../../../cloudfunctions/face-verify/src/image';
import { fitPixels } from '../../../cloudfunctions/face-verify/src/image/fit';
import { API_BUDGET_BYTES } from '../../../miniprogram/contract/image';
import { difference, draw, enlarged, look, noise, photoLike, quarters, toSharp } from './drawings';
import { store } from './exif-orientations';
import { readJpegFrame } from './jpeg-segments';
import { refusalOf } from './refusal';

const BUDGET = { budgetBytes: API_BUDGET_BYTES };

describe('a photo of 12 megapixels that lies on its side', () => {
  it('arrives upright, bare and within the budget', async () => {
    const lying = enlarged(store(quarters(300, 400), 'right', 'top'), 10).withIccProfile('p3');
    const located = lying.withExif({ IFD3: { GPSLatitude: '39/1 54/1 0/1' } });
    const file = await located.withMetadata({ orientation: 6 }).jpeg({ quality: 90 }).toBuffer();
    expect(readJpegFrame(file).segments).toEqual(expect.arrayContaining(['e1', 'e2']));

    const fitted = await fitPhoto(file, BUDGET);

    expect(fitted).toMatchObject({ width: 756, height: 1008 });
    expect(fitted.jpeg.length).toBeLessThanOrEqual(API_BUDGET_BYTES);
    expect(difference(await look(fitted.jpeg), quarters(756, 1008))).toBeLessThan(3);
    expect(readJpegFrame(fitted.jpeg)).toEqual({
      // Quantisation, one baseline frame, Huffman tables, the scan: no EXIF, no ICC, no comment.
      segments: ['db', 'db', 'c0', 'c4', 'c4', 'c4', 'c4', 'da'],
      sampling: ['22', '11', '11'],
    });
  });
});

describe('the budget', () => {
  const detailed = photoLike(1400, 1050);

  it.each([75_000, 60_000, 40_000])(
    'of %i bytes is used to 88 %% where there is detail',
    async (budgetBytes) => {
      const file = await toSharp(detailed).jpeg({ quality: 92 }).toBuffer();
      const { jpeg, encodes, width, height } = await fitPhoto(file, { budgetBytes });
      expect(jpeg.length).toBeLessThanOrEqual(budgetBytes);
      expect(jpeg.length).toBeGreaterThanOrEqual(0.88 * budgetBytes);
      expect(encodes).toBeLessThanOrEqual(3);
      expect([width, height]).toEqual([1008, 756]);
    },
  );

  it('is not filled for its own sake where there is little to show', async () => {
    const { jpeg, quality, encodes } = await fitPhoto(
      await toSharp(quarters(1000, 800)).png().toBuffer(),
      BUDGET,
    );
    expect(quality).toBe(92);
    expect(encodes).toBe(2);
    expect(jpeg.length).toBeLessThan(API_BUDGET_BYTES / 2);
  });

  it('is kept by a picture that was within it, too, upright and bare', async () => {
    const small = await toSharp(quarters(300, 200)).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(small.length).toBeLessThan(API_BUDGET_BYTES);
    const { jpeg, width, height } = await fitPhoto(small, BUDGET);
    expect([width, height]).toEqual([200, 300]);
    expect(readJpegFrame(jpeg).segments).not.toContain('e1');
  });
});

describe('pure noise', () => {
  it.each([75_000, 30_000, 15_000, 5000])('fits into %i bytes by getting smaller', async (budgetBytes) => {
    const { jpeg, width, height, encodes } = await fitPixels(noise(1008, 756), budgetBytes);
    expect(jpeg.length).toBeLessThanOrEqual(budgetBytes);
    // Seven sizes, one encode for most: what failed at one size is where the next begins.
    expect(encodes).toBeLessThanOrEqual(12);
    expect(await look(jpeg)).toMatchObject({ width, height });
    expect(width).toBeGreaterThanOrEqual(64);
  });

  it.each([300, 1, 0])(
    'is refused after a bounded search where it cannot fit into %f bytes',
    async (budgetBytes) => {
      expect(await refusalOf(() => fitPixels(noise(1008, 756), budgetBytes))).toBe('PHOTO_CANNOT_FIT');
    },
  );
});

describe('a picture of one colour', () => {
  it('fits in whatever holds a header', async () => {
    const { jpeg } = await fitPixels(
      draw(400, 300, () => [10, 10, 10]),
      2500,
    );
    expect(jpeg.length).toBeLessThanOrEqual(2500);
  });
});
