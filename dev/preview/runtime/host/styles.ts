/**
 * Style sheets of the pages. Each page of WeChat is a document of its own: here, the sheets of the
 * shown page are the only ones that apply. The theme is decided here, too, so that a test or the
 * panel can set what `prefers-color-scheme` answers.
 */

export type Theme = 'light' | 'dark';

const MEDIA = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;

export class Styles {
  readonly #sources = new Map<string, string>();
  readonly #sheets: { element: HTMLStyleElement; source: string }[] = [];
  #theme: Theme = 'light';

  register(path: string, css: string): void {
    this.#sources.set(path, css);
  }

  /** Adds a sheet. Answers its number. */
  append(path: string): number {
    const source = this.#sources.get(path) ?? '';
    const element = document.createElement('style');
    element.textContent = this.#themed(source);
    document.head.append(element);
    return this.#sheets.push({ element, source }) - 1;
  }

  remove(index: number): void {
    this.#sheets[index]?.element.remove();
  }

  /** Numbers of the sheets that `mount` adds. */
  collect(mount: () => void): number[] {
    const first = this.#sheets.length;
    mount();
    return this.#sheets.slice(first).map((_, offset) => first + offset);
  }

  enable(indices: readonly number[], enabled: boolean): void {
    for (const index of indices) {
      const sheet = this.#sheets[index];
      if (sheet) sheet.element.media = enabled ? 'all' : 'not all';
    }
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    for (const { element, source } of this.#sheets) element.textContent = this.#themed(source);
    document.documentElement.style.colorScheme = theme;
    document.documentElement.dataset['theme'] = theme;
  }

  get theme(): Theme {
    return this.#theme;
  }

  #themed(source: string): string {
    return source.replace(MEDIA, (_, wanted) =>
      wanted === this.#theme ? '(min-width: 0)' : '(max-width: 0)',
    );
  }
}
