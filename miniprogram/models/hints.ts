import type { PhotoCheck } from '../contract/photo-quality';

/** What the live picture tells the person. Hints only: none of them ever holds the shutter back. */
export const HINTS = [
  'dark',
  'bright',
  'backlit',
  'blurred',
  'no-face',
  'several-faces',
  'too-far',
  'too-near',
  'off-centre',
] as const;
export type Hint = (typeof HINTS)[number];

/** The same words before the photo and after it. */
export const HINT_OF: Readonly<Record<PhotoCheck, Hint>> = {
  PHOTO_TOO_DARK: 'dark',
  PHOTO_TOO_BRIGHT: 'bright',
  PHOTO_BACKLIT: 'backlit',
  PHOTO_NO_FACE: 'no-face',
  PHOTO_BLURRED: 'blurred',
  PHOTO_SEVERAL_FACES: 'several-faces',
  PHOTO_FACE_TOO_SMALL: 'too-far',
};
