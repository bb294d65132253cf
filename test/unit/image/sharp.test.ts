import { describe, expect, it, jest } from '@jest/globals';
import { loadSharp } from '../../../cloudfunctions/face-verify/src/image/sharp';
import { quarters, toSharp } from './drawings';

describe('sharp', () => {
  it('is loaded once, also for callers at the same time', async () => {
    const [first, second] = await Promise.all([loadSharp(), loadSharp()]);
    expect(first).toBe(second);
  });

  it('is loaded on first use, and tried again where it could not be loaded', async () => {
    let loads = 0;
    const broken = (): never => {
      loads += 1;
      throw new Error('no native library for this platform');
    };
    await jest.isolateModulesAsync(async () => {
      jest.doMock('sharp', broken);
      const image = await import('../../../cloudfunctions/face-verify/src/image');
      expect(loads).toBe(0);
      const file = await toSharp(quarters(200, 200)).jpeg().toBuffer();
      const run = (): Promise<unknown> => image.fitPhoto(file, { budgetBytes: 75_000 });
      // Not the photo's fault: the error stays what it is, for the operator's log.
      await expect(run()).rejects.toThrow('no native library');
      await expect(run()).rejects.toThrow('no native library');
      expect(loads).toBe(2);
      jest.dontMock('sharp');
      await expect(run()).resolves.toMatchObject({ width: 200, height: 200 });
    });
  });

  it('opens no SVG, GIF or TIFF, even where the check of the first bytes is passed by', async () => {
    const sharp = await loadSharp();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>');
    const gif = await toSharp(quarters(30, 30)).gif().toBuffer();
    const tiff = await toSharp(quarters(30, 30)).tiff().toBuffer();
    for (const file of [svg, gif, tiff]) {
      await expect(sharp(file).metadata()).rejects.toThrow('unsupported image format');
    }
  });

  it('opens no file by its name', async () => {
    const sharp = await loadSharp();
    await expect(sharp(__filename).metadata()).rejects.toThrow();
  });

  it('keeps nothing of a picture, and one thread for each', async () => {
    const sharp = await loadSharp();
    expect(sharp.cache()).toMatchObject({ memory: { max: 0 }, items: { max: 0 } });
    expect(sharp.concurrency()).toBe(1);
  });
});
