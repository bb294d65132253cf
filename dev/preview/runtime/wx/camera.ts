/** `wx.createCameraContext`, and the face tracking of VKSession, which no browser has. */
import { attempt } from '../host/failures';
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { type Given, settle, textOf } from './api';

type FrameListener = (frame: object) => void;

/** Between two frames; a phone gives up to 30 a second, a shared machine need not. */
const FRAME_MS = 66;

function takePhoto(phone: Phone, given: Given): void {
  const { shutter } = phone.settings.current;
  const { complete } = given;
  if (shutter === 'complete-only' && typeof complete === 'function') {
    queueMicrotask(() => Reflect.apply(complete, undefined, [{ errMsg: 'operateCamera:ok' }]));
  }
  if (shutter === 'complete-only' || shutter === 'silent') return;
  void settle('operateCamera', given, async () => {
    const camera = phone.cameras.current;
    if (camera === undefined) throw new Refusal('camera is not found');
    // The default is the mirror, which is why the source must say `selfieMirror: false` (wechat.md).
    const mirrored = given['selfieMirror'] !== false;
    const tempImagePath = await camera.takePhoto(textOf(given, 'quality') || 'normal', mirrored);
    return { tempImagePath };
  });
}

function frameListener(phone: Phone, listener: FrameListener) {
  let timer = 0;
  const tick = () => {
    const frame = phone.cameras.current?.frame();
    if (frame) attempt('onCameraFrame', () => listener(frame));
  };
  const stop = () => window.clearInterval(timer);
  return {
    start(given: Given = {}) {
      void settle('cameraFrameListener.start', given, () => {
        if (!phone.cameras.current?.ready) throw new Refusal('camera has not been initialized');
        stop();
        timer = window.setInterval(tick, FRAME_MS);
        return undefined;
      });
    },
    stop(given: Given = {}) {
      stop();
      void settle('cameraFrameListener.stop', given, () => undefined);
    },
  };
}

/** WeChat's code for a device that cannot run a session. */
const VK_UNSUPPORTED = 2_000_004;

export function cameraApis(phone: Phone) {
  return {
    createCameraContext: () => ({
      takePhoto: (given: Given) => takePhoto(phone, given),
      onCameraFrame: (listener: FrameListener) => frameListener(phone, listener),
      setZoom: (given: Given) => void settle('setZoom', given, () => ({ zoom: 1 })),
    }),
    // Fails as it does in the developer tools and on some phones: a hint, never a gate (wechat.md).
    createVKSession: () => ({
      start: (answer: (code: number) => void) => queueMicrotask(() => answer(VK_UNSUPPORTED)),
      on: () => {},
      off: () => {},
      detectFace: () => {},
      stop: () => {},
      destroy: () => {},
    }),
    isVKSupport: () => false,
  };
}
