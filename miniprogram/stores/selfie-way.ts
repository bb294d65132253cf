/** A photo of our own camera, handed to the verifier by the function. */
import { canTakePhoto } from '../services/camera';
import { replaceWith } from '../services/navigation';
import { dropSelfie } from './selfie';
import { createSubmit } from './submit';
import type { Way } from './way';

export const selfieWay: Way = {
  support: async () => (canTakePhoto() ? 'supported' : 'old-wechat'),
  create: createSubmit,
  isReady: ({ identity, selfie }) => identity !== null && selfie !== null,
  retake: (verification) => {
    dropSelfie(verification);
    verification.latest = null;
    replaceWith('capture');
  },
};
