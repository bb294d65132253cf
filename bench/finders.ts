/** `npm run bench -- finders`: face finders by what they find, what they mistake for a face, time and size. */
import sharp, { type Sharp } from 'sharp';
import { decodePhoto, type Pixels } from '../cloudfunctions/face-verify/src/image/decode';
import type { FaceBox } from '../cloudfunctions/face-verify/src/image/face-finder';
import { type Candidate, candidates } from './finders/candidates';
import { blankPictures, facelessScenes } from './gate/faceless';
import { FACE_CENTRE, type Selfie, selfies } from './gate/selfies';
import { quantile } from './statistics';

const GREY = { background: '#777' } as const;

type Turn = (image: Sharp) => Sharp;

/** What keeps the face in the middle of its height, so that it is known where to find it. */
const EVERYDAY: readonly Turn[] = [
  (image) => image,
  (image) => image.flop(),
  (image) => image.linear(0.4, 0),
  (image) => image.linear(1.4, 0),
  (image) => image.resize({ height: 480 }),
];
const TILTED: readonly Turn[] = [-20, -10, 10, 20].map((angle) => (image) => image.rotate(angle, GREY));
const OVEREXPOSED: readonly Turn[] = [(image) => image.linear(2.5, 0)];
/** Share of the face in the width. */
const SHARES = [0.25, 0.45];

/** What the finest look takes; whole pictures of all samples would not fit into memory. */
const LONG_SIDE_PIXELS = 504;

interface Sample {
  readonly pixels: Pixels;
  /** Where the face is and how wide; null in a picture without one. */
  readonly face: { readonly x: number; readonly y: number; readonly width: number } | null;
}

const read = (file: Buffer): Promise<Pixels> => decodePhoto(file, LONG_SIDE_PIXELS);

async function sample(selfie: Selfie, turn: Turn, share: number, isTilted: boolean): Promise<Sample> {
  const turned = await turn(sharp(selfie.file)).jpeg({ quality: 85 }).toBuffer();
  const pixels = await read(turned);
  // A tilted picture turns around its middle, and the face is a little above it.
  const y = isTilted ? 0.44 : FACE_CENTRE.y;
  const face = { x: FACE_CENTRE.x * pixels.width, y: y * pixels.height, width: share * pixels.width };
  return { pixels, face };
}

async function samples(turns: readonly Turn[], isFrontal: boolean, isTilted = false): Promise<Sample[]> {
  const made: Sample[] = [];
  for (const share of SHARES) {
    const chosen = (await selfies(share)).filter((selfie) => selfie.isFrontal === isFrontal);
    for (const turn of turns) {
      for (const selfie of chosen) made.push(await sample(selfie, turn, share, isTilted));
    }
  }
  return made;
}

/** Neither boxes of other people in the picture nor the exact middle matter here. */
function isHit(found: readonly FaceBox[], { face }: Sample): boolean {
  if (face === null) return false;
  return found.some(({ left, top, side }) => {
    const off = Math.hypot(left + side / 2 - face.x, top + side / 2 - face.y);
    return off < 0.5 * face.width && side > 0.5 * face.width && side < 2 * face.width;
  });
}

interface Tally {
  readonly hits: number;
  readonly of: number;
}

async function run(find: Candidate['find'], set: readonly Sample[], times: number[]): Promise<Tally> {
  let hits = 0;
  for (const one of set) {
    const startedAt = performance.now();
    const found = await find(one.pixels);
    times.push(performance.now() - startedAt);
    const isRight = one.face === null ? found.length > 0 : isHit(found, one);
    if (isRight) hits += 1;
  }
  return { hits, of: set.length };
}

export interface FinderRow {
  readonly candidate: string;
  readonly licence: string;
  readonly bundleKb: number;
  readonly everyday: string;
  readonly tilted: string;
  readonly turnedAway: string;
  readonly overexposed: string;
  readonly falseAlarms: string;
  readonly medianMs: number;
  readonly p95Ms: number;
}

const share = ({ hits, of }: Tally): string => `${hits}/${of}`;

export async function benchFinders(): Promise<readonly FinderRow[]> {
  const empty = [...(await facelessScenes()), ...(await blankPictures())];
  const faceless = await Promise.all(
    empty.map(async ({ file }) => ({ pixels: await read(file), face: null })),
  );
  const sets = {
    everyday: await samples(EVERYDAY, true),
    tilted: await samples(TILTED, true, true),
    turnedAway: await samples([(image) => image], false),
    overexposed: await samples(OVEREXPOSED, true),
  };
  const rows: FinderRow[] = [];
  for (const { name, licence, bytes, find } of candidates()) {
    const times: number[] = [];
    // Compiled and warm, as in an instance that has seen pictures.
    await run(find, sets.everyday.slice(0, 10), []);
    const everyday = await run(find, sets.everyday, times);
    rows.push({
      candidate: name,
      licence,
      bundleKb: bytes / 1000,
      everyday: share(everyday),
      tilted: share(await run(find, sets.tilted, [])),
      turnedAway: share(await run(find, sets.turnedAway, [])),
      overexposed: share(await run(find, sets.overexposed, [])),
      falseAlarms: share(await run(find, faceless, [])),
      medianMs: quantile(times, 0.5),
      p95Ms: quantile(times, 0.95),
    });
  }
  return rows;
}
