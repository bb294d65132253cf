/**
 * Windows bitmaps, which the face API names and sharp does not read: the kinds that hold photos.
 *
 * Those are 24- and 32-bit colour and 8-bit palette, uncompressed, either way up. Source of the layout:
 * BITMAPFILEHEADER and BITMAPINFOHEADER to BITMAPV5HEADER in Microsoft's documentation. The npm decoders
 * are not used: bmp-ts 1.0.9 ignores where the header says that the pixels begin, mixes the channels up
 * below 16 bits, and takes 0.43 s for 12 megapixels.
 */
import { VerifyError } from '../errors';
import type { Size } from './guard';

const FILE_HEADER_BYTES = 14;
/** BITMAPINFOHEADER, its two extensions, V4 and V5. The OS/2 headers of before 1990 are not photos. */
const INFO_HEADER_BYTES: readonly number[] = [40, 52, 56, 108, 124];
const PALETTE_ENTRY_BYTES = 4;

const UNCOMPRESSED = 0;
/** Uncompressed as well, with the place of each channel named by masks. */
const MASKED: readonly number[] = [3, 6];

/** Offset in a pixel of each channel, in bytes. */
interface Channels {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}
const BGR: Channels = { red: 2, green: 1, blue: 0 };

export interface BmpHeader extends Size {
  readonly bitsPerPixel: 8 | 24 | 32;
  readonly topDown: boolean;
  readonly channels: Channels;
  /** Offset in the file of the palette (8 bits only), its number of entries, and offset of the pixels. */
  readonly paletteOffset: number;
  readonly paletteEntries: number;
  readonly pixelOffset: number;
  /** Bytes from one row to the next: rows are padded to four bytes. */
  readonly rowBytes: number;
}

const unreadable = (): VerifyError => new VerifyError('PHOTO_UNREADABLE', 'photo');
const unsupported = (): VerifyError => new VerifyError('PHOTO_FORMAT_UNSUPPORTED', 'photo');

/** Offset in bytes of an eight-bit channel, from its mask in a little-endian pixel. */
function channelOffset(mask: number): number {
  const offset = [0xff, 0xff00, 0xff0000, 0xff000000].indexOf(mask);
  if (offset < 0) throw unsupported();
  return offset;
}

function readChannels(file: Buffer, compression: number, bitsPerPixel: number): Channels {
  if (compression === UNCOMPRESSED) return BGR;
  if (!MASKED.includes(compression) || bitsPerPixel !== 32) throw unsupported();
  if (file.length < 66) throw unreadable();
  return {
    red: channelOffset(file.readUInt32LE(54)),
    green: channelOffset(file.readUInt32LE(58)),
    blue: channelOffset(file.readUInt32LE(62)),
  };
}

/**
 * Reads the header. The size is as declared: it is for the caller to check before any pixel is read.
 *
 * @throws VerifyError PHOTO_UNREADABLE (no such header), PHOTO_FORMAT_UNSUPPORTED (a kind that is not read)
 */
export function readBmpHeader(file: Buffer): BmpHeader {
  if (file.length < FILE_HEADER_BYTES + 40) throw unreadable();
  const infoBytes = file.readUInt32LE(14);
  if (!INFO_HEADER_BYTES.includes(infoBytes)) throw unsupported();
  const width = file.readInt32LE(18);
  const signedHeight = file.readInt32LE(22);
  if (width <= 0 || signedHeight === 0) throw unreadable();
  const bitsPerPixel = file.readUInt16LE(28);
  if (bitsPerPixel !== 8 && bitsPerPixel !== 24 && bitsPerPixel !== 32) throw unsupported();
  const declaredEntries = file.readUInt32LE(46);
  return {
    width,
    height: Math.abs(signedHeight),
    topDown: signedHeight < 0,
    bitsPerPixel,
    channels: readChannels(file, file.readUInt32LE(30), bitsPerPixel),
    paletteOffset: FILE_HEADER_BYTES + infoBytes,
    paletteEntries: declaredEntries === 0 ? 256 : Math.min(declaredEntries, 256),
    pixelOffset: file.readUInt32LE(10),
    rowBytes: Math.ceil((width * bitsPerPixel) / 32) * 4,
  };
}

/** Red, green and blue of each palette entry; black where the file declares fewer than a pixel can name. */
function readPalette(file: Buffer, { paletteOffset, paletteEntries }: BmpHeader): Buffer {
  const palette = Buffer.alloc(256 * 3);
  for (let i = 0; i < paletteEntries; i++) {
    const from = paletteOffset + i * PALETTE_ENTRY_BYTES;
    palette.set([file.readUInt8(from + 2), file.readUInt8(from + 1), file.readUInt8(from)], i * 3);
  }
  return palette;
}

/**
 * The pixels, three bytes each (red, green, blue), top row first. Alpha is ignored: most writers leave 0.
 *
 * Allocates three bytes per declared pixel, once the file has proved long enough to hold them.
 *
 * @throws VerifyError PHOTO_UNREADABLE where the file is shorter than its header declares
 */
export function readBmpPixels(file: Buffer, header: BmpHeader): Buffer {
  const { width, height, bitsPerPixel, topDown, channels, pixelOffset, rowBytes } = header;
  const paletteBytes = bitsPerPixel === 8 ? header.paletteEntries * PALETTE_ENTRY_BYTES : 0;
  const headerBytes = header.paletteOffset + paletteBytes;
  if (pixelOffset < headerBytes || pixelOffset + rowBytes * height > file.length) throw unreadable();

  // A palette is one more step on the same way: the file's byte names an entry instead of a colour.
  const source = bitsPerPixel === 8 ? readPalette(file, header) : file;
  const { red, green, blue } = bitsPerPixel === 8 ? { red: 0, green: 1, blue: 2 } : channels;
  const bytesPerPixel = bitsPerPixel / 8;
  const pixels = Buffer.allocUnsafe(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = pixelOffset + (topDown ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x++) {
      const at = bitsPerPixel === 8 ? (file[from] ?? 0) * 3 : from;
      pixels[to] = source[at + red] ?? 0;
      pixels[to + 1] = source[at + green] ?? 0;
      pixels[to + 2] = source[at + blue] ?? 0;
      from += bytesPerPixel;
      to += 3;
    }
  }
  return pixels;
}
