/** Everything about faces that a house needs, loaded as a whole where it is asked for (`--faces`). */

import { describeFace } from './describe';
import { checkIdentity, EnrolmentRefusal, enrol, type Identity } from './enrol';
import { findFaces } from './find';
import { FaceRegister } from './register';
import { ENROLMENT_WORDS } from './words';

/** A setting of the function: the stand-in's comparison takes its time from the same machine. */
const FACES_SETTINGS = { FACE_API_TIMEOUT_MS: '10000' } as const;

export interface FaceTools {
  readonly settings: typeof FACES_SETTINGS;
  readonly register: FaceRegister;
  /** @returns what is wrong, in words for a developer; null: enrolled */
  readonly enrol: (person: Identity, photo: Buffer) => Promise<string | null>;
}

/** The first runs compile: they take five times as long as the others, and more than the function waits. */
async function warmUp(): Promise<void> {
  const side = 160;
  const blank = { width: side, height: side, data: Buffer.alloc(side * side * 3) };
  for (const _ of ['compiled', 'optimised']) await findFaces(blank);
  await describeFace(blank, Array(68).fill({ x: side / 2, y: side / 2 }));
}

/**
 * Opens the register and makes the library ready, so that no verification waits for it.
 *
 * @param file of the register @default see {@link FaceRegister}
 */
export async function openFaces(file?: string): Promise<FaceTools> {
  const register = new FaceRegister(file);
  // Says at once, and not in the middle of a verification, where it cannot be read.
  register.people();
  await warmUp();
  return {
    register,
    settings: FACES_SETTINGS,
    enrol: async (person, photo) => {
      try {
        await enrol(register, checkIdentity(person, Date.now()), photo);
        return null;
      } catch (error) {
        if (error instanceof EnrolmentRefusal) return ENROLMENT_WORDS[error.problem];
        throw error;
      }
    },
  };
}
