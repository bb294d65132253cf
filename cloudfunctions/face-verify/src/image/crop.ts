/** A small face gets the pixels: where to cut, and how much larger to decode. Pure. */
import type { FaceBox } from './face-finder';
import type { Size } from './guard';

/** Pixels across from which a face is compared as well as it can be (image.md). */
const ENOUGH_FACE_PIXELS = 200;
/** Side of the box that a small face is decoded at, if the photo has the pixels: of a finder's box a face fills six tenths at least. */
const AIM_BOX_PIXELS = Math.floor(ENOUGH_FACE_PIXELS / 0.6);
/** Left of each side of the face, in sides of the face: hair, chin, and shoulders are seen. */
const MARGIN = 1;
/** Decoding a second time is worth it for so many times the pixels across, not for less. */
const WORTH = 1.1;
/** The strongest box must be so many times as strong as the next, or nobody knows whose face counts. */
const CLEARLY = 2;

export interface Region extends Size {
  readonly left: number;
  readonly top: number;
}

export interface Crop {
  /** Of the picture to decode, in pixels; the region is in that picture. */
  readonly longSide: number;
  readonly region: Region;
}

function theFace(faces: readonly FaceBox[]): FaceBox | null {
  const [first, second] = [...faces].sort((a, b) => b.strength - a.strength);
  if (first === undefined) return null;
  return second === undefined || first.strength >= CLEARLY * second.strength ? first : null;
}

/**
 * What to cut out around the one small face, or null to send the whole picture.
 *
 * @param decoded the whole picture as it would be sent, in which `faces` were found
 * @param source the photo as it was taken, upright
 */
export function cropAround(faces: readonly FaceBox[], decoded: Size, source: Size): Crop | null {
  const face = theFace(faces);
  if (face === null) return null;
  const available = Math.max(source.width, source.height) / Math.max(decoded.width, decoded.height);
  const scale = Math.min(AIM_BOX_PIXELS / face.side, available);
  if (scale < WORTH) return null;

  const clip = (from: number, to: number, end: number): readonly [number, number] => {
    const start = Math.max(0, Math.floor(from * scale));
    return [start, Math.min(Math.floor(end * scale), Math.ceil(to * scale)) - start];
  };
  const margin = MARGIN * face.side;
  const [left, width] = clip(face.left - margin, face.left + face.side + margin, decoded.width);
  const [top, height] = clip(face.top - margin, face.top + face.side + margin, decoded.height);
  if (Math.min(width, height) < ENOUGH_FACE_PIXELS) return null;
  const longSide = Math.ceil(Math.max(decoded.width, decoded.height) * scale);
  return { longSide, region: { left, top, width, height } };
}
