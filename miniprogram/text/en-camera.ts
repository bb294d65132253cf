/** English: why there is no camera or no photo, and what one tap leads back to it. */
import type { Words } from './words';

export const enCameraRefusals: Words['cameraRefusals'] = {
  permission: {
    headline: 'No permission to use the camera',
    meaning: 'The mini-program was not allowed to use the camera. Your details are still there.',
    todo: 'Turn on the camera in the settings, then come back and carry on.',
    button: 'Open the settings',
  },
  privacy: {
    headline: 'The privacy guideline is not agreed to',
    meaning: 'Without it the camera cannot be used. Your details are still there.',
    todo: 'Agree and carry on, or use another way.',
    button: 'Agree and carry on',
  },
  undeclared: {
    headline: 'The camera is not available here yet',
    meaning:
      'The operator has not declared the camera in the privacy guideline. It is not your fault; your details are still there.',
    todo: 'Tell the operator the code below, or use another way.',
    button: 'Try again',
  },
  system: {
    headline: 'The phone keeps the camera from WeChat',
    meaning: "The system settings have WeChat's camera turned off. Your details are still there.",
    todo: 'Turn it on in the system settings, then come back and carry on.',
    button: 'Open the system settings',
  },
  'mini-program': {
    headline: "The mini-program's camera is turned off",
    meaning: "WeChat has this mini-program's camera turned off. Your details are still there.",
    todo: 'Turn on the camera in the settings, then come back and carry on.',
    button: 'Open the settings',
  },
  'no-camera': {
    headline: 'No camera was found',
    meaning: 'There is none, or another app is using it. Your details are still there.',
    todo: 'Close other apps that use the camera and try again, or use another way.',
    button: 'Try again',
  },
  lost: {
    headline: 'The camera was interrupted',
    meaning: 'A call or another app may have taken it. Your details are still there.',
    todo: 'One tap opens it again.',
    button: 'Open the camera again',
  },
  silent: {
    headline: 'The camera does not respond',
    meaning: 'We waited and it did not open. Your details are still there.',
    todo: 'Open it once more; if that fails, use another way.',
    button: 'Open the camera again',
  },
  'photo-failed': {
    headline: 'The photo was not taken',
    meaning: 'The camera gave no picture. Nothing was checked and no attempt was used.',
    todo: 'Please take it again.',
    button: 'Open the camera again',
  },
  'old-wechat': {
    headline: 'This WeChat is too old',
    meaning: 'It cannot take photos here. Your details are still there.',
    todo: 'Update WeChat and open this again, or use another way.',
    button: 'Update WeChat',
  },
};
