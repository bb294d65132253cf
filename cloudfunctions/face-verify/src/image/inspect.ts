/** Between decode and fit: what is seen in the pixels that were decoded anyway, before money is spent on them. */
import type { Pixels } from './decode';
import { type FaceBox, type FaceFinder, type GrayPixels, scaleBox } from './face-finder';
import { lookInGray } from './gray';

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

/** Looks for faces, if there is a finder. */
export async function lookAt(pixels: Pixels, findFaces: FaceFinder | null): Promise<Look> {
  const { gray, factor } = lookInGray(pixels);
  if (findFaces === null) return { pixels, gray, faces: null, enlargedBy: 1 };
  const found = await findFaces(gray);
  return { pixels, gray, faces: found.map((box) => scaleBox(box, factor)), enlargedBy: 1 };
}
