/**
 * Light and sharpness of the live picture, from one camera frame. Pure, and cheap enough for a slow phone:
 * only the middle of the frame, where the oval is, and only about 200 of its pixels across.
 */
import type { Hint } from './hints';

/** One frame as `onCameraFrame` hands it over: four bytes a pixel, rows from the top. */
export interface Frame {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A grey picture, one number 0–255 a pixel. */
export interface Gray {
  readonly luma: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The middle of the frame, as parts of its width and height. */
const REGION = { left: 0.25, top: 0.15, width: 0.5, height: 0.5 };
const REGION_PIXELS_ACROSS = 200;

/** image.md, Checks before a paid call: the limits at which it warns. */
const DARK_MEAN = 60;
const BRIGHT_LUMA = 245;
const BRIGHT_SHARE = 0.25;
const BLURRED_VARIANCE = 80;

/** Rec. 601 luma of the frame's middle, every n-th pixel. Null where the frame is not a whole picture. */
export function middleOf({ data, width, height }: Frame): Gray | null {
  if (width < 16 || height < 16 || data.length < width * height * 4) return null;
  const step = Math.max(1, Math.floor((width * REGION.width) / REGION_PIXELS_ACROSS));
  const left = Math.floor(width * REGION.left);
  const top = Math.floor(height * REGION.top);
  const across = Math.floor((width * REGION.width) / step);
  const down = Math.floor((height * REGION.height) / step);
  const luma = new Float32Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const at = ((top + y * step) * width + left + x * step) * 4;
      const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
      luma[y * across + x] = 0.299 * red + 0.587 * green + 0.114 * blue;
    }
  }
  return { luma, width: across, height: down };
}

export interface Light {
  /** 0–255 */
  readonly mean: number;
  /** Part of the pixels that are almost white, 0–1. */
  readonly brightShare: number;
}

export function lightOf({ luma }: Gray): Light {
  let sum = 0;
  let bright = 0;
  for (const value of luma) {
    sum += value;
    if (value >= BRIGHT_LUMA) bright += 1;
  }
  return { mean: sum / luma.length, brightShare: bright / luma.length };
}

/** Variance of the Laplacian: high where there are edges, near 0 where everything is smooth. */
export function sharpnessOf({ luma, width, height }: Gray): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  const at = (index: number) => luma[index] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x;
      const edge = at(i - 1) + at(i + 1) + at(i - width) + at(i + width) - 4 * at(i);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  const mean = sum / count;
  return squares / count - mean * mean;
}

/** Light first: a dark picture is blurred, too, and only light mends it. */
export function frameHint(frame: Frame): Hint | null {
  const gray = middleOf(frame);
  if (gray === null) return null;
  const light = lightOf(gray);
  if (light.mean < DARK_MEAN) return 'dark';
  if (light.brightShare > BRIGHT_SHARE) return 'bright';
  return sharpnessOf(gray) < BLURRED_VARIANCE ? 'blurred' : null;
}

/** A hint that flickers helps nobody: it changes only when two readings in a row agree. */
export function createSteadyHint(): (reading: Hint | null) => Hint | null {
  let last: Hint | null = null;
  let shown: Hint | null = null;
  return (reading) => {
    if (reading === last) shown = reading;
    last = reading;
    return shown;
  };
}
