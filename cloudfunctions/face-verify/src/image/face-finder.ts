/**
 * The seam of the face finder: what is looked at, and what is seen. Whoever finds faces implements
 * {@link FaceFinder}; the fit, which enlarges small faces, and the gate, which judges, know this alone.
 */
import type { Size } from './guard';

/** Luma of an upright picture, one byte per pixel, top row first. */
export interface GrayPixels extends Size {
  readonly data: Uint8Array;
}

/** A square around a face, in pixels of the picture that it belongs to. It may reach over the edge. */
export interface FaceBox {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** How sure the finder is, in its own measure; only good for comparing boxes of one picture. */
  readonly strength: number;
}

/**
 * Finds faces, strongest first; none is an answer, too. Boxes are in pixels of `gray`.
 *
 * @throws whatever is wrong with the finder itself, never for a picture
 */
export type FaceFinder = (gray: GrayPixels) => Promise<readonly FaceBox[]>;

/** The same box in a picture of another size: `scale` is the new width through the old one. */
export function scaleBox({ left, top, side, strength }: FaceBox, scale: number): FaceBox {
  return { left: left * scale, top: top * scale, side: side * scale, strength };
}
