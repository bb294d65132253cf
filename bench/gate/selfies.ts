/**
 * The faces of the package photos, each as a selfie: the pictures on which finder and quality gate are
 * measured. Six photos of 22 people: too few to say anything of the world, enough to see what goes wrong.
 */
import sharp from 'sharp';
import { type GroupPhoto, groupPhoto } from '../../dev/faces/package-photos';

/** Centre and width of a face, as parts of its photo's width and height; told by eye. */
type Label = readonly [x: number, y: number, width: number];

/** Faces towards the camera, and those that are turned away, look down or lie on a shoulder. */
const FACES: Readonly<
  Record<GroupPhoto, { readonly frontal: readonly Label[]; readonly turned: readonly Label[] }>
> = {
  sample1: {
    frontal: [[0.249, 0.371, 0.115]],
    turned: [
      [0.497, 0.437, 0.1],
      [0.828, 0.27, 0.11],
    ],
  },
  sample2: {
    frontal: [[0.79, 0.215, 0.115]],
    turned: [
      [0.214, 0.24, 0.1],
      [0.514, 0.262, 0.104],
    ],
  },
  sample3: {
    frontal: [
      [0.35, 0.34, 0.135],
      [0.613, 0.275, 0.14],
      [0.835, 0.325, 0.13],
    ],
    turned: [],
  },
  sample4: {
    frontal: [
      [0.194, 0.228, 0.125],
      [0.393, 0.135, 0.125],
      [0.543, 0.212, 0.12],
    ],
    turned: [[0.7, 0.183, 0.11]],
  },
  sample5: {
    frontal: [
      [0.374, 0.382, 0.085],
      [0.616, 0.221, 0.1],
      [0.245, 0.7, 0.12],
      [0.463, 0.154, 0.09],
      [0.768, 0.37, 0.115],
    ],
    turned: [],
  },
  sample6: {
    frontal: [
      [0.192, 0.408, 0.14],
      [0.826, 0.264, 0.14],
      [0.663, 0.292, 0.13],
      [0.386, 0.307, 0.125],
    ],
    turned: [],
  },
};

const PHOTOS: readonly GroupPhoto[] = ['sample1', 'sample2', 'sample3', 'sample4', 'sample5', 'sample6'];

export interface Selfie {
  readonly name: string;
  readonly isFrontal: boolean;
  /** A PNG of 756 × 1008 pixels: nothing is lost before it is made worse. */
  readonly file: Buffer;
  /** Pixels of the face across. */
  readonly faceWidth: number;
}

export const SELFIE = { width: 756, height: 1008 } as const;

/** Where the face is in a selfie, as parts of its width and height. */
export const FACE_CENTRE = { x: 0.5, y: 0.42 } as const;

/** Cuts 3:4 around a face; where the photo ends, its edge goes on. */
async function cut(photo: Buffer, [x, y, across]: Label, share: number): Promise<Buffer> {
  const { width: photoWidth = 0, height: photoHeight = 0 } = await sharp(photo).metadata();
  const width = Math.round((across * photoWidth) / share);
  const height = Math.round((width * SELFIE.height) / SELFIE.width);
  const left = Math.round(x * photoWidth - FACE_CENTRE.x * width);
  const top = Math.round(y * photoHeight - FACE_CENTRE.y * height);
  const inside = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    width: Math.min(photoWidth, left + width) - Math.max(0, left),
    height: Math.min(photoHeight, top + height) - Math.max(0, top),
  };
  const missing = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    right: Math.max(0, left + width - photoWidth),
    bottom: Math.max(0, top + height - photoHeight),
  };
  const part = await sharp(photo)
    .extract(inside)
    .extend({ ...missing, extendWith: 'copy' })
    .toBuffer();
  return sharp(part)
    .resize({ ...SELFIE, fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

async function cutAll(share: number): Promise<readonly Selfie[]> {
  const made = PHOTOS.map(async (name) => {
    const photo = await groupPhoto(name);
    const { frontal, turned } = FACES[name];
    return Promise.all(
      [...frontal, ...turned].map(async (label, i) => ({
        name: `${name}-${i + 1}`,
        isFrontal: i < frontal.length,
        file: await cut(photo, label, share),
        faceWidth: Math.round(share * SELFIE.width),
      })),
    );
  });
  return (await Promise.all(made)).flat();
}

const made = new Map<number, Promise<readonly Selfie[]>>();

/** Cut once per process. @param share of the face in the selfie's width */
export function selfies(share = 0.4): Promise<readonly Selfie[]> {
  const known = made.get(share) ?? cutAll(share);
  made.set(share, known);
  return known;
}
