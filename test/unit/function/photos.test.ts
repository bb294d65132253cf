import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { selfies } from '../../../bench/gate/selfies';
import { createPhotos } from '../../../cloudfunctions/face-verify/src/photos';
import type { PhotoGate, TakenPhoto } from '../../../cloudfunctions/face-verify/src/ports';
import { attemptId } from '../actions/memory-services';

async function take(gate: PhotoGate, light: number): Promise<TakenPhoto> {
  const [selfie] = await selfies();
  const file = await sharp(selfie?.file).linear(light, 0).jpeg().toBuffer();
  const photos = createPhotos({
    ...{ environment: null, budgetBytes: 75_000, gate },
    log: () => undefined,
    now: () => 0,
  });
  return photos.take({ base64: file.toString('base64') }, attemptId(1));
}

describe('a photo that is taken in', () => {
  it('is made to fit where it is good', async () => {
    const taken = await take('refuse', 1);
    expect(taken).toMatchObject({ kind: 'fit', warnings: [] });
    expect(taken.kind === 'fit' && taken.jpeg.length).toBeGreaterThan(10_000);
  });

  it('is sent with a warning where it could be better', async () => {
    expect(await take('refuse', 0.4)).toMatchObject({ kind: 'fit', warnings: ['PHOTO_TOO_DARK'] });
  });

  it('is kept back where nobody can be seen', async () => {
    expect(await take('refuse', 0.08)).toEqual({ kind: 'refused', code: 'PHOTO_TOO_DARK', imageMs: 0 });
  });

  it('is sent all the same where the operator says so', async () => {
    expect(await take('warn', 0.08)).toMatchObject({ kind: 'fit', warnings: ['PHOTO_TOO_DARK'] });
  });
});
