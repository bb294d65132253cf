/** The roster: choose a person, see what will happen to him, fill him in; or be him, where faces are compared. */
import type { PreviewPerson, PreviewState } from '../state';
import { button, element, input, section } from './fields';
import { fillField, type PhoneFrame } from './phone-frame';

/** Rows that are shown without a search. */
const SHOWN = 6;

const matches = ({ name, scenario, idNumber }: PreviewPerson, search: string) =>
  [name, scenario, idNumber].some((text) => text.toLowerCase().includes(search.toLowerCase()));

/** Enrols whoever sits before this machine as a person of the roster. @returns what came of it, in words */
export type EnrolHere = (person: PreviewPerson) => Promise<string>;

export class People {
  readonly element: HTMLElement;
  readonly #list = element('ul', 'people');
  readonly #phone: PhoneFrame;
  readonly #frame: HTMLIFrameElement;
  readonly #enrol: EnrolHere;
  readonly #said = element('p', 'muted');
  #people: readonly PreviewPerson[] = [];
  #comparesFaces = false;
  #search = '';
  #shown = '';

  constructor(phone: PhoneFrame, frame: HTMLIFrameElement, enrol: EnrolHere) {
    this.#phone = phone;
    this.#frame = frame;
    this.#enrol = enrol;
    this.#said.setAttribute('role', 'status');
    const search = input('Search name or scenario', '', () => undefined);
    search.addEventListener('input', ({ target }) => {
      this.#search = target instanceof HTMLInputElement ? target.value : '';
      this.#draw();
    });
    this.element = section('Roster', search, this.#list, this.#said);
  }

  update({ people, comparesFaces }: PreviewState): void {
    const fingerprint = JSON.stringify([people, comparesFaces]);
    if (fingerprint === this.#shown) return;
    this.#shown = fingerprint;
    this.#people = people;
    this.#comparesFaces = comparesFaces;
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

  #row(person: PreviewPerson): HTMLElement {
    const { name, idNumber, scenario, enrolled = false } = person;
    const fill = button('Fill in', () => this.#fill(name, idNumber));
    fill.setAttribute('aria-label', `Fill in ${name}`);
    const copy = button('Copy', () => void navigator.clipboard.writeText(`${name} ${idNumber}`));
    copy.setAttribute('aria-label', `Copy ${name}`);
    const text = element(
      'span',
      'person',
      element('strong', '', name),
      ` ${idNumber}`,
      element('small', '', enrolled ? `${scenario} · face enrolled` : scenario),
    );
    const row = element('li', '', text, fill, copy);
    if (this.#comparesFaces) row.append(this.#enrolButton(person));
    return row;
  }

  #enrolButton(person: PreviewPerson): HTMLElement {
    const enrol = button('Be him', () => void this.#enrolHere(person));
    enrol.setAttribute('aria-label', `Enrol this camera's face as ${person.name}`);
    return enrol;
  }

  async #enrolHere(person: PreviewPerson): Promise<void> {
    this.#said.textContent = 'Look into the camera …';
    this.#said.textContent = await this.#enrol(person);
  }

  /** The first two text fields of the shown page are name and number. */
  #fill(name: string, idNumber: string): void {
    const { contentDocument } = this.#frame;
    if (contentDocument === null) return;
    fillField(this.#phone, contentDocument, 0, name);
    fillField(this.#phone, contentDocument, 1, idNumber);
  }
}
