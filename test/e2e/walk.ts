/** The way through the pages, each step as a person takes it. */
import { personFor, type ScenarioName } from '../../dev/face-api';
import { toIdentity, write } from '../../dev/scenes/hand';
import type { Visit } from './stage';

/** Consents, and fills in the person of a scenario, who then stands before the camera. */
export async function identify(visit: Visit, scenario: ScenarioName): Promise<void> {
  const { name, idNumber } = personFor(scenario);
  await toIdentity(visit);
  await write(visit, name, idNumber);
  await visit.button(visit.words.identity.next).click();
}

/** Waits until the camera is ready. */
export async function readyCamera({ page, words }: Visit): Promise<void> {
  await page.getByRole('button', { name: words.capture.shutter, disabled: false }).waitFor();
}

/** Takes a photo, and looks at it. */
export async function shoot(visit: Visit): Promise<void> {
  await readyCamera(visit);
  await visit.button(visit.words.capture.shutter).click();
  await visit.button(visit.words.capture.use).waitFor();
}

/** Takes a photo and sends it. */
export async function shootAndSend(visit: Visit): Promise<void> {
  await shoot(visit);
  await visit.button(visit.words.capture.use).click();
}

/** From the start page until the photo is sent. */
export async function verify(visit: Visit, scenario: ScenarioName): Promise<void> {
  await identify(visit, scenario);
  await shootAndSend(visit);
}
