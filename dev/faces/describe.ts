/** Describes a face by 128 numbers, so that two pictures can be compared. */

import { cutOut } from './cut-out';
import type { Point } from './find';
import { withTensor } from './find';
import { loadLibrary } from './library';
import type { Box, Pixels } from './pixels';

/** 128 numbers; the same face again is near, by {@link distance}. */
export type Descriptor = Float32Array;

/** Side of the square that the recognition net takes. */
const NET_SIDE = 150;

/** dlib's alignment, as face-api applies it: where the middle of eyes and mouth lies, and how far they are. */
const MIDDLE = { x: 0.5, y: 0.43 } as const;
const EYES_TO_MOUTH = 0.45;

/** Ranges of the 68 landmarks. */
const LEFT_EYE = [36, 42] as const;
const RIGHT_EYE = [42, 48] as const;
const MOUTH = [48, 68] as const;

function mean(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

const between = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The square around a face that is compared. */
export function alignedBox(landmarks: readonly Point[]): Box {
  const [left, right, mouth] = [LEFT_EYE, RIGHT_EYE, MOUTH].map(([from, to]) =>
    mean(landmarks.slice(from, to)),
  );
  if (left === undefined || right === undefined || mouth === undefined) throw new RangeError('no landmarks');
  const side = (between(left, mouth) + between(right, mouth)) / 2 / EYES_TO_MOUTH;
  const middle = mean([left, right, mouth]);
  return { x: middle.x - MIDDLE.x * side, y: middle.y - MIDDLE.y * side, width: side, height: side };
}

/**
 * The descriptor of the face at these landmarks.
 *
 * Finding a face again moves a descriptor by 0.08 to 0.10 (image.md). So whoever asks what a new encoding
 * did to a face finds it once, and takes the same landmarks, scaled, for both: {@link scaleLandmarks}.
 */
export async function describeFace(pixels: Pixels, landmarks: readonly Point[]): Promise<Descriptor> {
  const { nets } = await loadLibrary();
  const face = cutOut(pixels, alignedBox(landmarks), NET_SIDE);
  return withTensor(face, (tensor) => nets.faceRecognitionNet.computeFaceDescriptor(tensor));
}

/** The same points in the same picture at another size. */
export function scaleLandmarks(
  landmarks: readonly Point[],
  from: Pick<Pixels, 'width' | 'height'>,
  to: Pick<Pixels, 'width' | 'height'>,
): readonly Point[] {
  return landmarks.map(({ x, y }) => ({ x: (x * to.width) / from.width, y: (y * to.height) / from.height }));
}

/** Euclidean; 0 for the same descriptor. */
export function distance(a: Descriptor, b: Descriptor): number {
  return Math.hypot(...a.map((value, i) => value - (b[i] ?? Number.NaN)));
}
