/** glass-easel's drawing surface: the browser's DOM, with WeChat's names, events and style rules. */
import { hostElementName } from '../../tags';
import { listen } from './events';
import { glassEasel } from './glass';
import type { Styles } from './styles';

export class PreviewSurface extends glassEasel.CurrentWindowBackendContext {
  readonly #styles: Styles;

  constructor(root: HTMLElement, styles: Styles) {
    super();
    this.#styles = styles;
    const surface = this.document;
    this.document = {
      createElement: (tag) => surface.createElement(hostElementName(tag)),
      createTextNode: (text) => surface.createTextNode(text),
      createDocumentFragment: () => surface.createDocumentFragment(),
    };
    listen(root, glassEasel.Event.triggerEvent);
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.#styles.register(path, String(content));
  }

  override appendStyleSheetPath(path: string): number {
    return this.#styles.append(path);
  }

  override disableStyleSheet(index: number): void {
    this.#styles.remove(index);
  }

  override getTheme(): string {
    return this.#styles.theme;
  }

  /** Listeners are set once, on the root: see `events.ts`. */
  override setListenerStats(): void {}
}
