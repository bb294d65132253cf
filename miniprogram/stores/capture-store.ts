/** The capture page: runs what each state of the capture flow asks for, and shows the state. */
import type { FaceCamera } from '../components/face-camera/camera-port';
import { config } from '../config';
import { REFUSAL_ROWS, type Remedy } from '../models/camera-refusal';
import {
  type CaptureEvent,
  type CaptureState,
  FIRST_CAPTURE_STATE,
  nextCaptureState,
  waitingMs,
} from '../models/capture-flow';
import type { Hint } from '../models/hints';
import { openSettings, openSystemSettings } from '../services/camera';
import { type Clock, phoneClock } from '../services/deadline';
import { hideFromCapture, setTitle } from '../services/device';
import { removePhoto } from '../services/files';

import { backTo, replaceWith, restart } from '../services/navigation';
import { agreeToPrivacy, onPrivacyQuestion, openPrivacyGuideline, refusePrivacy } from '../services/privacy';
import { showAlternative } from './alternative';
import { createCameraWork } from './camera-work';
import { captureView } from './capture-view';
import { currentRun } from './current-run';
import { createScreen, type Host } from './screen';
import { askForUpdate } from './update';
import { appWords, operator } from './words';

/** The id of both buttons that agree; WeChat checks that it was tapped. */
const AGREE_BUTTON = 'agree-privacy';

export type CaptureStore = ReturnType<typeof createCaptureStore>;

/** @param camera the component on the page, once it is there */
export function createCaptureStore(page: Host, camera: () => FaceCamera | null, clock: Clock = phoneClock) {
  const words = appWords();
  const { contact } = operator();
  const verification = currentRun()?.verification ?? null;
  const show = createScreen(page);
  const phone = createCameraWork(camera);

  let state: CaptureState = FIRST_CAPTURE_STATE;
  let hint: Hint | null = null;
  let facing: 'front' | 'back' = 'front';
  let isTimerOn = false;
  let cancelTimer = () => {};
  let stopAsking = () => {};
  let isGone = false;

  function render(): void {
    show(captureView({ state, hint, facing, isTimerOn, contact }, words));
  }

  function send(event: CaptureEvent): void {
    const next = nextCaptureState(state, event);
    if (isGone || next === state) return;
    state = next;
    hint = null;
    cancelTimer();
    const ms = waitingMs(state);
    cancelTimer = ms === null ? () => {} : clock.after(ms, () => send({ type: 'timeout' }));
    render();
    void work(state);
  }

  /** What a state asks of the phone. Its answer counts only while that very state lasts. */
  async function work(entered: CaptureState): Promise<void> {
    const event = await answerOf(entered);
    if (event === null) return;
    if (state === entered && !isGone) send(event);
    // He has moved on: nobody will look at this photo.
    else if (event.type === 'taken') removePhoto(event.path);
  }

  async function answerOf(entered: CaptureState): Promise<CaptureEvent | null> {
    switch (entered.name) {
      case 'checking':
        return phone.check();
      case 'asking':
        return phone.ask();
      case 'taking':
        return phone.take();
      case 'fitting':
        return phone.fit(entered.path);
      case 'used':
        use(entered);
        return null;
      default:
        return null;
    }
  }

  function use({ selfie }: Extract<CaptureState, { name: 'used' }>): void {
    if (verification === null) return;
    verification.selfie = selfie;
    replaceWith('result');
  }

  const remedies: Readonly<Record<Remedy, () => void>> = {
    // Not every WeChat shows the page anew after its own settings.
    'open-setting': () => openSettings(() => send({ type: 'retry' })),
    'open-system': openSystemSettings,
    update: askForUpdate,
    retry: () => send({ type: 'retry' }),
    agree,
  };

  function agree(): void {
    agreeToPrivacy(AGREE_BUTTON);
    send({ type: 'agreed' });
  }

  /** Every button of the page, by its `data-tap`. */
  const taps = {
    agree,
    shutter: () => send({ type: 'shutter', countdownSeconds: isTimerOn ? config.countdownSeconds : 0 }),
    flip: () => {
      if (state.name !== 'ready') return;
      facing = facing === 'front' ? 'back' : 'front';
      send({ type: 'flip' });
    },
    timer: () => {
      isTimerOn = !isTimerOn;
      render();
    },
    retake: () => {
      if (state.name === 'review') removePhoto(state.selfie.path);
      send({ type: 'retake' });
    },
    use: () => send({ type: 'use' }),
    disagree: () => {
      refusePrivacy();
      send({ type: 'disagreed' });
    },
    remedy: () => {
      if (state.name === 'refused') remedies[REFUSAL_ROWS[state.reason].remedy]();
    },
    guideline: openPrivacyGuideline,
    cancel: () => backTo('identity'),
    alternative: () => void showAlternative(),
  };

  return {
    load: () => {
      if (verification?.identity == null) return restart();
      setTitle(words.capture.title);
      stopAsking = onPrivacyQuestion(() => {
        send({ type: 'privacy-open' });
        // Nobody can answer it here, and unanswered it would hang.
        if (state.name !== 'privacy') refusePrivacy();
      });
      cancelTimer = clock.after(waitingMs(state) ?? 0, () => send({ type: 'timeout' }));
      render();
      void work(state);
    },
    show: () => {
      hideFromCapture(true);
      send({ type: 'shown' });
    },
    hide: () => {
      hideFromCapture(false);
      send({ type: 'hidden' });
    },
    opened: () => send({ type: 'opened' }),
    stopped: () => send({ type: 'stopped' }),
    refused: async (code: number | null) => {
      const during = state;
      const event = await phone.failure(code);
      if (state === during) send(event);
    },
    hint: (given: Hint | '') => {
      hint = given === '' ? null : given;
      render();
    },
    press: (tap: keyof typeof taps) => taps[tap](),
    clear: () => {
      isGone = true;
      cancelTimer();
      stopAsking();
      hideFromCapture(false);
      if (state.name === 'review') removePhoto(state.selfie.path);
      if (state.name === 'fitting') removePhoto(state.path);
    },
  };
}
