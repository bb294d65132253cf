/** What arrived at the stand-in of the face API. */
import { expect } from '@jest/globals';
import { API_BUDGET_BYTES } from '../../miniprogram/contract/image';
import { halvesOf, LEFT, RIGHT } from './camera-picture';
import type { Stage } from './stage';

/** JPEG moves colours a little, chroma subsampling a little more. */
const TOLERANCE = 60;

function distance(seen: readonly number[], { r, g, b }: typeof LEFT): number {
  return [r, g, b].reduce((sum, value, index) => sum + Math.abs(value - (seen[index] ?? 0)), 0);
}

/** The latest picture is the camera's, the right way round, and small enough. */
export async function expectCamerasPicture({ house }: Stage): Promise<void> {
  const latest = house.faceApi.calls.at(-1);
  const picture = house.faceApi.picture(latest?.requestId ?? '') ?? Buffer.alloc(0);
  expect(picture.length).toBeGreaterThan(1000);
  expect(picture.length).toBeLessThanOrEqual(API_BUDGET_BYTES);
  const { left, right } = await halvesOf(picture);
  expect(distance(left, LEFT)).toBeLessThan(TOLERANCE);
  expect(distance(right, RIGHT)).toBeLessThan(TOLERANCE);
}
