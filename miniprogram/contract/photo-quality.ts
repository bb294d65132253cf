/**
 * The quality table: what is asked of a selfie before a call is paid for.
 *
 * One row per check. A photo is refused only where the face API would certainly refuse it too (status -4,
 * face-api.md §2), far from anything that a person's skin, glasses or old camera could cause; where it
 * might not, he is warned. Figures: measured, see docs/picture.md.
 */

/** What is measured; `null` where it could not be, and then nothing is said of it. */
export interface Measures {
  /** Mean luma of the face, 0–255. */
  readonly meanLuma: number | null;
  /** Luma of the face that only its brightest twentieth exceeds, 0–255. */
  readonly highlight: number | null;
  /** Part of the face that is almost white, 0–1. */
  readonly brightShare: number | null;
  /** Mean luma of what surrounds the face over that of the face. */
  readonly backlight: number | null;
  /** Edges of the face against its contrast, see photo-measures.ts; a sharp one has 0.1 and more. */
  readonly sharpness: number | null;
  /** Standard deviation of the luma of the whole picture. */
  readonly contrast: number | null;
  /** Faces that are surely there. 0 says that none was found, not that there is none. */
  readonly faces: number | null;
  /** Width of the face in pixels, as it is sent. */
  readonly faceWidth: number | null;
}

export type Measure = keyof Measures;

export type Limit =
  | { readonly measure: Measure; readonly below: number }
  | { readonly measure: Measure; readonly above: number };

/** Each list holds where all of its limits are crossed; an empty one never does. */
export interface PhotoCheckRow {
  readonly refuse: readonly Limit[];
  readonly warn: readonly Limit[];
}

const rows = {
  // Light first: a dark picture is blurred, too, and only light mends it.
  PHOTO_TOO_DARK: {
    refuse: [
      { measure: 'meanLuma', below: 35 },
      { measure: 'highlight', below: 40 },
    ],
    warn: [{ measure: 'meanLuma', below: 60 }],
  },
  PHOTO_TOO_BRIGHT: {
    refuse: [{ measure: 'brightShare', above: 0.9 }],
    warn: [{ measure: 'brightShare', above: 0.25 }],
  },
  // Light that comes from behind. Never refused: a dark face before a white wall measures the same.
  PHOTO_BACKLIT: {
    refuse: [],
    warn: [
      { measure: 'backlight', above: 1.4 },
      { measure: 'highlight', below: 120 },
    ],
  },
  // A finger on the lens, a wall. No finder is sure enough to refuse on; one even grey is.
  PHOTO_NO_FACE: {
    refuse: [{ measure: 'contrast', below: 4 }],
    warn: [{ measure: 'faces', below: 1 }],
  },
  PHOTO_BLURRED: {
    refuse: [{ measure: 'sharpness', below: 0.02 }],
    warn: [{ measure: 'sharpness', below: 0.06 }],
  },
  PHOTO_SEVERAL_FACES: { refuse: [], warn: [{ measure: 'faces', above: 1 }] },
  // image.md: a comparison wants 150 pixels across.
  PHOTO_FACE_TOO_SMALL: { refuse: [], warn: [{ measure: 'faceWidth', below: 150 }] },
} as const satisfies Record<string, PhotoCheckRow>;

export type PhotoCheck = keyof typeof rows;

/** The checks that can refuse: each is a row of errors.ts. */
export type PhotoRefusal = {
  readonly [Code in PhotoCheck]: (typeof rows)[Code]['refuse'] extends readonly [] ? never : Code;
}[PhotoCheck];

export const PHOTO_CHECKS: Readonly<Record<PhotoCheck, PhotoCheckRow>> = rows;

/** In the order in which they are told: the first is what to mend first. */
export const PHOTO_CHECK_CODES: readonly PhotoCheck[] = Object.keys(rows).filter(isPhotoCheck);

export function isPhotoCheck(text: string): text is PhotoCheck {
  // Not Object.hasOwn: iOS before 15.4 lacks it.
  return Object.keys(rows).includes(text);
}

export function isPhotoRefusal(code: string): code is PhotoRefusal {
  return isPhotoCheck(code) && PHOTO_CHECKS[code].refuse.length > 0;
}

const isCrossed = (limit: Limit, measures: Measures): boolean => {
  const value = measures[limit.measure];
  if (value === null) return false;
  return 'below' in limit ? value < limit.below : value > limit.above;
};

const holds = (limits: readonly Limit[], measures: Measures): boolean =>
  limits.length > 0 && limits.every((limit) => isCrossed(limit, measures));

export interface Verdict {
  /** Null where it may be sent. */
  readonly refusal: PhotoRefusal | null;
  /** What a better photo would change. */
  readonly warnings: readonly PhotoCheck[];
}

/** Nothing was measured: nothing is said. */
export const UNMEASURED: Measures = {
  meanLuma: null,
  highlight: null,
  brightShare: null,
  backlight: null,
  sharpness: null,
  contrast: null,
  faces: null,
  faceWidth: null,
};

export function judgePhoto(measures: Measures): Verdict {
  const refusal =
    PHOTO_CHECK_CODES.filter(isPhotoRefusal).find((code) => holds(PHOTO_CHECKS[code].refuse, measures)) ??
    null;
  const warnings = PHOTO_CHECK_CODES.filter((code) => holds(PHOTO_CHECKS[code].warn, measures));
  return { refusal, warnings };
}
