/** What the capture flow asks of the phone, each answered by one of its events. Nothing here throws. */
import type { FaceCamera } from '../components/face-camera/camera-port';
import { refusalOf } from '../models/camera-refusal';
import type { CaptureEvent } from '../models/capture-flow';
import { askForCamera, cameraPermission, canTakePhoto, systemCamera } from '../services/camera';
import { CallFailed } from '../services/deadline';
import { isSupported } from '../services/device';
import { needsPrivacyAgreement } from '../services/privacy';

export interface CameraWork {
  readonly check: () => Promise<CaptureEvent>;
  readonly ask: () => Promise<CaptureEvent>;
  readonly take: () => Promise<CaptureEvent>;
  readonly fit: (path: string) => Promise<CaptureEvent>;
  /** Why the camera did not work, from everything that the phone can say. @param code WeChat's number for it */
  readonly failure: (code: number | null) => Promise<CaptureEvent>;
}

const PHOTO_FAILED: CaptureEvent = { type: 'failed', reason: 'photo-failed' };

const codeOf = (error: unknown): number | null => (error instanceof CallFailed ? error.code : null);

/** @param camera the component on the page, once it is there */
export function createCameraWork(camera: () => FaceCamera | null): CameraWork {
  async function failure(code: number | null): Promise<CaptureEvent> {
    const [granted, privacyOpen] = await Promise.all([
      cameraPermission().catch(() => null),
      needsPrivacyAgreement(),
    ]);
    return { type: 'failed', reason: refusalOf({ code, granted, system: systemCamera(), privacyOpen }) };
  }

  return {
    failure,
    check: async () => {
      if (!isSupported() || !canTakePhoto()) return { type: 'failed', reason: 'old-wechat' };
      if (await needsPrivacyAgreement()) return { type: 'privacy-open' };
      try {
        const permission = await cameraPermission();
        if (permission === null) return { type: 'unasked' };
        return permission ? { type: 'granted' } : await failure(null);
      } catch (error) {
        return failure(codeOf(error));
      }
    },
    ask: async () => {
      try {
        await askForCamera();
        return { type: 'granted' };
      } catch (error) {
        return failure(codeOf(error));
      }
    },
    take: async () => {
      try {
        const path = await camera()?.take();
        return path === undefined ? PHOTO_FAILED : { type: 'taken', path };
      } catch {
        return PHOTO_FAILED;
      }
    },
    fit: async (path) => {
      try {
        const redrawn = await camera()?.redraw(path);
        return { type: 'fitted', base64: redrawn?.base64 ?? null };
      } catch {
        // The file itself goes by the other way.
        return { type: 'fitted', base64: null };
      }
    },
  };
}
