/** English: a verification in WeChat's own screen. */
import type { StepWords } from './step-words';
import type { Words } from './words';

export const enStep: StepWords = {
  start: {
    neededMore: 'Your name, your ID number, and a face check inside WeChat',
    checkerMore: 'WeChat checks your face; we only receive the result',
    consent: 'I agree that WeChat processes my face for this verification',
  },
  next: 'Next: face check',
  stepTaken: 'Details filled in',
  opening: "Opening WeChat's face check…",
  inStep: "Follow the instructions on WeChat's screen. You come back here when it is done.",
  notOpened: {
    headline: 'The face check did not open',
    meaning: 'The service did not answer, and your face was not checked. Your details are still here.',
    todo: 'Check your connection and try again. Nothing is checked twice.',
  },
  outcomes: {
    SAME_PERSON: {
      headline: 'Verified',
      meaning: 'WeChat confirmed that name, ID number and face belong together.',
      todo: 'There is nothing more to do.',
    },
    DIFFERENT_PERSON: {
      headline: 'We could not confirm it is the same person',
      meaning:
        'Name and number match, but the face is not close enough to the ID photo. Light, angle and anything covering the face matter.',
      todo: 'Let the holder of the ID card try again in even light, facing the screen.',
    },
    NAME_ID_MISMATCH: {
      headline: 'Name and number do not match',
      meaning: 'In the register this number belongs to another name.',
      todo: 'Compare both with the ID card.',
    },
    ID_NOT_FOUND: {
      headline: 'This number was not found',
      meaning:
        'The official source has no entry for you yet; that happens with new or changed ID cards. It is not your fault.',
      todo: 'Please take another way; it works just as well.',
    },
    PHOTO_UNUSABLE: {
      headline: 'Your face could not be seen clearly',
      meaning: 'It was too dark, too fast, or something covered the face, so nothing was compared.',
      todo: 'Face the light, show your whole face, follow the instructions slowly and try again.',
    },
    SERVICE_EXCEPTION: {
      headline: "WeChat's service had a fault just now",
      meaning: 'There is no result. Your details are still here, and no attempt is used.',
      todo: 'Try again when the countdown is over.',
    },
  },
  keptFor: (days) => `No picture of your face reaches us; the record is kept for ${days} days`,
  consentText: (operatorName, days) => [
    `To confirm that it is you, ${operatorName} asks WeChat to verify your face.`,
    "What is processed: the name and ID number you enter, and pictures of your face on WeChat's screen.",
    'How: name and number go to WeChat over an encrypted connection; WeChat takes the pictures and compares them with the official source. They do not pass through us.',
    `How long: we keep the masked name, the result and the time, and delete them after ${days} days. What WeChat does is explained on its own screen.`,
    'What may happen: a comparison can be wrong. If it fails you can try again or take another way; you are not refused service for it.',
    'Your choice: you can finish without it, in another way. You can contact us at any time to withdraw and to have the record deleted.',
    'Under 14: a guardian has to agree.',
  ],
};

const stillThere = 'Nothing was checked, and your details are still here. One attempt is used.';

/** Ends of a step that brought no face. */
export const enStepOutcomes: Pick<
  Words['outcomes'],
  | 'STEP_NOT_COMPLETED'
  | 'STEP_CANCELLED'
  | 'STEP_TIMED_OUT'
  | 'STEP_OFFLINE'
  | 'CAMERA_REFUSED'
  | 'CAMERA_FAILED'
  | 'TOO_OFTEN'
  | 'DEVICE_UNSUPPORTED'
> = {
  STEP_NOT_COMPLETED: {
    headline: 'The face check was not completed',
    meaning: `WeChat says that it did not come to its end. ${stillThere}`,
    todo: 'Try again and follow the instructions to the end.',
  },
  STEP_CANCELLED: {
    headline: 'You left the face check',
    meaning: stillThere,
    todo: 'Try again when you are ready, or take another way.',
  },
  STEP_TIMED_OUT: {
    headline: 'The face check took too long',
    meaning: `It was not done in the time that WeChat allows. ${stillThere}`,
    todo: 'Try again when you are ready.',
  },
  STEP_OFFLINE: {
    headline: 'The connection broke during the face check',
    meaning: stillThere,
    todo: 'Go where the connection is better and try again.',
  },
  CAMERA_REFUSED: {
    headline: 'WeChat may not use camera or microphone',
    meaning: `The face check needs both. ${stillThere}`,
    todo: "Allow camera and microphone for WeChat in the phone's settings, then try again.",
  },
  CAMERA_FAILED: {
    headline: 'The camera did not open',
    meaning: `Another app may be using it. ${stillThere}`,
    todo: 'Close other apps that use the camera and try again.',
  },
  TOO_OFTEN: {
    headline: 'Too many face checks',
    meaning: 'WeChat does not accept more face checks from you for a while.',
    todo: 'Take another way, which works just as well, or come back tomorrow.',
  },
  DEVICE_UNSUPPORTED: {
    headline: 'This phone cannot do the face check in WeChat',
    meaning:
      'WeChat says that this phone is not supported. It is not your fault; your details are still here.',
    todo: 'Use another phone, or take another way, which works just as well.',
  },
};
