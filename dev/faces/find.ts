/** Finds faces: SSD MobileNet v1 and the 68 landmarks, both of face-api. */
import { loadLibrary, type Tensor } from './library';
import type { Box, Pixels } from './pixels';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Face {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  /** 68 points in the order of iBUG 300-W: chin, brows, nose, eyes, mouth. */
  readonly landmarks: readonly Point[];
}

/** face-api's own default: below, hands and lamps are faces. */
const MIN_SCORE = 0.5;

/** Puts pixels into the backend while `work` lasts. */
export async function withTensor<Done>(
  { data, width, height }: Pixels,
  work: (picture: Tensor) => Promise<Done>,
): Promise<Done> {
  const { tensor3d } = await loadLibrary();
  const picture = tensor3d(data, [height, width, 3], 'int32');
  try {
    return await work(picture);
  } finally {
    picture.dispose();
  }
}

/**
 * All faces of an upright picture, the largest first. Loads the library on first use.
 *
 * @param minScore between 0 and 1 @default 0.5
 */
export async function findFaces(pixels: Pixels, minScore = MIN_SCORE): Promise<readonly Face[]> {
  const { detectAllFaces, SsdMobilenetv1Options } = await loadLibrary();
  const options = new SsdMobilenetv1Options({ minConfidence: minScore });
  const found = await withTensor(pixels, (picture) => detectAllFaces(picture, options).withFaceLandmarks());
  return found
    .map(({ detection: { box, score }, landmarks: { positions } }) => ({
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
      score,
      landmarks: positions.map(({ x, y }) => ({ x, y })),
    }))
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
}
