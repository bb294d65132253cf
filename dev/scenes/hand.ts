/** A person's hand on the previewed phone: finds everything by role and name, in the phone's language. */
import type { Locator, Page } from 'playwright-core';
import { OPERATOR_WORDS } from '../../miniprogram/operator/text';
import type { OperatorWords } from '../../miniprogram/operator/text/words';
import { WORDS } from '../../miniprogram/text';
import type { Language } from '../../miniprogram/text/language';
import type { Words } from '../../miniprogram/text/words';
import type { PreviewSettings } from '../preview';

/** Fictitious, with valid check digits. */
export const ADULT = { name: '张三', idNumber: '310115198001211272' } as const;
export const CHILD = { name: '李小四', idNumber: '110105201805055679' } as const;

export interface Hand {
  readonly page: Page;
  readonly words: Words;
  readonly operatorWords: OperatorWords;
  readonly button: (name: string) => Locator;
  readonly see: (text: string) => Promise<void>;
  /** Lets the phone's clock run ahead. */
  readonly wait: (seconds: number) => Promise<void>;
  /** Changes the phone while it runs. */
  readonly set: (change: Partial<PreviewSettings>) => Promise<void>;
  readonly toBackgroundAndBack: () => Promise<void>;
  /** Another app takes the camera. */
  readonly loseCamera: () => Promise<void>;
}

export function handOn(page: Page, language: Language): Hand {
  return {
    page,
    words: WORDS[language],
    operatorWords: OPERATOR_WORDS[language],
    button: (name) => page.getByRole('button', { name, exact: true }),
    see: (text) => page.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor(),
    wait: (seconds) => page.clock.runFor(seconds * 1000),
    set: (change) => page.evaluate((given) => Reflect.get(globalThis, '__preview').set(given), change),
    loseCamera: () => page.evaluate(() => Reflect.get(globalThis, '__preview').loseCamera()),
    toBackgroundAndBack: () =>
      page.evaluate(() => {
        const control = Reflect.get(globalThis, '__preview');
        control.hide();
        control.show();
      }),
  };
}

/** @param consent the label of the consent, which is each verifier's own */
export async function toIdentity(
  { page, words, button, see }: Hand,
  consent: string = words.start.consent,
): Promise<void> {
  await page.getByRole('checkbox', { name: consent }).click();
  await button(words.start.begin).click();
  await see(words.identity.lead);
}

export async function write({ page, words }: Hand, name: string, idNumber: string): Promise<void> {
  await page.getByRole('textbox', { name: words.identity.name, exact: true }).fill(name);
  const number = page.getByRole('textbox', { name: words.identity.idNumber, exact: true });
  await number.fill(idNumber);
  await number.blur();
}

export async function fillIn(hand: Hand): Promise<void> {
  await toIdentity(hand);
  await write(hand, ADULT.name, ADULT.idNumber);
}

export async function fillInForChild(hand: Hand): Promise<void> {
  await toIdentity(hand);
  await write(hand, CHILD.name, CHILD.idNumber);
  await hand.see(hand.words.identity.guardianWhy);
}

/** To the capture page, whatever its camera does. */
export async function toCapture(hand: Hand): Promise<void> {
  await fillIn(hand);
  await hand.button(hand.words.identity.next).click();
}

export async function toReadyCamera(hand: Hand): Promise<void> {
  await toCapture(hand);
  await hand.page.getByRole('button', { name: hand.words.capture.shutter, disabled: false }).waitFor();
}

export async function toReview(hand: Hand): Promise<void> {
  await toReadyCamera(hand);
  await hand.button(hand.words.capture.shutter).click();
  await hand.button(hand.words.capture.use).waitFor();
}

export async function send(hand: Hand): Promise<void> {
  await toReview(hand);
  await hand.button(hand.words.capture.use).click();
}
