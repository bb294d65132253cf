/** The camera permission: asked once, then only changed in the settings page. */
import type { Dialogs } from './dialogs';
import type { LiveSettings } from './live-settings';
import { CODES, Refusal } from './refusal';
import type { Word } from './words';

export const CAMERA_SCOPE = 'scope.camera';

export class Permissions {
  readonly #settings: LiveSettings;
  readonly #dialogs: Dialogs;
  readonly #say: (word: Word) => string;
  #asking: Promise<void> | undefined;

  constructor(settings: LiveSettings, dialogs: Dialogs, say: (word: Word) => string) {
    this.#settings = settings;
    this.#dialogs = dialogs;
    this.#say = say;
  }

  /** Without a key for what was never asked. */
  get authSetting(): Record<string, boolean> {
    const { camera } = this.#settings.current;
    return camera === 'ask' ? {} : { [CAMERA_SCOPE]: camera !== 'denied' };
  }

  get systemDenied(): boolean {
    return this.#settings.current.camera === 'system-denied';
  }

  /** Lets the camera go on. @throws Refusal */
  async requireCamera(): Promise<void> {
    if (this.#settings.current.camera === 'ask') {
      this.#asking ??= this.#ask().finally(() => {
        this.#asking = undefined;
      });
      await this.#asking;
    }
    if (this.systemDenied) throw new Refusal('system permission denied', { errno: CODES.systemDenied });
    if (this.#settings.current.camera === 'switched-off') {
      throw new Refusal('mini program permission denied', { errno: CODES.switchedOff });
    }
    if (this.#settings.current.camera !== 'granted') throw new Refusal('auth deny', { errno: CODES.refused });
  }

  async #ask(): Promise<void> {
    const answer = await this.#dialogs.ask({
      title: this.#say('cameraTitle'),
      body: this.#say('cameraBody'),
      choices: [
        { value: 'denied', label: this.#say('refuse') },
        { value: 'granted', label: this.#say('allow'), main: true },
      ],
    });
    this.#settings.set({ camera: answer });
  }

  /** The settings page: a switch for what was asked before. From a tap only. @throws Refusal */
  async openSettings(): Promise<Record<string, boolean>> {
    if (!navigator.userActivation.isActive) throw new Refusal('can only be invoked by user TAP gesture.');
    const body = document.createElement('p');
    body.className = 'wx-dialog-body';
    const { camera } = this.#settings.current;
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.setAttribute('role', 'switch');
    box.checked = camera !== 'denied' && camera !== 'switched-off';
    const label = document.createElement('label');
    label.append(this.#say('cameraSwitch'), box);
    body.append(camera === 'ask' ? this.#say('nothingAsked') : label);
    const choices = [{ value: 'back', label: this.#say('back'), main: true }] as const;
    await this.#dialogs.ask({ title: this.#say('settingsTitle'), body, choices });
    if (camera !== 'ask' && camera !== 'system-denied')
      this.#settings.set({ camera: box.checked ? 'granted' : 'denied' });
    return this.authSetting;
  }
}
