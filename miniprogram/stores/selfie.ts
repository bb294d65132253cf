/** The photo in memory, and the camera's own file behind it. */
import { forgetPerson, type Verification } from '../models/verification';
import { removePhoto } from '../services/files';

/** Takes the photo out of memory and off the phone. */
export function dropSelfie(verification: Verification): void {
  if (verification.selfie !== null) removePhoto(verification.selfie.path);
  verification.selfie = null;
  verification.submission = null;
}

/** Drops everything that describes the person. */
export function dropPerson(verification: Verification): void {
  dropSelfie(verification);
  forgetPerson(verification);
}
