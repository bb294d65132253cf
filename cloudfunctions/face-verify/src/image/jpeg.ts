/**
 * The outer form of a JPEG file, read from its markers (ITU-T T.81, annex B); no pixel is decoded.
 *
 * Walks as libjpeg does, stray bytes included, so that what is counted here is what the decoder meets.
 */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP2 = 0xe2;
const APP14 = 0xee;
const BASELINE = 0xc0;

export interface JpegSegment {
  readonly marker: number;
  /** Offsets in the file: from the marker's 0xff to behind the segment; of a scan, behind its last pixel. */
  readonly from: number;
  readonly to: number;
}

export interface JpegForm {
  /** Between start and end of the picture. */
  readonly segments: readonly JpegSegment[];
  readonly scans: number;
  /** Bits and components of the frame; null where there is none, or more than one. */
  readonly frame: {
    readonly isBaseline: boolean;
    readonly bits: number;
    /** Id and sampling of each, as the file writes them: `[1, 0x22]` is twice as fine both ways. */
    readonly components: ReadonlyArray<readonly [id: number, sampling: number]>;
  } | null;
  /** Whether it has an end, and nothing stands between the segments. What follows the end is not looked at. */
  readonly isTidy: boolean;
  /** Whether a profile describes colours other than sRGB. */
  readonly hasForeignProfile: boolean;
  /** Adobe's word about the colours: 0 RGB or CMYK, 1 YCbCr, 2 YCCK; null where it says nothing. */
  readonly adobeTransform: number | null;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Restarts, and the reserved TEM: a marker and no more. */
const isBare = (marker: number): boolean => (marker >= 0xd0 && marker <= SOI) || marker === 0x01;
const isRestartOrByte = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/** Offset of the next 0xff that begins a marker from `at` on; −1 where there is none. */
function nextMarker(file: Buffer, at: number): number {
  for (let found = file.indexOf(0xff, at); found >= 0; found = file.indexOf(0xff, found + 1)) {
    const after = file[found + 1];
    if (after === undefined) return -1;
    if (after !== 0xff && after !== 0) return found;
  }
  return -1;
}

/** Offset behind the pixels of a scan that begin at `at`: of the marker that ends them. */
function endOfScan(file: Buffer, at: number): number {
  let end = nextMarker(file, at);
  while (end >= 0 && isRestartOrByte(file[end + 1] ?? 0)) end = nextMarker(file, end + 2);
  return end < 0 ? file.length : end;
}

function readFrame(file: Buffer, { marker, from, to }: JpegSegment): JpegForm['frame'] {
  const count = file[from + 9] ?? 0;
  if (from + 10 + 3 * count > to) return null;
  const components = Array.from({ length: count }, (_, i) => {
    const at = from + 10 + 3 * i;
    return [file[at] ?? 0, file[at + 1] ?? 0] as const;
  });
  return { isBaseline: marker === BASELINE, bits: file[from + 4] ?? 0, components };
}

function readSegments(file: Buffer): { readonly segments: JpegSegment[]; readonly isTidy: boolean } {
  const segments: JpegSegment[] = [];
  let isTidy = true;
  let at = 2;
  for (let from = nextMarker(file, at); from >= 0; from = nextMarker(file, at)) {
    const marker = file[from + 1] ?? 0;
    isTidy &&= from === at;
    if (marker === EOI) return { segments, isTidy };
    at = from + 2;
    if (isBare(marker)) {
      isTidy = false;
      continue;
    }
    if (at + 2 > file.length) break;
    at += Math.max(2, file.readUInt16BE(at));
    if (marker === SOS) at = endOfScan(file, at);
    segments.push({ marker, from, to: Math.min(at, file.length) });
  }
  return { segments, isTidy: false };
}

/** By the profile's description, which is ASCII in version 2 and UTF-16 in version 4 of the format. */
const namesSrgb = (profile: Buffer): boolean => profile.includes('sRGB') || profile.includes('s\0R\0G\0B');

/** Reads a file that begins as a JPEG. Never throws; in time linear in the file. */
export function readJpegForm(file: Buffer): JpegForm {
  const { segments, isTidy } = readSegments(file);
  const frames = segments.filter(({ marker }) => isFrame(marker));
  const [frame] = frames;
  const starts = (segment: JpegSegment, text: string): boolean =>
    file.toString('latin1', segment.from + 4, segment.from + 4 + text.length) === text;
  const adobe = segments.find((segment) => segment.marker === APP14 && starts(segment, 'Adobe'));
  return {
    segments,
    isTidy,
    scans: segments.filter(({ marker }) => marker === SOS).length,
    frame: frame === undefined || frames.length > 1 ? null : readFrame(file, frame),
    hasForeignProfile: segments.some(
      (segment) =>
        segment.marker === APP2 &&
        starts(segment, 'ICC_PROFILE') &&
        !namesSrgb(file.subarray(segment.from, segment.to)),
    ),
    adobeTransform: adobe === undefined ? null : (file[adobe.from + 15] ?? null),
  };
}
