import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  isRedrawCanvas,
  type RedrawCanvas,
  redrawSelfie,
} from '../../../../miniprogram/components/face-camera/redraw';
import { PHONE_BUDGET_BYTES } from '../../../../miniprogram/contract/image';

interface Drawing {
  turned: number;
  drawn: number[];
  sizes: number[][];
  qualities: number[];
}

/** A canvas whose JPEG has the bytes that a rule gives for each quality. */
function canvasOf(
  bytesAt: (quality: number) => number,
  picture = { width: 3024, height: 4032 },
  type = 'jpeg',
) {
  const drawing: Drawing = { turned: 0, drawn: [], sizes: [], qualities: [] };
  const context = {
    translate: () => undefined,
    rotate: (angle: number) => {
      drawing.turned = angle;
    },
    drawImage: (_: unknown, ...box: number[]) => {
      drawing.drawn = box;
      drawing.sizes.push([canvas.width, canvas.height]);
    },
  };
  const canvas = {
    width: 0,
    height: 0,
    createImage: () => {
      const image = { ...picture, onload: () => undefined, onerror: () => undefined };
      Object.defineProperty(image, 'src', {
        set: (path: string) => queueMicrotask(() => (path === 'broken' ? image.onerror() : image.onload())),
      });
      return image;
    },
    getContext: () => context,
    toDataURL: (_: string, quality: number) => {
      drawing.qualities.push(Math.round(quality * 100));
      const bytes = bytesAt(quality * 100);
      return `data:image/${type};base64,${Buffer.alloc(bytes).toString('base64')}`;
    },
  };
  return { canvas, drawing };
}

const isCanvas = (canvas: object): RedrawCanvas => {
  if (!isRedrawCanvas(canvas)) throw new Error('not a canvas');
  return canvas;
};

const info = (result: object | null) => {
  Object.assign(globalThis, {
    wx: {
      getImageInfo: ({ success, fail }: { success: (r: object) => void; fail: () => void }) =>
        result === null ? fail() : success(result),
    },
  });
};

describe('redrawing a selfie', () => {
  beforeEach(() => info(null));

  it('gives a small JPEG after one encode where the first fits', async () => {
    const { canvas, drawing } = canvasOf(() => 50_000);
    await expect(redrawSelfie(isCanvas(canvas), 'p')).resolves.toMatchObject({ bytes: 50_000, encodes: 1 });
    expect(drawing.sizes).toEqual([[756, 1008]]);
  });

  it('fits a large picture by prediction, within three encodes', async () => {
    const { canvas, drawing } = canvasOf((quality) => Math.round(1_800 * quality));
    const { bytes, encodes } = await redrawSelfie(isCanvas(canvas), 'p');
    expect(bytes).toBeLessThanOrEqual(PHONE_BUDGET_BYTES);
    expect(encodes).toBeLessThanOrEqual(3);
    expect(drawing.qualities[0]).toBe(78);
  });

  it('turns a picture that lies on its side', async () => {
    info({ width: 4032, height: 3024, orientation: 'right' });
    const { canvas, drawing } = canvasOf(() => 1_000, { width: 4032, height: 3024 });
    await redrawSelfie(isCanvas(canvas), 'p');
    expect(drawing.turned).toBeCloseTo(Math.PI / 2);
    expect(drawing.sizes).toEqual([[756, 1008]]);
    expect(drawing.drawn).toEqual([-504, -378, 1008, 756]);
  });

  it('leaves no pixels of the face behind', async () => {
    const { canvas } = canvasOf(() => 1_000);
    await redrawSelfie(isCanvas(canvas), 'p');
    expect([canvas.width, canvas.height]).toEqual([1, 1]);
  });

  it.each([
    ['nothing ever fits', canvasOf(() => 500_000), 'p'],
    ['the phone answers with png', canvasOf(() => 1_000, undefined, 'png'), 'p'],
    ['the file is broken', canvasOf(() => 1_000), 'broken'],
    ['the picture has no size', canvasOf(() => 1_000, { width: 0, height: 0 }), 'p'],
  ])('fails, so that the file goes by the other way, when %s', async (_, { canvas }, path) => {
    await expect(redrawSelfie(isCanvas(canvas), path)).rejects.toMatchObject({ name: 'CallFailed' });
  });

  it('does not take an old canvas for one that can encode', () => {
    expect([null, {}, { createImage: () => undefined }].map(isRedrawCanvas)).toEqual([false, false, false]);
  });
});
