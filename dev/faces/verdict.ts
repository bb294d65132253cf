/** From two faces to the answer that a seller gives. */
import type { Comparison } from '../face-api';
import { statusAt } from './bands';
import { type Descriptor, describeFace, distance } from './describe';
import { findFaces } from './find';
import { decodePixels, type Pixels } from './pixels';

/** The one face of a photo, or how many there are instead. */
export type OneFace =
  | { readonly ok: true; readonly descriptor: Descriptor }
  | { readonly ok: false; readonly faces: number };

export async function describeOneFace(pixels: Pixels): Promise<OneFace> {
  const faces = await findFaces(pixels);
  const [face] = faces;
  if (face === undefined || faces.length > 1) return { ok: false, faces: faces.length };
  return { ok: true, descriptor: await describeFace(pixels, face.landmarks) };
}

/**
 * Compares a picture with an enrolled face. No face, or several, is a picture that the seller does not take.
 *
 * @throws the decoder's error for what is no picture
 */
export async function compareWith(enrolled: Descriptor, picture: Buffer): Promise<Comparison> {
  const found = await describeOneFace(await decodePixels(picture));
  if (!found.ok) return { status: '-4', faces: found.faces, distance: null };
  const measured = distance(enrolled, found.descriptor);
  return { status: statusAt(measured), faces: 1, distance: measured };
}
