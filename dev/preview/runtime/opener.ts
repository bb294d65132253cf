/** A page of "the same mini-program" that asks for a verification and shows what comes back. */
import { EventChannel } from './host/event-channel';
import type { Phone } from './host/phone';

export interface OpenerPage {
  /** Writes down every event that the opened page sends. */
  readonly channel: EventChannel;
  readonly title: string;
  close(): void;
}

/** Its place in `getCurrentPages()`. */
export const OPENER_ROUTE = 'preview/opener';

export function openerPage(phone: Phone, area: HTMLElement): OpenerPage {
  const page = document.createElement('section');
  page.className = 'wx-opener';
  const title = document.createElement('h2');
  title.textContent = phone.say('openerTitle');
  const note = document.createElement('p');
  note.textContent = phone.say('openerBody');
  const list = document.createElement('ul');
  page.append(title, note, list);
  page.setAttribute('aria-label', title.textContent);
  area.prepend(page);
  const channel = new EventChannel((name, values) => {
    phone.acts.push({ what: `opener:${name}`, detail: values.length > 1 ? values : (values[0] ?? null) });
    const item = document.createElement('li');
    item.textContent = `${name} ${JSON.stringify(values)}`;
    list.append(item);
  });
  return { channel, title: title.textContent, close: () => page.remove() };
}
