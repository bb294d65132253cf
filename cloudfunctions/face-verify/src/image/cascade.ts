/** The trees of the face finder: the `facefinder` cascade of nenadmarkus/pico (MIT), out of the package that ships it. */
import { readFileSync } from 'node:fs';
import { type Cascade, readCascade, turnCascade } from './pico';

/** The build puts the file into the bundle as Base64, so that the deployed folder needs no package for it. */
declare const FACE_CASCADE_BASE64: string | undefined;

export const CASCADE_FILE = '@msvargas97/pico.js/bin/facefinder.bin';

function readFile(): Uint8Array {
  return typeof FACE_CASCADE_BASE64 === 'string'
    ? Buffer.from(FACE_CASCADE_BASE64, 'base64')
    : readFileSync(require.resolve(CASCADE_FILE));
}

export interface FaceCascades {
  readonly upright: Cascade;
  /** For faces that lean to either side. */
  readonly leaning: readonly Cascade[];
}

/** The trees know faces that lean by 15° (`npm run bench -- finders`). */
const LEAN_DEGREES = 25;

let loaded: FaceCascades | null = null;

/** Read on first use: most calls of the function see no picture. */
export function faceCascades(): FaceCascades {
  if (loaded === null) {
    const upright = readCascade(readFile());
    loaded = { upright, leaning: [-LEAN_DEGREES, LEAN_DEGREES].map((by) => turnCascade(upright, by)) };
  }
  return loaded;
}
