/** Frames of the camera that is running, a few a second: a slow phone needs its time for the camera itself. */
import { type Clock, phoneClock } from './deadline';

const FRAME_EVERY_MS = 400;

export interface CameraFrame {
  /** RGBA, four bytes a pixel, rows from the top. */
  readonly buffer: ArrayBuffer;
  readonly width: number;
  readonly height: number;
}

/** @returns how to stop */
export function watchFrames(see: (frame: CameraFrame) => void, clock: Clock = phoneClock): () => void {
  let lastAt = 0;
  const listener = wx.createCameraContext().onCameraFrame(({ data, width, height }) => {
    const now = clock.now();
    if (now - lastAt < FRAME_EVERY_MS) return;
    lastAt = now;
    see({ buffer: data, width, height });
  });
  // No frames, no hints: nothing else depends on them.
  listener.start({ fail: () => undefined });
  return () => listener.stop({ fail: () => undefined });
}
