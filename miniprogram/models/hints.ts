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
