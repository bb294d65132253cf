/** One thing that stands between the project and going live, in words for the owner. Never holds a value. */
export interface Finding {
  /** Stable, for scripts: `setting:FACE_APPCODE`. */
  readonly id: string;
  /** What is missing or wrong. */
  readonly what: string;
  /** The file to change. */
  readonly where: string;
  /** What to do there, or which command does it. */
  readonly how: string;
}

/** Where the owner keeps settings and secrets: git ignores it, and only he can read it. */
export const PRIVATE_FILE = 'deploy.env';
