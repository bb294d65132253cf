/** `<camera>` on the webcam. */
import { Camera } from '../host/cameras';
import type { Phone } from '../host/phone';
import { Refusal } from '../host/refusal';
import { writeAttribute } from './attributes';
import { attributeOf, type BuiltIn, trigger } from './define';

export function camera(phone: Phone): BuiltIn {
  const mounted = new WeakMap<HTMLElement, Camera>();
  const light = () => {
    document.documentElement.dataset['light'] = phone.settings.current.light;
  };
  light();
  phone.settings.onChange(light);
  return {
    rules: {
      devicePosition: (dom, value) => {
        writeAttribute(dom, 'data-position', value);
        const running = mounted.get(dom);
        if (running === undefined) return;
        running.position = value === 'front' ? 'front' : 'back';
        void running.open();
      },
      frameSize: () => {},
      resolution: () => {},
      flash: () => {},
      mode: (_, value) => {
        if (value !== 'normal')
          console.error(`<camera mode="${String(value)}">: the preview takes photos only`);
      },
    },
    attached: (dom, element) => {
      const show = (video: HTMLVideoElement) => {
        dom.querySelector(':scope > video')?.remove();
        dom.prepend(video);
      };
      const made = new Camera(phone, (name, detail) => trigger(element, name, detail), show);
      // WeChat's default is the back camera.
      made.position = attributeOf(element, 'devicePosition') === 'front' ? 'front' : 'back';
      made.frameSize = String(attributeOf(element, 'frameSize') ?? 'medium');
      try {
        phone.cameras.mount(made);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        trigger(element, 'error', { errMsg: `insertCamera:fail ${error.message}` });
        return undefined;
      }
      mounted.set(dom, made);
      // The native camera comes after the page's `onLoad`, which may still register for privacy.
      requestAnimationFrame(() => void made.open());
      return () => phone.cameras.unmount(made);
    },
  };
}
