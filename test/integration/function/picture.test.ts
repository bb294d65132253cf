import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { personFor } from '../../../dev/face-api';
import { readLedger } from '../../../dev/ledger-row';
import { drawPortrait, isUpright, type SampleOptions } from '../../../dev/sample-photo';
import { verifyOnce } from '../../../dev/verification';
import { type RunningService, runService } from './running-service';

let running: RunningService;

beforeAll(async () => {
  running = await runService();
});

afterAll(() => running.close());

const TWELVE_MEGAPIXELS = { width: 3024, height: 4032 } as const;

describe('a photo that is sent', () => {
  it.each<[string, SampleOptions]>([
    [
      'of 12 megapixels, stored turned, with camera and place',
      { ...TWELVE_MEGAPIXELS, format: 'jpeg', orientation: 6, noise: true, exif: true },
    ],
    ['of 2 megapixels', { width: 1224, height: 1632, format: 'jpeg', noise: true }],
    ['as PNG', { width: 1200, height: 1600, format: 'png', noise: true }],
    ['as WebP', { width: 1200, height: 1600, format: 'webp', noise: true }],
    ['as BMP', { width: 900, height: 1200, format: 'bmp', noise: true }],
    ['so small that it fits inline', { width: 480, height: 640, format: 'jpeg', orientation: 3, exif: true }],
  ])('%s arrives upright, as a JPEG within the budget, with nothing but pixels', async (_, options) => {
    const { name, idNumber } = personFor('status-1');
    const photo = await drawPortrait(options);
    const report = await verifyOnce(running.service.cloudbase, { name, idNumber, photo });
    expect(report).toMatchObject({ state: 'pass', charged: 'yes' });

    const arrived = running.faceApi.picture(report.requestId ?? '') ?? Buffer.alloc(0);
    expect(arrived).toHaveLength(report.imageBytes ?? -1);
    expect(arrived.length).toBeLessThanOrEqual(75_000);
    expect(await isUpright(arrived)).toBe(true);
    const { format, exif, icc, orientation, chromaSubsampling, isProgressive } =
      await sharp(arrived).metadata();
    expect({ format, exif, icc, orientation, chromaSubsampling, isProgressive }).toEqual({
      ...{ format: 'jpeg', exif: undefined, icc: undefined, orientation: undefined },
      ...{ chromaSubsampling: '4:2:0', isProgressive: false },
    });
    expect(running.faceApi.calls.at(-1)?.picture).toMatchObject({ spaceInsteadOfPlus: false });
    // What went through the cloud's storage is gone.
    expect(running.service.cloudbase.storage.paths()).toEqual([]);
  });
});

describe('a photo on which nobody can be seen', () => {
  it('is refused by name before anything is paid, and counted in the ledger', async () => {
    const { name, idNumber } = personFor('status-1');
    const drawn = await drawPortrait({ width: 1200, height: 1600, format: 'jpeg', noise: true });
    const photo = await sharp(drawn).linear(0.06, 0).jpeg().toBuffer();
    const before = running.faceApi.calls.length;
    const report = await verifyOnce(running.service.cloudbase, { name, idNumber, photo });
    expect(report).toMatchObject({ code: 'PHOTO_TOO_DARK', charged: 'no' });
    expect(running.faceApi.calls).toHaveLength(before);
    expect(readLedger(running.service.cloudbase).at(-1)).toMatchObject({
      imageBytes: 0,
      decision: { state: 'refused', code: 'PHOTO_TOO_DARK', charged: 'no', sends: 0 },
    });
    expect(running.service.cloudbase.storage.paths()).toEqual([]);
  });
});
