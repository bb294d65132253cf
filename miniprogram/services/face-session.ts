/** WeChat's own face finder, where it works: it fails in the developer tools and on some phones (wechat.md). */

/** One face; place and size as parts of the frame, 0–1. */
export interface FaceAnchor {
  readonly origin: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

/** The published typings demand a plane tracker, which excludes the face tracker. */
interface FaceTracking {
  createVKSession(config: {
    track: { face?: { mode: 1 | 2 } };
    version?: 'v1' | 'v2';
  }): WechatMiniprogram.VKSession;
}

export interface FaceFinder {
  /** Looks at one frame; what it finds comes by the callback, later. */
  readonly look: (frame: ArrayBuffer, width: number, height: number) => void;
  readonly stop: () => void;
}

const NOTHING: FaceFinder = { look: () => undefined, stop: () => undefined };

const SCORE_THRESHOLD = 0.5;

/**
 * @param found is first called when a face was found: a finder that never finds one is not believed when
 *   it says that there is none
 */
export function findFaces(found: (faces: readonly FaceAnchor[]) => void): FaceFinder {
  if (typeof wx.createVKSession !== 'function') return NOTHING;
  let isRunning = false;
  let hasFoundOne = false;
  try {
    const api: FaceTracking = wx;
    const session = api.createVKSession({ track: { face: { mode: 2 } }, version: 'v1' });
    session.on('updateAnchors', (anchors: readonly FaceAnchor[]) => {
      hasFoundOne = true;
      found(anchors);
    });
    session.on('removeAnchors', () => {
      if (hasFoundOne) found([]);
    });
    session.start((error) => {
      isRunning = !error;
    });
    return {
      look: (frameBuffer, width, height) => {
        if (!isRunning) return;
        session.detectFace({ frameBuffer, width, height, scoreThreshold: SCORE_THRESHOLD, sourceType: 0 });
      },
      stop: () => {
        isRunning = false;
        session.destroy();
      },
    };
  } catch {
    return NOTHING;
  }
}
