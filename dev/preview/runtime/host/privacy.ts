/** WeChat's privacy authorisation: no camera and no clipboard before the person has agreed to the guideline. */
import type { Dialogs } from './dialogs';
import type { LiveSettings } from './live-settings';
import { CODES, Refusal } from './refusal';
import type { Word } from './words';

export type PrivacyAnswer = { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string };
export type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, info: { referrer: string }) => void;

/** After a refusal, WeChat asks nothing for this long. */
const QUIET_MS = 10_000;

export class Privacy {
  readonly #settings: LiveSettings;
  readonly #dialogs: Dialogs;
  readonly #say: (word: Word) => string;
  #listener: PrivacyListener | undefined;
  #refusedAt = Number.NEGATIVE_INFINITY;
  /** Ids of `agreePrivacyAuthorization` buttons that were tapped. */
  readonly #tapped = new Set<string>();
  #asking: Promise<boolean> | undefined;

  constructor(settings: LiveSettings, dialogs: Dialogs, say: (word: Word) => string) {
    this.#settings = settings;
    this.#dialogs = dialogs;
    this.#say = say;
  }

  get needed(): boolean {
    return this.#settings.current.privacy === 'ask';
  }

  listen(listener: PrivacyListener): void {
    this.#listener = listener;
  }

  /** A `<button open-type="agreePrivacyAuthorization">` was tapped. */
  tapped(buttonId: string): void {
    this.#tapped.add(buttonId);
    if (this.needed) this.#settings.set({ privacy: 'agreed' });
  }

  /** Lets `api` go on once the person has agreed. @throws Refusal 104, or 112 if the guideline lacks it. */
  async require(api: string): Promise<void> {
    if (this.#settings.current.privacy === 'undeclared') {
      throw new Refusal('api scope is not declared in the privacy agreement', {
        errno: CODES.privacyUndeclared,
      });
    }
    if (!this.needed) return;
    const quiet = performance.now() - this.#refusedAt < QUIET_MS;
    // Several APIs at once wait for the same answer.
    this.#asking ??= (quiet ? Promise.resolve(false) : this.#ask(api)).finally(() => {
      this.#asking = undefined;
    });
    if (!(await this.#asking)) {
      throw new Refusal('privacy permission is not authorized', { errno: CODES.privacyRefused });
    }
  }

  async #ask(referrer: string): Promise<boolean> {
    const agreed = this.#listener === undefined ? await this.#askOfficially() : await this.#askPage(referrer);
    if (agreed && this.needed) this.#settings.set({ privacy: 'agreed' });
    if (!agreed) this.#refusedAt = performance.now();
    return agreed;
  }

  async #askOfficially(): Promise<boolean> {
    const answer = await this.#dialogs.ask({
      title: this.#say('privacyTitle'),
      body: this.#say('privacyBody'),
      choices: [
        { value: 'refuse', label: this.#say('refuse') },
        { value: 'agree', label: this.#say('agree'), main: true },
      ],
    });
    return answer === 'agree';
  }

  #askPage(referrer: string): Promise<boolean> {
    return new Promise((answer) => {
      this.#listener?.(
        ({ event, buttonId = '' }) => {
          if (event === 'disagree') answer(false);
          if (event !== 'agree') return;
          const tapped = this.#tapped.has(buttonId);
          if (!tapped)
            console.error(
              `onNeedPrivacyAuthorization: no agreePrivacyAuthorization button "${buttonId}" was tapped`,
            );
          answer(tapped);
        },
        { referrer },
      );
    });
  }
}
