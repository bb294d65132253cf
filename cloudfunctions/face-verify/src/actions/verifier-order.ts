/** Which verifier may be asked: the setting's order, and what this verification has come to (docs/verifiers.md). */
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Tally } from '../domain/limits';
import { type Session, verifiersOf } from '../domain/session';
import { VerifyError } from '../errors';
import type { SelfieVerifier, Services, StepVerifier } from '../ports';

/** First choice first. */
export function orderOf({ verifiers }: Services): readonly Source[] {
  return verifiers.map(({ source }) => source);
}

/** @throws VerifyError SETTING_MISSING, which env.ts makes impossible */
export function firstOf(services: Services): Source {
  const [first] = orderOf(services);
  if (first === undefined) throw new VerifyError('SETTING_MISSING', 'VERIFIER');
  return first;
}

/** @throws VerifyError VERIFIER_NOT_ALLOWED where the settings name none that takes a photo */
export function selfieVerifier({ verifiers }: Services): SelfieVerifier {
  for (const verifier of verifiers) if (verifier.needs === 'selfie') return verifier;
  throw new VerifyError('VERIFIER_NOT_ALLOWED');
}

/** @throws VerifyError VERIFIER_NOT_ALLOWED where the settings name none with a step */
export function stepVerifier({ verifiers }: Services): StepVerifier {
  for (const verifier of verifiers) if (verifier.needs === 'step') return verifier;
  throw new VerifyError('VERIFIER_NOT_ALLOWED');
}

/**
 * Among the pictures that failed today, in place of one that we never see: this person's face failed for
 * this ID number in a step. A repeated step is another chance; a weaker verifier would not be.
 */
export function failedStepMark(source: Source, subject: string): string {
  return `${source}:${subject}`;
}

/**
 * Whoever has failed before one verifier is not taken by the next, in this verification or in another one
 * of today.
 *
 * @throws VerifyError VERIFIER_NOT_ALLOWED
 */
export function checkVerifier(
  source: Source,
  session: Session,
  person: Tally,
  subject: string,
  services: Services,
): void {
  const order = orderOf(services);
  const before = order.slice(0, order.indexOf(source));
  const hasFailed = before.some((other) => person.failedPhotos.includes(failedStepMark(other, subject)));
  if (hasFailed || !verifiersOf(session, order).includes(source)) {
    throw new VerifyError('VERIFIER_NOT_ALLOWED');
  }
}
