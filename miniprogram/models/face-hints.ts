/** Where WeChat sees faces in the live picture. Hints only (wechat.md: it fails on some phones). Pure. */
import type { Hint } from './hints';

/** One face; place and size as parts of the frame, 0–1. */
export interface FaceBox {
  readonly origin: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

/** A face of 150 pixels in a picture of 1008 is 0.15 across; better 200 and more (image.md). */
const TOO_FAR_WIDTH = 0.22;
const TOO_NEAR_WIDTH = 0.8;
const CENTRE = { x: 0.5, y: 0.4 };
const OFF_CENTRE = 0.22;

export function faceHint(faces: readonly FaceBox[]): Hint | null {
  const [face, second] = faces;
  if (face === undefined) return 'no-face';
  if (second !== undefined) return 'several-faces';
  const { origin, size } = face;
  if (size.width < TOO_FAR_WIDTH) return 'too-far';
  if (size.width > TOO_NEAR_WIDTH) return 'too-near';
  const offX = Math.abs(origin.x + size.width / 2 - CENTRE.x);
  const offY = Math.abs(origin.y + size.height / 2 - CENTRE.y);
  return offX > OFF_CENTRE || offY > OFF_CENTRE ? 'off-centre' : null;
}
