/**
 * A still picture as the fake camera plays it: uncompressed, five times a second. Chromium plays a JPEG thirty times
 * a second and decodes it each time, which takes the better part of a core for as long as a camera is open.
 */
import { writeFile } from 'node:fs/promises';
import type { Sharp } from 'sharp';

const FRAMES_PER_SECOND = 5;

/** BT.601 in studio range, as Chromium reads it. */
const LUMA = [66, 129, 25] as const;
const BLUE = [-38, -74, 112] as const;
const RED = [112, -94, -18] as const;

type Weights = readonly [red: number, green: number, blue: number];

/** One plane of the picture, each sample from one pixel of every `step` × `step`. */
function plane(
  rgb: Buffer,
  width: number,
  height: number,
  step: number,
  [r, g, b]: Weights,
  zero: number,
): Buffer {
  const samples = Buffer.alloc((width / step) * (height / step));
  let to = 0;
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step, to += 1) {
      const at = (y * width + x) * 3;
      const sum = r * (rgb[at] ?? 0) + g * (rgb[at + 1] ?? 0) + b * (rgb[at + 2] ?? 0);
      samples[to] = zero + ((sum + 128) >> 8);
    }
  }
  return samples;
}

/** Writes a y4m file. @param picture of an even width and height */
export async function writeVideo(picture: Sharp, file: string): Promise<void> {
  const { data, info } = await picture
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const header = `YUV4MPEG2 W${width} H${height} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\nFRAME\n`;
  const planes = [
    plane(data, width, height, 1, LUMA, 16),
    plane(data, width, height, 2, BLUE, 128),
    plane(data, width, height, 2, RED, 128),
  ];
  await writeFile(file, Buffer.concat([Buffer.from(header), ...planes]));
}
