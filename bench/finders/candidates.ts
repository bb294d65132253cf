/**
 * Face finders that ship their model and licence in a package. All run with what their package advises, on the same
 * gray picture; the function's own may look a second time.
 */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { pico } from '@msvargas97/pico.js/build/src/pico.js';
import { transformSync } from 'esbuild';
import * as jsfeat from 'jsfeat';
import { CASCADE_FILE } from '../../cloudfunctions/face-verify/src/image/cascade';
import type { Pixels } from '../../cloudfunctions/face-verify/src/image/decode';
import {
  type FaceBox,
  type FaceFinder,
  type GrayPixels,
  scaleBox,
} from '../../cloudfunctions/face-verify/src/image/face-finder';
import { findFaces, isSureFace } from '../../cloudfunctions/face-verify/src/image/find-faces';
import { lookInGray } from '../../cloudfunctions/face-verify/src/image/gray';
import { lookAt } from '../../cloudfunctions/face-verify/src/image/inspect';

export interface Candidate {
  readonly name: string;
  readonly licence: string;
  /** Bytes of code and model in a bundle. */
  readonly bytes: number;
  readonly find: (pixels: Pixels) => Promise<readonly FaceBox[]>;
}

const looking = async (pixels: Pixels): Promise<readonly FaceBox[]> =>
  (await lookAt(pixels, findFaces)).faces ?? [];

/** One look at the small gray picture. */
const inGray =
  (find: FaceFinder): Candidate['find'] =>
  async (pixels) => {
    const { gray, factor } = lookInGray(pixels);
    return (await find(gray)).map((box) => scaleBox(box, factor));
  };

const SOURCE = resolve(__dirname, '../../cloudfunctions/face-verify/src/image');
const file = (path: string): string => require.resolve(path);
const bytesOf = (...paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + statSync(file(path)).size, 0);

/** Runs a browser's script, which hangs what it has on an object that it expects to be there. */
function runScript(paths: readonly string[], globals: object): void {
  const code = paths.map((path) => readFileSync(file(path), 'utf8')).join(';\n');
  runInNewContext(code, globals);
}

const box = (x: number, y: number, side: number, strength: number): FaceBox => ({
  ...{ left: x - side / 2, top: y - side / 2, side, strength },
});

function matrixOf({ data, width, height }: GrayPixels): jsfeat.Matrix {
  const matrix = new jsfeat.matrix_t(width, height, jsfeat.U8_t | jsfeat.C1_t);
  matrix.data.set(data);
  return matrix;
}

const fromRectangles = (found: readonly jsfeat.Rectangle[]): FaceBox[] =>
  found
    .map(({ x, y, width, neighbors }) => box(x + width / 2, y + width / 2, width, neighbors))
    .sort((a, b) => b.strength - a.strength);

function brightnessFeatures(): FaceFinder {
  const globals = { jsfeat: { bbf: { face_cascade: null } } };
  runScript(['jsfeat/cascades/bbf_face.js'], globals);
  const cascade = globals.jsfeat.bbf.face_cascade;
  jsfeat.bbf.prepare_cascade(cascade);
  // It keeps the first picture of a size and looks at that one again: only another size makes it forget.
  const blank = new jsfeat.matrix_t(96, 96, jsfeat.U8_t | jsfeat.C1_t);
  return async (gray) => {
    jsfeat.bbf.build_pyramid(blank, 48, 48, 4);
    const pyramid = jsfeat.bbf.build_pyramid(matrixOf(gray), 24, 24, 4);
    return fromRectangles(jsfeat.bbf.group_rectangles(jsfeat.bbf.detect(pyramid, cascade), 1));
  };
}

function haarCascade(): FaceFinder {
  const globals = { jsfeat: { haar: { frontalface: null } } };
  runScript(['jsfeat/cascades/frontalface.js'], globals);
  const cascade = globals.jsfeat.haar.frontalface;
  return async (gray) => {
    const { width, height } = gray;
    const [sum, squares, tilted] = Array.from(
      { length: 3 },
      () => new Int32Array((width + 1) * (height + 1)),
    );
    if (sum === undefined || squares === undefined || tilted === undefined) return [];
    jsfeat.imgproc.compute_integral_image(matrixOf(gray), sum, squares, null);
    const found = jsfeat.haar.detect_multi_scale(
      sum,
      squares,
      tilted,
      null,
      width,
      height,
      cascade,
      1.15,
      1.2,
    );
    return fromRectangles(jsfeat.haar.group_rectangles(found, 1));
  };
}

