import { describe, expect, it } from '@jest/globals';
import { LONG_SIDE_PIXELS } from '../../../../miniprogram/contract/image';
import { planRedraw } from '../../../../miniprogram/models/redraw-plan';

const upright = { width: 3024, height: 4032 };
const lying = { width: 4032, height: 3024 };

describe('how a photo is drawn', () => {
  it('shrinks the long side, keeps the shape, and enlarges nothing', () => {
    expect(planRedraw(upright, null).canvas).toEqual({ width: 756, height: LONG_SIDE_PIXELS });
    expect(planRedraw({ width: 480, height: 640 }, null).canvas).toEqual({ width: 480, height: 640 });
  });

  it.each([
    ['right', 1],
    ['left', 3],
  ] as const)('turns a picture that still lies on its side: %s', (orientation, quarterTurns) => {
    const plan = planRedraw(lying, { ...lying, orientation });
    expect(plan.quarterTurns).toBe(quarterTurns);
    expect(plan.canvas).toEqual({ width: 756, height: LONG_SIDE_PIXELS });
    expect(plan.drawn).toEqual({ width: LONG_SIDE_PIXELS, height: 756 });
  });

  it('does not turn again what the canvas has turned already', () => {
    expect(planRedraw(upright, { ...lying, orientation: 'right' }).quarterTurns).toBe(0);
  });

  it.each(['up', 'up-mirrored', 'down', 'nonsense'])('leaves "%s" as it is', (orientation) => {
    expect(planRedraw(lying, { ...lying, orientation }).quarterTurns).toBe(0);
  });
});
