/** What the quality table asks of a decoded photo, measured on the pixels that are there anyway. */
import {
  type Box,
  type Gray,
  grayOf,
  lightOf,
  MEASURED_ACROSS,
  type Picture,
  sharpnessOf,
} from '../../../../miniprogram/contract/photo-measures';
import { type Measures, UNMEASURED } from '../../../../miniprogram/contract/photo-quality';
import type { FaceBox } from './face-finder';
import { isSureFace } from './find-faces';
import type { Look } from './inspect';

type Region = Pick<Measures, 'meanLuma' | 'highlight' | 'brightShare' | 'sharpness'>;

/** Without a sure face every part of the picture may hold it: so many parts each way are measured. */
const TILES = 3;

/** A second face counts from this share of the first one's width: whoever is smaller stands far behind. */
const COMPANION_SHARE = 0.5;

/** Hair and neck belong to the face, not to its surroundings. */
const HEAD = 1.6;

const boxOf = ({ left, top, side }: FaceBox): Box => ({ left, top, width: side, height: side });

function measureRegion(gray: Gray): Region {
  const { mean, highlight, brightShare } = lightOf(gray);
  return { meanLuma: mean, highlight, brightShare, sharpness: sharpnessOf(gray) };
}

function tilesOf({ width, height }: Picture): readonly Box[] {
  const size = { width: width / TILES, height: height / TILES };
  return Array.from({ length: TILES * TILES }, (_, i) => ({
    ...size,
    left: (i % TILES) * size.width,
    top: Math.floor(i / TILES) * size.height,
  }));
}

/** The best of each: a face that was not found is where the picture is at its best. */
function bestOf(regions: readonly Region[]): Region {
  const values = (measure: keyof Region): number[] =>
    regions.map((region) => region[measure]).filter((value) => value !== null);
  return {
    meanLuma: Math.max(...values('meanLuma')),
    highlight: Math.max(...values('highlight')),
    brightShare: Math.min(...values('brightShare')),
    sharpness: Math.max(...values('sharpness')),
  };
}

/** Mean luma around the head over that of the face; null where the face fills the picture, or is black. */
function backlightOf(picture: Picture, face: FaceBox, faceMean: number, wholeMean: number): number | null {
  const { left, top, side } = face;
  const grown = (HEAD - 1) * side;
  const from = { x: Math.max(0, left - grown / 2), y: Math.max(0, top - grown / 2) };
  const to = {
    x: Math.min(picture.width, left + side + grown / 2),
    y: Math.min(picture.height, top + side + grown / 2),
  };
  const head = { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
  const gray = grayOf(picture, head, MEASURED_ACROSS);
  const whole = picture.width * picture.height;
  const share = (head.width * head.height) / whole;
  if (gray === null || share > 0.8 || faceMean < 1) return null;
  return (wholeMean - share * lightOf(gray).mean) / (1 - share) / faceMean;
}

function countFaces(faces: readonly FaceBox[]): number {
  const [first, ...others] = faces;
  if (first === undefined) return 0;
  return 1 + others.filter((box) => isSureFace(box) && box.side >= COMPANION_SHARE * first.side).length;
}

export function measurePhoto({ pixels, gray, faces, enlargedBy }: Look): Measures {
  const picture: Picture = { data: pixels.data, width: pixels.width, height: pixels.height, channels: 3 };
  const { contrast, mean } = lightOf({ luma: gray.data, width: gray.width, height: gray.height });
  // A pattern on dark clothes taken for a face would be too dark: what is measured there can refuse the photo.
  const face = faces?.find(isSureFace);
  const boxes = face === undefined ? tilesOf(picture) : [boxOf(face)];
  const regions = boxes
    .map((box) => grayOf(picture, box, MEASURED_ACROSS))
    .filter((region) => region !== null)
    .map(measureRegion);
  if (regions.length === 0) return { ...UNMEASURED, contrast };
  const region = bestOf(regions);
  const faceCount = faces === null ? null : countFaces(faces);
  if (face === undefined) return { ...UNMEASURED, ...region, contrast, faces: faceCount };
  return {
    ...region,
    contrast,
    faces: faceCount,
    backlight: backlightOf(picture, face, region.meanLuma ?? 0, mean),
    faceWidth: face.side * enlargedBy,
  };
}
