/** BMP files for tests. A lying header is an honest file with a few bytes changed. */
import type { Drawing } from './drawings';

export interface BmpOptions {
  readonly bitsPerPixel?: 8 | 24 | 32;
  readonly topDown?: boolean;
  readonly infoBytes?: number;
  /** 0, or 3 for channels where the masks say. */
  readonly compression?: number;
  /** Offset in a pixel of red, green and blue. */
  readonly channels?: readonly [number, number, number];
  /** Bytes between the header and the pixels. */
  readonly gapBytes?: number;
}

/** A drawing as a BMP; 8 bits are written with a gray palette, from the red channel. */
export function bmpOf({ data, width, height }: Drawing, options: BmpOptions = {}): Buffer {
  const { bitsPerPixel = 24, topDown = false, infoBytes = 40, compression = 0, gapBytes = 0 } = options;
  const { channels = [2, 1, 0] } = options;
  const maskBytes = compression === 3 && infoBytes === 40 ? 12 : 0;
  const paletteOffset = 14 + infoBytes;
  const pixelOffset = paletteOffset + maskBytes + (bitsPerPixel === 8 ? 1024 : 0) + gapBytes;
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  const file = Buffer.alloc(pixelOffset + rowBytes * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(pixelOffset, 10);
  file.writeUInt32LE(infoBytes, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bitsPerPixel, 28);
  file.writeUInt32LE(compression, 30);
  if (compression === 3) channels.forEach((offset, i) => void file.writeUInt8(0xff, 54 + 4 * i + offset));
  if (bitsPerPixel === 8) for (let i = 0; i < 256; i++) file.set([i, i, i, 0], paletteOffset + 4 * i);

  for (let y = 0; y < height; y++) {
    const row = pixelOffset + (topDown ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3;
      if (bitsPerPixel === 8) data.copy(file, row + x, from, from + 1);
      else
        channels.forEach(
          (to, i) => void data.copy(file, row + (x * bitsPerPixel) / 8 + to, from + i, from + i + 1),
        );
    }
  }
  return file;
}

/** The same file with other bytes at an offset. */
export function patched(file: Buffer, offset: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(file);
  copy.set(bytes, offset);
  return copy;
}
