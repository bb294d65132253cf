/** The face finder of the product, and how sure it is. Figures: `npm run bench -- finders`, docs/picture.md. */
import { faceCascades } from './cascade';
import type { FaceBox, FaceFinder } from './face-finder';
import { type Scan, scanForFaces, uniteFaces } from './pico';

/** In smaller windows the trees see too little of a face, and there are the most of them. */
const SMALLEST_PIXELS = 28;
const SCAN: Scan = { smallest: SMALLEST_PIXELS, step: 0.1, growth: 1.1 };

/** Weaker boxes are windows that fell together: patterns on clothes, a hand. */
const SEEN_STRENGTH = 8;
/** Of what was measured without a face, blurred noise alone is surer. */
const SURE_STRENGTH = 20;

export const isSureFace = ({ strength }: FaceBox): boolean => strength >= SURE_STRENGTH;

/** Faces that lean by about 40° at most, the others only where no upright one is sure. Finding none proves nothing. */
export const findFaces: FaceFinder = async (gray) => {
  const { upright, leaning } = faceCascades();
  const faces = scanForFaces(upright, gray, SCAN);
  const found = faces.some(isSureFace)
    ? faces
    : uniteFaces([...faces, ...leaning.flatMap((cascade) => scanForFaces(cascade, gray, SCAN))]);
  return found.filter(({ strength }) => strength >= SEEN_STRENGTH);
};
