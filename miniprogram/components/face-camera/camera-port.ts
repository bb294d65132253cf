/** What the page may ask of the `face-camera` on it. */
import type { Redrawn } from './redraw';

export interface FaceCamera {
  /** @returns path of a photo @throws CallFailed */
  take(): Promise<string>;
  /** @throws CallFailed where this phone cannot do it */
  redraw(path: string): Promise<Redrawn>;
}

/** `selectComponent` answers with anything, or with nothing while the component is not there. */
export function asFaceCamera(component: unknown): FaceCamera | null {
  return isFaceCamera(component) ? component : null;
}

function isFaceCamera(component: unknown): component is FaceCamera {
  if (typeof component !== 'object' || component === null) return false;
  const { take, redraw }: { take?: unknown; redraw?: unknown } = component;
  return typeof take === 'function' && typeof redraw === 'function';
}
