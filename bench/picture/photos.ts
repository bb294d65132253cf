/** The photos of the bench: drawn, and those of a package, whole and one face of them, each at several sizes. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { GROUP_PHOTOS, groupPhoto, PORTRAIT_NAMES, portrait } from '../../dev/faces/package-photos';
import { drawPortrait } from '../../dev/sample-photo';

/** Upright, 3:4. */
export const SIZES = [
  { megapixels: 2, width: 1224, height: 1632 },
  { megapixels: 8, width: 2448, height: 3264 },
  { megapixels: 12, width: 3024, height: 4032 },
  { megapixels: 50, width: 6120, height: 8160 },
] as const;

export type BenchSize = (typeof SIZES)[number];

export interface BenchPhoto {
  readonly path: string;
  readonly file: Buffer;
  /** Whether a face comparison can say something of it. */
  readonly isFace: boolean;
}

/** Grain as of a sensor: a real photo that is enlarged would compress far too well. */
async function grainy(
  photo: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 9 } as const;
  const grain = await sharp({ create: { width: 1024, height: 1024, channels: 3, background: '#888', noise } })
    .png()
    .toBuffer();
  return sharp(photo)
    .resize({ width, height, fit: 'cover' })
    .composite([{ input: grain, tile: true, blend: 'soft-light' }])
    .jpeg({ quality: 90, progressive: width * height > 40e6 })
    .toBuffer();
}

/** Writes the photos of one size into a folder; those of 50 megapixels of the package are progressive. */
export async function benchPhotos(size: BenchSize, folder: string): Promise<readonly BenchPhoto[]> {
  const { width, height, megapixels } = size;
  const drawn = await drawPortrait({
    width,
    height,
    format: 'jpeg',
    orientation: 6,
    noise: true,
    exif: true,
  });
  const faces = await Promise.all(
    PORTRAIT_NAMES.slice(0, megapixels < 50 ? 2 : 1).map(async (name) => grainy(await portrait(name), size)),
  );
  const scenes = await Promise.all(
    GROUP_PHOTOS.slice(0, megapixels < 50 ? undefined : 1).map(async (name) =>
      grainy(await groupPhoto(name), { width: height, height: width }),
    ),
  );
  const files = [
    ...[drawn, ...scenes].map((file) => ({ file, isFace: false })),
    ...faces.map((file) => ({ file, isFace: true })),
  ];
  return Promise.all(
    files.map(async ({ file, isFace }, i) => {
      const path = join(folder, `${megapixels}-${i}.jpg`);
      await writeFile(path, file);
      return { path, file, isFace };
    }),
  );
}
