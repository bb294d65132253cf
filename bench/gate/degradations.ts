/** What goes wrong with selfies, done to good ones. Lengths are shares of the face's width. */
import sharp, { type Sharp } from 'sharp';
import { randomPixels } from './faceless';
import { SELFIE, type Selfie } from './selfies';

export interface Variant {
  readonly name: string;
  /** A photo that the gate must not refuse. */
  readonly isGood: boolean;
  readonly make: (selfie: Selfie) => Promise<Buffer>;
}

const GREY = { background: '#777' } as const;

const jpeg = (image: Sharp, quality = 85): Promise<Buffer> => image.jpeg({ quality }).toBuffer();

const done =
  (work: (image: Sharp, selfie: Selfie) => Sharp, quality?: number) =>
  (selfie: Selfie): Promise<Buffer> =>
    jpeg(work(sharp(selfie.file), selfie), quality);

const light = (factor: number) => done((image) => image.linear(factor, 0));
const blur = (share: number) => done((image, { faceWidth }) => image.blur(share * faceWidth));

/** The grain of a small sensor at night. */
async function withNoise({ file }: Selfie): Promise<Buffer> {
  const grain = await sharp(randomPixels(SELFIE.width, SELFIE.height, 3), {
    raw: { ...SELFIE, channels: 3 },
  })
    .linear(0.2, 0)
    .png({ compressionLevel: 1 })
    .toBuffer();
  return jpeg(
    sharp(file)
      .linear(0.75, 0)
      .composite([{ input: grain, blend: 'add' }]),
  );
}

/** The person in shade, everything around him in the sun. */
async function backlit({ file, faceWidth }: Selfie): Promise<Buffer> {
  const [radius, x, y] = [faceWidth * 0.8, SELFIE.width / 2, SELFIE.height * 0.45];
  const mask = Buffer.alloc(SELFIE.width * SELFIE.height);
  for (let row = 0; row < SELFIE.height; row += 1) {
    for (let column = 0; column < SELFIE.width; column += 1) {
      const isBehind = Math.hypot(column - x, (row - y) / 1.5) > radius && row < SELFIE.height * 0.75;
      mask[row * SELFIE.width + column] = isBehind ? 255 : 0;
    }
  }
  const sky = await sharp({ create: { ...SELFIE, channels: 3, background: '#eee' } })
    .joinChannel(mask, { raw: { ...SELFIE, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return jpeg(
    sharp(file)
      .linear(0.45, 0)
      .composite([{ input: sky }]),
  );
}

const good = (name: string, make: Variant['make']): Variant => ({ name, isGood: true, make });
const bad = (name: string, make: Variant['make']): Variant => ({ name, isGood: false, make });

export const VARIANTS: readonly Variant[] = [
  good(
    'as taken',
    done((image) => image),
  ),
  good(
    'mirrored',
    done((image) => image.flop()),
  ),
  good(
    'tilted 8° left',
    done((image) => image.rotate(-8, GREY)),
  ),
  good(
    'tilted 8° right',
    done((image) => image.rotate(8, GREY)),
  ),
  good('light × 0.6', light(0.6)),
  good('light × 1.3', light(1.3)),
  good(
    'a third of the contrast',
    done((image) => image.linear(1 / 3, 80)),
  ),
  good(
    'black and white',
    done((image) => image.greyscale()),
  ),
  good(
    'JPEG quality 30',
    done((image) => image, 30),
  ),
  good(
    '400 pixels high',
    done((image) => image.resize({ height: 400 })),
  ),
  good('noise of a small sensor', withNoise),
  good('blurred 0.7 %', blur(0.007)),
  bad('light × 0.25', light(0.25)),
  bad('light × 0.1', light(0.1)),
  bad('light × 0.05', light(0.05)),
  bad('light × 2.5', light(2.5)),
  bad('light × 6', light(6)),
  bad('light from behind', backlit),
  bad('blurred 1.5 %', blur(0.015)),
  bad('blurred 3 %', blur(0.03)),
  bad('blurred 5 %', blur(0.05)),
  bad(
    'lying on the side',
    done((image) => image.rotate(90)),
  ),
  bad(
    'upside down',
    done((image) => image.rotate(180)),
  ),
];
