/** The face finder of the product, and how sure it is. Figures: `npm run bench -- finders`, docs/picture.md. */
import { faceCascade } from './cascade';
import type { FaceBox, FaceFinder } from './face-finder';
import { type Scan, scanForFaces } from './pico';

/** A face narrower than a tenth of the long side is not looked for: selfies have none, and it costs most. */
const SMALLEST_SHARE = 0.1;
const SCAN: Omit<Scan, 'smallest'> = { step: 0.1, growth: 1.1 };

/** Weaker boxes are windows that fell together: patterns on clothes, a hand. */
const SEEN_STRENGTH = 5;
/** No box without a face came near in what was measured. */
const SURE_STRENGTH = 20;

/** Upright faces, tilted by about 15° at most. Finding none proves nothing. */
export const findFaces: FaceFinder = async (gray) => {
  const smallest = Math.max(8, Math.round(SMALLEST_SHARE * Math.max(gray.width, gray.height)));
  const found = scanForFaces(faceCascade(), gray, { ...SCAN, smallest });
  return found.filter(({ strength }) => strength >= SEEN_STRENGTH);
};

export const isSureFace = ({ strength }: FaceBox): boolean => strength >= SURE_STRENGTH;
