/** From the live picture to one steady hint. */
import { faceHint } from '../../models/face-hints';
import { createSteadyHint, frameHint } from '../../models/frame-hints';
import type { Hint } from '../../models/hints';
import { type FaceAnchor, findFaces } from '../../services/face-session';
import { watchFrames } from '../../services/frames';

/**
 * @param show is called when the hint changes; null = nothing to say
 * @returns how to stop
 */
export function watchHints(show: (hint: Hint | null) => void): () => void {
  const steady = createSteadyHint();
  let shown: Hint | null = null;
  let faces: readonly FaceAnchor[] | null = null;
  const finder = findFaces((found) => {
    faces = found;
  });
  const stopFrames = watchFrames(({ buffer, width, height }) => {
    finder.look(buffer, width, height);
    // Light comes first: in the dark no face is found either.
    const seen = frameHint({ data: new Uint8Array(buffer), width, height });
    const hint = steady(seen ?? (faces === null ? null : faceHint(faces)));
    if (hint === shown) return;
    shown = hint;
    show(hint);
  });
  return () => {
    stopFrames();
    finder.stop();
  };
}
