/** The eight EXIF orientations, from the standard's words instead of from a library. */
import { type Drawing, draw } from './drawings';

/** Which edge of the upright picture the first stored row and the first stored column are. */
export const ORIENTATIONS = [
  [1, 'top', 'left'],
  [2, 'top', 'right'],
  [3, 'bottom', 'right'],
  [4, 'bottom', 'left'],
  [5, 'left', 'top'],
  [6, 'right', 'top'],
  [7, 'right', 'bottom'],
  [8, 'left', 'bottom'],
] as const;
type Edge = (typeof ORIENTATIONS)[number][1];

/** An upright picture as a camera stores it, pixel by pixel and without the library under test. */
export function store(upright: Drawing, firstRow: Edge, firstColumn: Edge): Drawing {
  const lies = firstRow === 'left' || firstRow === 'right';
  const { width, height } = upright;
  return draw(lies ? height : width, lies ? width : height, (column, row) => {
    const fromEdge: Partial<Record<Edge, number>> = { [firstRow]: row, [firstColumn]: column };
    const x = fromEdge.left ?? width - 1 - (fromEdge.right ?? 0);
    const y = fromEdge.top ?? height - 1 - (fromEdge.bottom ?? 0);
    const [red = 0, green = 0, blue = 0] = upright.data.subarray((y * width + x) * 3);
    return [red, green, blue];
  });
}
