/** How much an encoding changed a face, as a comparison would see it. */
import { describeFace, distance, scaleLandmarks } from './describe';
import { findFaces } from './find';
import { decodePixels } from './pixels';

/** Longer sides show the comparison nothing more: a face is 150 pixels across when it is described. */
const REFERENCE_LONG_SIDE = 2016;

/**
 * The distance between the largest face of `original` and the same place of `encoded`, at fixed alignment:
 * it is found once, in the original. Both upright, the whole frame at any size.
 *
 * About 0.01 for a resize without loss; a decision is made at 0.55 to 0.60 (image.md).
 *
 * @returns null where the original shows no face
 */
export async function embeddingShift(original: Buffer, encoded: Buffer): Promise<number | null> {
  const [before, after] = await Promise.all([
    decodePixels(original, REFERENCE_LONG_SIDE),
    decodePixels(encoded, REFERENCE_LONG_SIDE),
  ]);
  const [face] = await findFaces(before);
  if (face === undefined) return null;
  const here = await describeFace(before, face.landmarks);
  const there = await describeFace(after, scaleLandmarks(face.landmarks, before, after));
  return distance(here, there);
}
