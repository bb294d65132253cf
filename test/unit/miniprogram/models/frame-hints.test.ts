import { describe, expect, it } from '@jest/globals';
import { faceHint } from '../../../../miniprogram/models/face-hints';
import {
  createSteadyHint,
  type Frame,
  frameHint,
  measureFrame,
} from '../../../../miniprogram/models/frame-hints';

/** A grey frame by a rule for each pixel. */
function frameOf(width: number, height: number, luma: (x: number, y: number) => number): Frame {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.fill(luma(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { data, width, height };
}

const stripes = (bright: number, dark: number, width: number) => (x: number) =>
  Math.floor(x / width) % 2 === 0 ? bright : dark;

describe('light and sharpness of a frame', () => {
  it.each([
    ['dark', frameOf(320, 480, stripes(40, 20, 2))],
    ['bright', frameOf(320, 480, stripes(255, 120, 20))],
    ['blurred', frameOf(320, 480, (x) => 100 + Math.round(20 * Math.sin(x / 40)))],
    [null, frameOf(320, 480, stripes(170, 90, 2))],
  ])('says %s', (hint, frame) => {
    expect(frameHint(frame)).toBe(hint);
  });

  it('calls a luma of 224 bright light, not darkness', () => {
    expect(frameHint(frameOf(320, 480, stripes(236, 212, 2)))).toBeNull();
  });

  it('sees light from behind by the surroundings of the middle', () => {
    const isMiddle = (x: number, y: number) => x >= 80 && x < 240 && y >= 72 && y < 312;
    const inFrontOf = (wall: number) => (x: number, y: number) =>
      isMiddle(x, y) ? stripes(110, 50, 6)(x) : wall;
    expect(frameHint(frameOf(320, 480, inFrontOf(240)))).toBe('backlit');
    expect(frameHint(frameOf(320, 480, inFrontOf(105)))).toBeNull();
    expect(measureFrame(frameOf(320, 480, inFrontOf(160)))?.backlight).toBeCloseTo(2, 1);
  });

  it('says the same of a large frame as of a small one', () => {
    const scene = (scale: number) =>
      frameOf(320 * scale, 480 * scale, (x) => stripes(170, 90, 12 * scale)(x));
    const [small, large] = [measureFrame(scene(1)), measureFrame(scene(4))];
    expect(large?.meanLuma).toBeCloseTo(small?.meanLuma ?? Number.NaN, 0);
    expect((large?.sharpness ?? 0) / (small?.sharpness ?? 0)).toBeCloseTo(0.94, 1);
  });

  it('looks at the middle only', () => {
    const window = frameOf(320, 480, (x, y) => {
      const isMiddle = x >= 80 && x < 240 && y >= 72 && y < 312;
      return isMiddle ? stripes(170, 90, 2)(x) : 255;
    });
    expect(frameHint(window)).toBeNull();
  });

  it.each([
    ['a broken frame', { data: new Uint8Array(10), width: 320, height: 480 }],
    ['a tiny frame', frameOf(8, 8, () => 0)],
  ])('has nothing to say about %s', (_, frame) => {
    expect(frameHint(frame)).toBeNull();
  });
});

describe('a steady hint', () => {
  it('changes only when two readings in a row agree', () => {
    const steady = createSteadyHint();
    const shown = (['dark', 'blurred', 'blurred', null, 'blurred', null, null] as const).map(steady);
    expect(shown).toEqual([null, null, 'blurred', 'blurred', 'blurred', 'blurred', null]);
  });
});

describe('a face in the frame', () => {
  const face = (x: number, y: number, width: number) => ({
    origin: { x, y },
    size: { width, height: width },
  });

  it.each([
    ['no-face', []],
    ['several-faces', [face(0.1, 0.2, 0.3), face(0.6, 0.2, 0.3)]],
    ['too-far', [face(0.45, 0.35, 0.1)]],
    ['too-near', [face(0.05, 0, 0.9)]],
    ['off-centre', [face(0.6, 0.2, 0.4)]],
    [null, [face(0.3, 0.2, 0.4)]],
  ])('gives the hint %s', (hint, faces) => {
    expect(faceHint(faces)).toBe(hint);
  });
});
