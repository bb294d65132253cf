/** Between decode and fit: what is seen in the pixels that were decoded anyway, before money is spent on them. */
import type { Pixels } from './decode';
import { type FaceBox, type FaceFinder, type GrayPixels, scaleBox } from './face-finder';
import { isSureFace } from './find-faces';
import { type GrayLook, lookInGray } from './gray';

export interface Look {
  /** What would be sent, whole: upright sRGB. */
  readonly pixels: Pixels;
  /** The same picture in gray, about 240 pixels on its long side. */
  readonly gray: GrayPixels;
  /** In pixels of `pixels`, strongest first. Null where nobody looked for faces. */
  readonly faces: readonly FaceBox[] | null;
  /** How many times as wide as in `pixels` a face is sent: more than 1 where a small one gets the pixels. */
  readonly enlargedBy: number;
}

/** A face of a tenth of the width is nothing in the small gray picture, and sure in one of twice the size. */
const FINER = 2;

/** Looks for faces, if there is a finder; twice where the first look, a third of the price, saw none for sure. */
export async function lookAt(pixels: Pixels, findFaces: FaceFinder | null): Promise<Look> {
  const first = lookInGray(pixels);
  const look = { pixels, gray: first.gray, enlargedBy: 1 };
  if (findFaces === null) return { ...look, faces: null };
  const facesIn = async ({ gray, factor }: GrayLook): Promise<readonly FaceBox[]> =>
    (await findFaces(gray)).map((box) => scaleBox(box, factor));
  const faces = await facesIn(first);
  const finer = lookInGray(pixels, FINER);
  // A picture of a few hundred pixels has no more of them.
  if (faces.some(isSureFace) || finer.factor === first.factor) return { ...look, faces };
  const again = await facesIn(finer);
  return { ...look, faces: again.length > 0 ? again : faces };
}
