/**
 * A camera with an oval: the picture, the guide, and the redrawing of what was taken. It decides nothing;
 * the page keeps the states (models/capture-flow.ts).
 *
 * Events: `opened` · `refused {code}` · `stopped` · `hint {hint}` (empty = nothing to say).
 * Methods for the page: `take()` → path of a photo, `redraw(path)` → Base64 of a small JPEG.
 */
import { takePhoto } from '../../services/camera';
import { CallFailed, call, errorCode } from '../../services/deadline';
import { isRedrawCanvas, type RedrawCanvas, type Redrawn, redrawSelfie } from './redraw';
import { watchHints } from './watch-hints';

const CANVAS_TIMEOUT_MS = 2_000;

/** How each camera that runs now is watched; WeChat's data is for what is drawn. */
const watching = new WeakMap<object, () => void>();

function stopWatching(component: object): void {
  watching.get(component)?.();
  watching.delete(component);
}

Component({
  options: { virtualHost: true },
  properties: {
    /** Whether the camera runs; a change from false to true mounts it anew. */
    active: { type: Boolean, value: false },
    /** `front` or `back` */
    facing: { type: String, value: 'front' },
    /** Whether the picture is covered, such as before it is there. */
    veiled: { type: Boolean, value: false },
    /** Path of a photo that is shown in place of the live picture; empty = none. */
    photo: { type: String, value: '' },
    photoLabel: { type: String, value: '' },
  },
  observers: {
    active(isActive: boolean) {
      if (!isActive) stopWatching(this);
    },
  },
  lifetimes: {
    detached() {
      stopWatching(this);
    },
  },
  methods: {
    cameraOpened() {
      stopWatching(this);
      this.triggerEvent('opened', {});
      watching.set(
        this,
        watchHints((hint) => this.triggerEvent('hint', { hint: hint ?? '' })),
      );
    },
    cameraRefused(event: WechatMiniprogram.CustomEvent<object>) {
      this.triggerEvent('refused', { code: errorCode(event.detail) });
    },
    cameraStopped() {
      stopWatching(this);
      this.triggerEvent('stopped', {});
    },
    /** @throws CallFailed */
    take(): Promise<string> {
      return takePhoto();
    },
    /** @throws CallFailed */
    async redraw(path: string): Promise<Redrawn> {
      const canvas = await call<RedrawCanvas>(CANVAS_TIMEOUT_MS, ({ success, fail }) => {
        this.createSelectorQuery()
          .select('#redraw')
          .node((found) => {
            if (isRedrawCanvas(found?.node)) success(found.node);
            else fail(new CallFailed('missing'));
          })
          .exec();
      });
      return redrawSelfie(canvas, path);
    },
  },
});