interface Tracking {
  readonly ViolaJones: {
    readonly classifiers: { readonly face: Float64Array };
    detect(
      pixels: Uint8ClampedArray,
      width: number,
      height: number,
      initialScale: number,
      scaleFactor: number,
      stepSize: number,
      edgesDensity: number,
      classifier: Float64Array,
    ): readonly { readonly x: number; readonly y: number; readonly width: number; readonly total: number }[];
  };
}

function violaJones(): FaceFinder {
  const globals: { navigator: object; window?: object; tracking?: Tracking } = { navigator: {} };
  globals.window = globals;
  runScript(['tracking', 'tracking/build/data/face-min.js'], globals);
  const { tracking } = globals;
  if (tracking === undefined) throw new Error('tracking did not load');
  const { ViolaJones } = tracking;
  return async ({ data, width, height }) => {
    const rgba = new Uint8ClampedArray(width * height * 4);
    for (const [i, luma] of data.entries()) rgba.fill(luma, 4 * i, 4 * i + 3);
    const { face } = ViolaJones.classifiers;
    return ViolaJones.detect(rgba, width, height, 1, 1.25, 1.5, 0.1, face)
      .map(({ x, y, width: side, total }) => box(x + side / 2, y + side / 2, side, total))
      .sort((a, b) => b.strength - a.strength);
  };
}

/** The same trees by the code that their package holds. */
function picoItself(): FaceFinder {
  const classify = pico.unpack_cascade(new Int8Array(readFileSync(file(CASCADE_FILE))));
  return async ({ data, width, height }) => {
    const image = { pixels: data, nrows: height, ncols: width, ldim: width };
    const size = { minsize: Math.round(0.1 * Math.max(width, height)), maxsize: Math.min(width, height) };
    const found = pico.run_cascade(image, classify, { shiftfactor: 0.1, scalefactor: 1.1, ...size });
    return pico
      .cluster_detections(found, 0.2)
      .map(([row, column, side, strength]) => box(column, row, side, strength))
      .filter(({ strength }) => strength >= 5)
      .sort((a, b) => b.strength - a.strength);
  };
}

/** What our own reading of the trees adds to a bundle, with the trees as Base64. */
function ownBytes(): number {
  const code = ['pico.ts', 'cascade.ts', 'find-faces.ts'].map(
    (name) =>
      transformSync(readFileSync(resolve(SOURCE, name), 'utf8'), { loader: 'ts', minify: true }).code.length,
  );
  return code.reduce((sum, length) => sum + length, Math.ceil(bytesOf(CASCADE_FILE) / 3) * 4);
}

export function candidates(): readonly Candidate[] {
  const own = ownBytes();
  return [
    { name: 'ours: pico trees, seen', licence: 'MIT', bytes: own, find: looking },
    {
      name: 'ours: pico trees, sure',
      licence: 'MIT',
      bytes: own,
      find: async (pixels) => (await looking(pixels)).filter(isSureFace),
    },
    {
      name: '@msvargas97/pico.js 1.0.2',
      licence: 'MIT',
      bytes: bytesOf('@msvargas97/pico.js/build/src/pico.js') + Math.ceil(bytesOf(CASCADE_FILE) / 3) * 4,
      find: inGray(picoItself()),
    },
    {
      name: 'jsfeat 0.0.8, bbf',
      licence: 'MIT',
      bytes: bytesOf('jsfeat/build/jsfeat-min.js', 'jsfeat/cascades/bbf_face.js'),
      find: inGray(brightnessFeatures()),
    },
    {
      name: 'jsfeat 0.0.8, haar',
      licence: 'MIT',
      bytes: bytesOf('jsfeat/build/jsfeat-min.js', 'jsfeat/cascades/frontalface.js'),
      find: inGray(haarCascade()),
    },
    {
      name: 'tracking 1.1.3, Viola-Jones',
      licence: 'BSD',
      bytes: bytesOf('tracking/build/tracking-min.js', 'tracking/build/data/face-min.js'),
      find: inGray(violaJones()),
    },
  ];
}
