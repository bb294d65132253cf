/** Form controls of the panel, labelled. */

let ids = 0;

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className = '',
  ...content: (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...content);
  return made;
}

export function labelled(text: string, control: HTMLElement): HTMLElement {
  ids += 1;
  control.id ||= `field-${ids}`;
  const label = element('label', '', text);
  label.htmlFor = control.id;
  return element('div', 'field', label, control);
}

/** Options are values, or pairs of value and text. */
export function select(
  text: string,
  options: readonly (string | readonly [value: string, text: string])[],
  value: string,
  changed: (value: string) => void,
): HTMLElement {
  const control = element('select');
  for (const option of options) {
    const [name, shown] = typeof option === 'string' ? [option, option] : option;
    control.append(new Option(shown, name, false, name === value));
  }
  control.addEventListener('change', () => changed(control.value));
  return labelled(text, control);
}

export function input(text: string, value: string, changed: (value: string) => void): HTMLElement {
  const control = element('input');
  control.value = value;
  control.autocomplete = 'off';
  control.addEventListener('change', () => changed(control.value));
  return labelled(text, control);
}

export function button(text: string, press: () => void, className = ''): HTMLButtonElement {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

export function section(title: string, ...content: Node[]): HTMLElement {
  ids += 1;
  const heading = element('h2', '', title);
  heading.id = `section-${ids}`;
  const made = element('section', 'card', heading, ...content);
  made.setAttribute('aria-labelledby', heading.id);
  return made;
}
