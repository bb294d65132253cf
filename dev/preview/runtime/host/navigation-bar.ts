/** WeChat's own bar above the page: title, way back, and the capsule that every mini-program has. */
import type { Styles } from './styles';

export interface BarConfig {
  readonly manifestWindow: Readonly<Record<string, unknown>>;
  readonly themes: Readonly<Record<string, unknown>>;
  readonly backLabel: string;
}

const DEFAULTS: Readonly<Record<string, string>> = {
  navigationBarTitleText: '',
  navigationBarBackgroundColor: '#000000',
  navigationBarTextStyle: 'white',
  navigationStyle: 'default',
  backgroundColor: '#ffffff',
};

export class NavigationBar {
  readonly #element: HTMLElement;
  readonly #title = document.createElement('div');
  readonly #back = document.createElement('button');
  readonly #config: BarConfig;
  readonly #styles: Styles;
  /** The `.json` of the shown page. */
  #page: Readonly<Record<string, unknown>> = {};

  constructor(element: HTMLElement, config: BarConfig, styles: Styles, back: () => void) {
    this.#element = element;
    this.#config = config;
    this.#styles = styles;
    this.#title.className = 'wx-title';
    this.#back.className = 'wx-back';
    this.#back.type = 'button';
    this.#back.setAttribute('aria-label', config.backLabel);
    this.#back.addEventListener('click', back);
    const capsule = document.createElement('span');
    capsule.className = 'wx-capsule';
    capsule.setAttribute('aria-hidden', 'true');
    element.append(this.#back, this.#title, capsule);
  }

  /** Shows the bar of a page. `title` goes over the one of its `.json`. */
  update(page: Readonly<Record<string, unknown>>, title: string | undefined, depth: number): void {
    this.#page = page;
    this.title = title ?? this.#value('navigationBarTitleText');
    this.#back.hidden = depth < 2;
    this.#element.hidden = this.#value('navigationStyle') === 'custom';
    this.recolor();
  }

  recolor(): void {
    const { style } = document.documentElement;
    style.setProperty('--wx-bar-background', this.#value('navigationBarBackgroundColor'));
    style.setProperty('--wx-bar-text', this.#value('navigationBarTextStyle') === 'black' ? '#000' : '#fff');
    style.setProperty('--wx-page-background', this.#value('backgroundColor'));
    style.setProperty('--wx-bar-height', this.#element.hidden ? '0px' : 'var(--wx-bar-full)');
  }

  set title(text: string) {
    this.#title.textContent = text;
    document.title = text;
  }

  /** A value of the page, of the app, or WeChat's default; `@name` is looked up in `theme.json`. */
  #value(name: string): string {
    const value = this.#page[name] ?? this.#config.manifestWindow[name] ?? DEFAULTS[name];
    const text = typeof value === 'string' ? value : '';
    if (!text.startsWith('@')) return text;
    const theme: unknown = this.#config.themes[this.#styles.theme];
    const themed: unknown =
      typeof theme === 'object' && theme !== null ? Reflect.get(theme, text.slice(1)) : undefined;
    return typeof themed === 'string' ? themed : (DEFAULTS[name] ?? '');
  }
}
