/**
 * Light and sharpness of the live picture, from one camera frame: the measures and limits by which the
 * function judges the photo, on the middle of the frame, where the oval is. Pure.
 */
import { grayOf, lightOf, MEASURED_ACROSS, sharpnessOf, wholeOf } from '../contract/photo-measures';
import { judgePhoto, type Measures, UNMEASURED } from '../contract/photo-quality';
import { HINT_OF, type Hint } from './hints';

/** One frame as `onCameraFrame` hands it over: four bytes a pixel, rows from the top. */
export interface Frame {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The middle of the frame, as parts of its width and height. */
const REGION = { left: 0.25, top: 0.15, width: 0.5, height: 0.5 };
const SMALLEST_FRAME = 16;

/** Null where the frame is not a whole picture. Faces are WeChat's to find (face-hints.ts): none is counted. */
export function measureFrame({ data, width, height }: Frame): Measures | null {
  if (width < SMALLEST_FRAME || height < SMALLEST_FRAME) return null;
  const picture = { data, width, height, channels: 4 } as const;
  const middle = {
    left: width * REGION.left,
    top: height * REGION.top,
    width: width * REGION.width,
    height: height * REGION.height,
  };
  const gray = grayOf(picture, middle, MEASURED_ACROSS);
  const whole = grayOf(picture, wholeOf(picture), MEASURED_ACROSS);
  if (gray === null || whole === null) return null;
  const { mean, highlight, brightShare } = lightOf(gray);
  // The middle is a quarter of the frame.
  const around = (4 * lightOf(whole).mean - mean) / 3;
  const backlight = mean > 0 ? around / mean : null;
  return {
    ...UNMEASURED,
    ...{ meanLuma: mean, highlight, brightShare, backlight, sharpness: sharpnessOf(gray) },
  };
}

/** The first thing to mend. */
export function frameHint(frame: Frame): Hint | null {
  const measures = measureFrame(frame);
  if (measures === null) return null;
  const first = judgePhoto(measures).warnings[0];
  return first === undefined ? null : HINT_OF[first];
}

/** A hint that flickers helps nobody: it changes only when two readings in a row agree. */
export function createSteadyHint(): (reading: Hint | null) => Hint | null {
  let last: Hint | null = null;
  let shown: Hint | null = null;
  return (reading) => {
    if (reading === last) shown = reading;
    last = reading;
    return shown;
  };
}
