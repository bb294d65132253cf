/** What the headers of a JPEG file hold, read from its bytes instead of through a library. */

export interface JpegFrame {
  /** Names of the segments before the scan: `c0` is a baseline frame, `e1` EXIF or XMP, `e2` ICC. */
  readonly segments: readonly string[];
  /** Sampling of each component, horizontal and vertical in one byte: 4:2:0 is 22, 11, 11. */
  readonly sampling: readonly string[];
}

export function readJpegFrame(jpeg: Buffer): JpegFrame {
  const segments: string[] = [];
  const sampling: string[] = [];
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const name = jpeg.toString('hex', at + 1, at + 2);
    segments.push(name);
    if (name === 'da') break;
    if (/^c[0-2]$/.test(name)) {
      const components = jpeg.readUInt8(at + 9);
      for (let i = 0; i < components; i++)
        sampling.push(jpeg.toString('hex', at + 11 + 3 * i, at + 12 + 3 * i));
    }
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return { segments, sampling };
}
