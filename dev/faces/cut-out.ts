/**
 * Cuts a square out of a picture and scales it, to a fraction of a pixel.
 *
 * Whole pixels would not do: the same face at two sizes would be cut half a pixel apart, and that alone moves
 * a descriptor by more than an encoding does. A triangle filter as wide as the scale, so that a large face is
 * averaged and not sampled; what lies outside the picture is black.
 */
import type { Box, Pixels } from './pixels';

/** The pixels along one axis that make up one pixel of the result. */
interface Tap {
  readonly from: number;
  readonly weights: readonly number[];
}

function tapsAlong(start: number, length: number, side: number, available: number): readonly Tap[] {
  const scale = length / side;
  const support = Math.max(1, scale);
  return Array.from({ length: side }, (_, i) => {
    // Pixel n covers n to n + 1: its middle is at n + 0.5.
    const middle = start + (i + 0.5) * scale;
    const first = Math.ceil(middle - support - 0.5);
    const last = Math.floor(middle + support - 0.5);
    const all = Array.from({ length: last - first + 1 }, (_, k) =>
      Math.max(0, 1 - Math.abs(first + k + 0.5 - middle) / support),
    );
    const sum = all.reduce((total, weight) => total + weight, 0);
    const from = Math.min(Math.max(first, 0), available);
    const to = Math.max(Math.min(last + 1, available), from);
    return { from, weights: all.slice(from - first, to - first).map((weight) => weight / sum) };
  });
}

/** @param side pixels of the square that comes out */
export function cutOut({ data, width, height }: Pixels, box: Box, side: number): Pixels {
  const columns = tapsAlong(box.x, box.width, side, width);
  const rows = tapsAlong(box.y, box.height, side, height);
  const out = Buffer.alloc(side * side * 3);
  /** Rows of the picture, scaled across; each is needed for a few rows of the result. */
  const across = new Map<number, Float64Array>();
  const scaledRow = (y: number): Float64Array => {
    const known = across.get(y);
    if (known !== undefined) return known;
    const row = new Float64Array(side * 3);
    columns.forEach(({ from, weights }, i) => {
      weights.forEach((weight, k) => {
        const at = (y * width + from + k) * 3;
        for (let c = 0; c < 3; c += 1) row[i * 3 + c] = (row[i * 3 + c] ?? 0) + weight * (data[at + c] ?? 0);
      });
    });
    across.set(y, row);
    return row;
  };
  rows.forEach(({ from, weights }, j) => {
    const sum = new Float64Array(side * 3);
    weights.forEach((weight, k) => {
      scaledRow(from + k).forEach((value, i) => {
        sum[i] = (sum[i] ?? 0) + weight * value;
      });
    });
    out.set(sum.map(Math.round), j * side * 3);
    across.delete(from - 1);
  });
  return { data: out, width: side, height: side };
}
