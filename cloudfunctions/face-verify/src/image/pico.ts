/**
 * Face finding with pixel comparisons organised in decision trees (Markuš et al. 2013, arXiv 1305.4537):
 * what the trees say of one window, the windows of a whole picture, and the boxes that they make. Pure.
 */
import type { FaceBox, GrayPixels } from './face-finder';

/** The trees of a cascade, each a full binary tree of the same depth, in the order in which they vote. */
export interface Cascade {
  readonly depth: number;
  readonly trees: number;
  /** Per tree and inner node, counted from 1: row and column of two pixels, in 256ths of the window. */
  readonly nodes: Int16Array;
  /** How far from the middle of the window a pixel is, at most; in the same unit. */
  readonly reach: number;
  /** Votes, per tree and leaf. */
  readonly leaves: Float32Array;
  /** A window whose votes so far do not exceed this is no face. */
  readonly thresholds: Float32Array;
}

/** The file's version and training data, which nothing here needs. */
const HEADER_BYTES = 8;

/** @throws RangeError where the file is shorter than it says */
export function readCascade(file: Uint8Array): Cascade {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const depth = view.getInt32(HEADER_BYTES, true);
  const trees = view.getInt32(HEADER_BYTES + 4, true);
  const leavesPerTree = 2 ** depth;
  const nodes = new Int16Array(4 * leavesPerTree * trees);
  const leaves = new Float32Array(leavesPerTree * trees);
  const thresholds = new Float32Array(trees);
  let at = HEADER_BYTES + 8;
  for (let tree = 0; tree < trees; tree += 1) {
    // The root is node 1, so that the children of i are 2i and 2i + 1.
    for (let i = 4; i < 4 * leavesPerTree; i += 1, at += 1) {
      nodes[4 * leavesPerTree * tree + i] = view.getInt8(at);
    }
    for (let i = 0; i < leavesPerTree; i += 1, at += 4) {
      leaves[leavesPerTree * tree + i] = view.getFloat32(at, true);
    }
    thresholds[tree] = view.getFloat32(at, true);
    at += 4;
  }
  return { depth, trees, nodes, reach: reachOf(nodes), leaves, thresholds };
}

const reachOf = (nodes: Int16Array): number => nodes.reduce((reach, at) => Math.max(reach, Math.abs(at)), 0);

/** The trees for faces that lean: every pixel of theirs turned around the middle of the window. */
export function turnCascade(cascade: Cascade, degrees: number): Cascade {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const nodes = Int16Array.from(cascade.nodes);
  for (let i = 0; i < nodes.length; i += 2) {
    const [row, column] = [cascade.nodes[i] ?? 0, cascade.nodes[i + 1] ?? 0];
    nodes[i] = Math.round(row * cos - column * sin);
    nodes[i + 1] = Math.round(row * sin + column * cos);
  }
  return { ...cascade, nodes, reach: reachOf(nodes) };
}

/** How much the window's votes exceed the last threshold; 0 where it is no face. */
function vote(cascade: Cascade, { data, width }: GrayPixels, row: number, column: number, side: number) {
  const { depth, trees, nodes, leaves, thresholds } = cascade;
  const leavesPerTree = 1 << depth;
  const y = row << 8;
  const x = column << 8;
  let votes = 0;
  let threshold = 0;
  for (let tree = 0; tree < trees; tree += 1) {
    const root = tree * leavesPerTree * 4;
    let node = 1;
    for (let level = 0; level < depth; level += 1) {
      const at = root + node * 4;
      const first = ((y + (nodes[at] ?? 0) * side) >> 8) * width + ((x + (nodes[at + 1] ?? 0) * side) >> 8);
      const second =
        ((y + (nodes[at + 2] ?? 0) * side) >> 8) * width + ((x + (nodes[at + 3] ?? 0) * side) >> 8);
      node = 2 * node + ((data[first] ?? 0) <= (data[second] ?? 0) ? 1 : 0);
    }
    votes += leaves[(tree - 1) * leavesPerTree + node] ?? 0;
    threshold = thresholds[tree] ?? 0;
    if (votes <= threshold) return 0;
  }
  return votes - threshold;
}

export interface Scan {
  /** Smallest window in pixels. */
  readonly smallest: number;
  /** Steps of the window as a share of its side, and of its side from one size to the next. */
  readonly step: number;
  readonly growth: number;
}

/** Every window that holds a face, each with the strength of its own vote. */
function windowsOf(cascade: Cascade, gray: GrayPixels, { smallest, step, growth }: Scan): FaceBox[] {
  const found: FaceBox[] = [];
  const largest = Math.min(gray.width, gray.height);
  for (let size = smallest; size <= largest; size *= growth) {
    const side = Math.floor(size);
    const stride = Math.max(1, Math.floor(step * side));
    // What the trees reach, and a rounding.
    const margin = Math.floor((cascade.reach * side) / 256) + 1;
    for (let row = margin; row <= gray.height - margin; row += stride) {
      for (let column = margin; column <= gray.width - margin; column += stride) {
        const strength = vote(cascade, gray, row, column, side);
        if (strength > 0) found.push({ left: column - side / 2, top: row - side / 2, side, strength });
      }
    }
  }
  return found;
}

const overlapOf = (a: number, aSide: number, b: number, bSide: number): number =>
  Math.max(0, Math.min(a + aSide, b + bSide) - Math.max(a, b));

/** Shared area over joint area. */
function sameness(a: FaceBox, b: FaceBox): number {
  const shared = overlapOf(a.left, a.side, b.left, b.side) * overlapOf(a.top, a.side, b.top, b.side);
  return shared / (a.side ** 2 + b.side ** 2 - shared);
}

/** Windows that overlap more than this show the same face. */
const SAME_FACE = 0.2;

/** A face answers in many windows at once: their mean is its box, their sum its strength. */
function join(windows: readonly FaceBox[]): FaceBox[] {
  let left = [...windows].sort((a, b) => b.strength - a.strength);
  const faces: FaceBox[] = [];
  for (let best = left[0]; best !== undefined; best = left[0]) {
    const strongest = best;
    const same = left.filter((window) => sameness(strongest, window) > SAME_FACE);
    left = left.filter((window) => !same.includes(window));
    const mean = (read: (window: FaceBox) => number): number =>
      same.reduce((sum, window) => sum + read(window), 0) / same.length;
    faces.push({
      left: mean((window) => window.left),
      top: mean((window) => window.top),
      side: mean((window) => window.side),
      strength: same.reduce((sum, window) => sum + window.strength, 0),
    });
  }
  return faces.sort((a, b) => b.strength - a.strength);
}

/** Faces in a picture, strongest first. */
export function scanForFaces(cascade: Cascade, gray: GrayPixels, scan: Scan): readonly FaceBox[] {
  return join(windowsOf(cascade, gray, scan));
}

/** Each face once, by its strongest box: what several cascades found. Strongest first. */
export function uniteFaces(boxes: readonly FaceBox[]): readonly FaceBox[] {
  const faces: FaceBox[] = [];
  for (const box of [...boxes].sort((a, b) => b.strength - a.strength)) {
    if (!faces.some((face) => sameness(face, box) > SAME_FACE)) faces.push(box);
  }
  return faces;
}
