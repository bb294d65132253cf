/** The roster: choose a person, see what will happen to him, fill him in. */
import type { PreviewPerson, PreviewState } from '../state';
import { button, element, input, section } from './fields';
import { fillField, type PhoneFrame } from './phone-frame';

/** Rows that are shown without a search. */
const SHOWN = 6;

const matches = ({ name, scenario, idNumber }: PreviewPerson, search: string) =>
  [name, scenario, idNumber].some((text) => text.toLowerCase().includes(search.toLowerCase()));

export class People {
  readonly element: HTMLElement;
  readonly #list = element('ul', 'people');
  readonly #phone: PhoneFrame;
  readonly #frame: HTMLIFrameElement;
  #people: readonly PreviewPerson[] = [];
  #search = '';

  constructor(phone: PhoneFrame, frame: HTMLIFrameElement) {
    this.#phone = phone;
    this.#frame = frame;
    const search = input('Search name or scenario', '', () => undefined);
    search.addEventListener('input', ({ target }) => {
      this.#search = target instanceof HTMLInputElement ? target.value : '';
      this.#draw();
    });
    this.element = section('Roster', search, this.#list);
  }

  update({ people }: PreviewState): void {
    if (people.length === this.#people.length) return;
    this.#people = people;
    this.#draw();
  }

  #draw(): void {
    const found = this.#people.filter((person) => matches(person, this.#search));
    const rows = found.slice(0, SHOWN).map((person) => this.#row(person));
    const more = found.length - rows.length;
    this.#list.replaceChildren(...rows);
    if (more > 0) this.#list.append(element('li', 'muted', `${more} more: search for them`));
    if (found.length === 0) this.#list.append(element('li', 'muted', 'Nobody'));
  }

  #row({ name, idNumber, scenario }: PreviewPerson): HTMLElement {
    const fill = button('Fill in', () => this.#fill(name, idNumber));
    fill.setAttribute('aria-label', `Fill in ${name}`);
    const copy = button('Copy', () => void navigator.clipboard.writeText(`${name} ${idNumber}`));
    copy.setAttribute('aria-label', `Copy ${name}`);
    const text = element(
      'span',
      'person',
      element('strong', '', name),
      ` ${idNumber}`,
      element('small', '', scenario),
    );
    return element('li', '', text, fill, copy);
  }

  /** The first two text fields of the shown page are name and number. */
  #fill(name: string, idNumber: string): void {
    const { contentDocument } = this.#frame;
    if (contentDocument === null) return;
    fillField(this.#phone, contentDocument, 0, name);
    fillField(this.#phone, contentDocument, 1, idNumber);
  }
}
