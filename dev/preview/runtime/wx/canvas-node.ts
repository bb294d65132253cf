/** What `.node()` answers for a `<canvas type="2d">`: the members that WeChat's canvas has, no others. */
import type { Phone } from '../host/phone';

const elements = new WeakMap<CanvasNode, HTMLCanvasElement>();

/** The element behind a node that the phone's code passes around; undefined for anything else. */
export function canvasBehind(node: unknown): HTMLCanvasElement | undefined {
  return node instanceof CanvasNode ? elements.get(node) : undefined;
}

export class CanvasNode {
  readonly #dom: HTMLCanvasElement;
  readonly #phone: Phone;

  constructor(dom: HTMLCanvasElement, phone: Phone) {
    this.#dom = dom;
    this.#phone = phone;
    elements.set(this, dom);
  }

  get width(): number {
    return this.#dom.width;
  }
  set width(value: number) {
    this.#dom.width = value;
  }
  get height(): number {
    return this.#dom.height;
  }
  set height(value: number) {
    this.#dom.height = value;
  }

  getContext(type: string): CanvasRenderingContext2D | null {
    return type === '2d' ? this.#dom.getContext('2d') : null;
  }

  /** An image whose `src` takes the paths of the phone. */
  createImage(): HTMLImageElement {
    const image = new Image();
    const phone = this.#phone;
    let given = '';
    Object.defineProperty(image, 'src', {
      get: () => given,
      set: (src: unknown) => {
        given = String(src);
        const works = phone.settings.current.redraw === 'works';
        const source = works ? phone.files.source(given, '') : null;
        // A src that cannot be loaded calls `onerror`, as on a phone.
        image.setAttribute('src', source ?? 'data:image/png;base64,');
      },
    });
    return image;
  }

  createImageData(width: number, height: number): ImageData {
    return new ImageData(width, height);
  }

  toDataURL(type?: string, quality?: number): string {
    if (this.#phone.settings.current.redraw === 'fails')
      throw new Error('toDataURL:fail create bitmap failed');
    return this.#dom.toDataURL(type, quality);
  }

  requestAnimationFrame(callback: FrameRequestCallback): number {
    return requestAnimationFrame(callback);
  }

  cancelAnimationFrame(handle: number): void {
    cancelAnimationFrame(handle);
  }
}
