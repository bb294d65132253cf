/** `<image>`, `<cover-image>` and `<canvas>`. */
import type { Component } from '../host/glass';
import type { Phone } from '../host/phone';
import { nodeFacades } from '../host/selector-query';
import { CanvasNode } from '../wx/canvas-node';
import { writeAttribute } from './attributes';
import { type BuiltIn, trigger } from './define';

function imgOf(dom: HTMLElement): HTMLImageElement {
  const [first] = dom.children;
  if (first instanceof HTMLImageElement) return first;
  const made = document.createElement('img');
  made.alt = '';
  dom.prepend(made);
  return made;
}

function load(phone: Phone, dom: HTMLElement, src: string, element: Component): void {
  const source = phone.files.source(src, `${element.ownerShadowRoot?.getHostNode().is ?? ''}`);
  const img = imgOf(dom);
  if (source === null) {
    console.error(`<image src="${src}">: the preview loads nothing from elsewhere`);
    trigger(element, 'error', { errMsg: `loadImage:fail ${src}` });
  } else if (source === '') img.removeAttribute('src');
  else img.src = source;
}

export function image(phone: Phone): BuiltIn {
  return {
    rules: {
      src: (dom, value, element) => load(phone, dom, String(value ?? ''), element),
      mode: (dom, value) => writeAttribute(dom, 'data-mode', value),
      ariaLabel: (dom, value) => {
        writeAttribute(dom, 'aria-label', value || null);
        if (value && !dom.hasAttribute('role')) dom.setAttribute('role', 'img');
      },
      lazyLoad: () => {},
      webp: () => {},
      fadeIn: () => {},
      showMenuByLongpress: () => {},
    },
    attached: (dom, element) => {
      const img = imgOf(dom);
      img.addEventListener('load', () =>
        trigger(element, 'load', { width: img.naturalWidth, height: img.naturalHeight }),
      );
      img.addEventListener('error', () => trigger(element, 'error', { errMsg: `loadImage:fail ${img.src}` }));
      return undefined;
    },
  };
}

export function canvas(phone: Phone): BuiltIn {
  return {
    rules: {
      type: (_, value) => {
        if (value !== '2d') console.error(`<canvas type="${String(value)}">: the preview draws 2d only`);
      },
      canvasId: () => console.error('<canvas canvas-id>: retired by WeChat; give it an id and type="2d"'),
      disableScroll: () => {},
    },
    attached: (dom) => {
      if (dom instanceof HTMLCanvasElement) nodeFacades.set(dom, new CanvasNode(dom, phone));
      return undefined;
    },
  };
}
