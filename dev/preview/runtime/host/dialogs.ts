/** What WeChat shows over a page: questions, toasts, a loading sign. */

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly main?: boolean;
}

export interface Question<Value extends string> {
  readonly title: string;
  readonly body?: string | HTMLElement;
  readonly choices: readonly Choice<Value>[];
}

let ids = 0;

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

export class Dialogs {
  readonly #layer: HTMLElement;
  readonly #toast = element('div', 'wx-toast');
  #timer = 0;

  constructor(layer: HTMLElement) {
    this.#layer = layer;
    this.#toast.setAttribute('role', 'status');
    this.#toast.hidden = true;
    layer.append(this.#toast);
  }

  /** Asks until one of the choices is taken. Escape takes the first. */
  ask<Value extends string>({ title, body = '', choices }: Question<Value>): Promise<Value> {
    const dialog = element('dialog', 'wx-dialog');
    const heading = element('h2', 'wx-dialog-title', title);
    ids += 1;
    heading.id = `wx-dialog-${ids}`;
    dialog.setAttribute('aria-labelledby', heading.id);
    const content = typeof body === 'string' ? element('p', 'wx-dialog-body', body) : body;
    const row = element('div', 'wx-dialog-buttons');
    dialog.append(heading, content, row);
    this.#layer.append(dialog);
    return new Promise((answer) => {
      const close = (value: Value) => {
        dialog.remove();
        answer(value);
      };
      for (const { value, label, main } of choices) {
        const button = element('button', main ? 'wx-main' : '', label);
        button.addEventListener('click', () => close(value));
        row.append(button);
      }
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        const [first] = choices;
        if (first) close(first.value);
      });
      dialog.showModal();
    });
  }

  /** Shows `text` for a while; `durationMs` 0: until `quiet`. */
  say(text: string, icon: string, durationMs: number): void {
    window.clearTimeout(this.#timer);
    this.#toast.dataset['icon'] = icon;
    this.#toast.textContent = text;
    this.#toast.hidden = false;
    if (durationMs > 0) this.#timer = window.setTimeout(() => this.quiet(), durationMs);
  }

  quiet(): void {
    window.clearTimeout(this.#timer);
    this.#toast.hidden = true;
  }

  /** A dialog stays open over a reload of the page stack; nothing of it may. */
  closeAll(): void {
    for (const dialog of this.#layer.querySelectorAll('dialog')) dialog.remove();
    this.quiet();
  }
}
