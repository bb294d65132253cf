/** The capture page: the camera, the photo, and whatever stands in the way of both. */
import { type Hand, toCapture, toReadyCamera, toReview } from './hand';
import { type Given, type Scene, scene } from './scene';

type Reason = keyof Hand['words']['cameraRefusals'];

/** @param way from the start page to where the camera is refused @param given what is wrong with the phone */
function refusal(reason: Reason, way: Scene['play'], given: Given = {}): Scene {
  const play = async (hand: Hand) => {
    await way(hand);
    await hand.see(hand.words.cameraRefusals[reason].headline);
  };
  return scene(`capture-${reason}`, play, given);
}

/** WeChat asks for the guideline once more while the camera runs. */
async function toPrivacyQuestion(hand: Hand): Promise<void> {
  await toReadyCamera(hand);
  await hand.set({ privacy: 'ask' });
  await hand.toBackgroundAndBack();
  await hand.button(hand.words.capture.agree).waitFor();
}

const REFUSALS: readonly Scene[] = [
  refusal('permission', toCapture, { settings: { camera: 'denied' } }),
  refusal('undeclared', toCapture, { settings: { camera: 'ask', privacy: 'undeclared' } }),
  refusal('system', toCapture, { settings: { camera: 'system-denied' } }),
  refusal('mini-program', toCapture, { settings: { camera: 'switched-off' } }),
  refusal('no-camera', toCapture, { settings: { device: 'none' } }),
  refusal('privacy', async (hand) => {
    await toPrivacyQuestion(hand);
    await hand.button(hand.words.capture.refuse).click();
  }),
  refusal('lost', async (hand) => {
    await toReadyCamera(hand);
    await hand.loseCamera();
  }),
  refusal(
    'silent',
    async (hand) => {
      await toCapture(hand);
      await hand.see(hand.words.capture.opening);
      await hand.wait(9);
    },
    { settings: { device: 'silent' }, isSlow: true },
  ),
  refusal(
    'photo-failed',
    async (hand) => {
      await toReadyCamera(hand);
      await hand.button(hand.words.capture.shutter).click();
    },
    { settings: { shutter: 'fails' } },
  ),
];

export const CAPTURE: readonly Scene[] = [
  scene('capture-privacy-question', toPrivacyQuestion),
  scene(
    'capture-opening',
    async (hand) => {
      await toCapture(hand);
      await hand.see(hand.words.capture.opening);
    },
    { settings: { device: 'silent' } },
  ),
  scene('capture-ready', toReadyCamera),
  scene(
    'capture-hint',
    async (hand) => {
      await toReadyCamera(hand);
      await hand.see(hand.words.hints.dark);
    },
    { settings: { light: 'dark' } },
  ),
  scene('capture-timer', async (hand) => {
    await toReadyCamera(hand);
    await hand.button(hand.words.capture.timer).click();
  }),
  scene(
    'capture-countdown',
    async (hand) => {
      await toReadyCamera(hand);
      await hand.button(hand.words.capture.timer).click();
      await hand.button(hand.words.capture.shutter).click();
      await hand.see(hand.words.seconds(3));
    },
    { isSlow: true },
  ),
  scene('capture-review', toReview),
  ...REFUSALS,
];
