/** The developer's panel beside the phone. */

import type { PreviewControl } from '../control';
import type { PreviewPerson, PreviewState } from '../state';
import { device, entry, holder, look } from './controls';
import { House } from './house';
import { takeOwnPhoto } from './own-camera';
import { People } from './people';
import { PhoneFrame } from './phone-frame';

declare global {
  interface Window {
    __preview?: PreviewControl;
  }
}

const POLL_MS = 1000;

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The document lacks #${id}`);
  return found;
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function enrolHere({ name, idNumber }: PreviewPerson): Promise<string> {
  const response = await post('/preview/enrol', { name, idNumber, photo: await takeOwnPhoto() });
  const { problem }: { problem: string | null } = await response.json();
  return problem === null ? `Enrolled: you are ${name} now` : `Not enrolled: ${problem}`;
}

const frame = part('phone');
if (!(frame instanceof HTMLIFrameElement)) throw new Error('#phone is no frame');
const phone = new PhoneFrame(frame);
const people = new People(phone, frame, async (person) => {
  const said = await enrolHere(person).catch((error: unknown) => `Not enrolled: ${String(error)}`);
  void refresh();
  return said;
});

async function refresh(): Promise<void> {
  const response = await fetch('/preview/state').catch(() => null);
  if (!response?.ok) return;
  const state: PreviewState = await response.json();
  people.update(state);
  house.update(state, phone.control?.calls() ?? []);
}

const house = new House({
  force: (scenario) => void post('/preview/force', { scenario }).then(refresh),
  // The phone's verification is gone with all the others: it begins anew, too.
  reset: () =>
    void post('/preview/reset', {}).then(() => {
      phone.restart();
      return refresh();
    }),
});

part('panel').append(people.element, holder(phone), house.element, look(phone), device(phone), entry(phone));
void refresh();
window.setInterval(() => {
  if (document.visibilityState === 'visible') void refresh();
}, POLL_MS);
