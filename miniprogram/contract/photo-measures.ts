/**
 * What can be measured of a picture without knowing whose it is: light, contrast, sharpness. Pure, and the
 * same for the live picture on the phone and for the photo in the function.
 */

/** Packed pixels, rows from the top: a camera's frame has four bytes a pixel, a decoded photo three. */
export interface Picture {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/** In pixels of the picture; parts that lie outside are left out. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A grey picture, one number 0–255 a pixel, rows from the top. */
export interface Gray {
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Regions are measured so many pixels wide: what a face recogniser needs is still there, noise and JPEG blocks are not. */
export const MEASURED_ACROSS = 64;

/** A cell is averaged from at most so many samples each way: a large frame costs a slow phone no more than a small one. */
const SAMPLES = 4;

/** From this luma on a pixel is almost white (image.md, Checks before a paid call). */
const WHITE = 245;

/** Part of the pixels that may be brighter than the highlight: a spot of glare is no light. */
const HIGHLIGHT_SHARE = 0.05;

export const wholeOf = ({ width, height }: Picture): Box => ({ left: 0, top: 0, width, height });

/**
 * Rec. 601 luma of a box, averaged down to `across` pixels in width; a smaller box keeps its size.
 *
 * Null where the data is not a whole picture, or less than 3 × 3 pixels of the box lie in it.
 */
export function grayOf(picture: Picture, box: Box, across: number): Gray | null {
  const { data, channels } = picture;
  if (data.length < picture.width * picture.height * channels) return null;
  const left = Math.max(0, Math.floor(box.left));
  const top = Math.max(0, Math.floor(box.top));
  const wide = Math.min(picture.width, Math.floor(box.left + box.width)) - left;
  const high = Math.min(picture.height, Math.floor(box.top + box.height)) - top;
  const scale = Math.min(1, across / wide);
  const width = Math.round(wide * scale);
  const height = Math.round(high * scale);
  if (!(width >= 3 && height >= 3)) return null;
  const luma = new Uint8Array(width * height);
  const [columns, rows] = [cellsOf(left, wide, width), cellsOf(top, high, height)];
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      let sum = 0;
      for (const sy of row) {
        for (const sx of column) {
          const at = (sy * picture.width + sx) * channels;
          sum += 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0);
        }
      }
      luma[y * width + x] = Math.round(sum / (1000 * row.length * column.length));
    });
  });
  return { luma, width, height };
}

/** Which source pixels make each cell, along one side. */
function cellsOf(start: number, length: number, cells: number): readonly (readonly number[])[] {
  const size = length / cells;
  const stride = Math.max(1, Math.floor(size / SAMPLES));
  return Array.from({ length: cells }, (_, i) => {
    const pixels: number[] = [];
    const end = Math.max(Math.floor((i + 1) * size), Math.floor(i * size) + 1);
    for (let at = Math.floor(i * size); at < end; at += stride) pixels.push(start + at);
    return pixels;
  });
}

export interface Light {
  /** 0–255 */
  readonly mean: number;
  /**
   * Luma that only the brightest twentieth exceeds. Skin and hair make a mean dark without taking light
   * away; whatever lights a face lights an eye, a tooth, a forehead.
   */
  readonly highlight: number;
  /** Part of the pixels that are almost white, 0–1. */
  readonly brightShare: number;
  /** Standard deviation; 0 = one even grey. */
  readonly contrast: number;
}

export function lightOf({ luma }: Gray): Light {
  const histogram = new Uint32Array(256);
  let [sum, squares, bright] = [0, 0, 0];
  for (const value of luma) {
    histogram[value] = (histogram[value] ?? 0) + 1;
    sum += value;
    squares += value * value;
    if (value >= WHITE) bright += 1;
  }
  const mean = sum / luma.length;
  let highlight = 255;
  for (let above = 0; highlight > 0; highlight -= 1) {
    above += histogram[highlight] ?? 0;
    if (above > HIGHLIGHT_SHARE * luma.length) break;
  }
  const contrast = Math.sqrt(Math.max(0, squares / luma.length - mean * mean));
  return { mean, highlight, brightShare: bright / luma.length, contrast };
}

/**
 * Variance of the Laplacian over the variance of the luma: near 0 where everything is smooth, whatever the
 * light. The plain variance of the Laplacian grows with contrast squared, and would call a dark face in dim
 * light blurred. Expects a region of {@link MEASURED_ACROSS} pixels; 0 for one even grey.
 */
export function sharpnessOf({ luma, width, height }: Gray): number {
  let [sum, squares, edges, edgeSquares] = [0, 0, 0, 0];
  const at = (index: number): number => luma[index] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x;
      const value = at(i);
      const edge = at(i - 1) + at(i + 1) + at(i - width) + at(i + width) - 4 * value;
      sum += value;
      squares += value * value;
      edges += edge;
      edgeSquares += edge * edge;
    }
  }
  const count = (width - 2) * (height - 2);
  const variance = squares / count - (sum / count) ** 2;
  return variance < 1 ? 0 : (edgeSquares / count - (edges / count) ** 2) / variance;
}
