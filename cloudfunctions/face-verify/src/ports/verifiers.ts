/** Who says whether it is this person: by a photo that we hand over, or in a screen of his own. */
import type { Source } from '../../../../miniprogram/contract/verifiers';
import type { Evidence } from '../domain/attempt';
import type { Reply } from '../domain/reply';

export interface Subject {
  readonly name: string;
  readonly idNumber: string;
}

/** Compares a photo that we hand over, in one call. What it proves: contract/verifiers.ts. */
export interface SelfieVerifier {
  readonly source: Source;
  readonly needs: 'selfie';
  /** Never throws. Paid: call it only after a reservation. */
  verify(subject: Subject, jpeg: Buffer): Promise<{ readonly reply: Reply; readonly evidence: Evidence }>;
}

/** A step in a verifier's own screen. */
export interface Step {
  /** What the phone opens the screen with. */
  readonly handle: string;
  /** What the verifier is asked by, beside the attempt's id and the person. As secret as his name and number. */
  readonly proof: string;
}

/** Whose step it is. The raw open id is the caller's of this very call, and is never stored. */
export interface StepOwner {
  readonly attemptId: string;
  readonly openId: string;
}

/** An end with what it is looked up by. */
export interface Answered {
  readonly kind: 'answered';
  readonly reply: Reply;
  readonly evidence: Evidence;
}

/** Lets the person take a step in a screen of its own, and is asked afterwards how it ended. */
export interface StepVerifier {
  readonly source: Source;
  readonly needs: 'step';
  /** Never throws. It may cost: call it only after a reservation. `answered`: no step was opened. */
  begin(
    subject: Subject,
    owner: StepOwner,
  ): Promise<Answered | { readonly kind: 'opened'; readonly step: Step }>;
  /**
   * Never throws. Costs nothing and changes nothing, so that a lost answer is asked for again.
   *
   * @param phoneCode what the phone was told; it explains an end without a face and decides nothing else
   */
  ask(
    step: Step,
    owner: StepOwner,
    phoneCode: number | null,
  ): Promise<Answered | { readonly kind: 'running' }>;
}

export type Verifier = SelfieVerifier | StepVerifier;

/** Encrypts what must lie in the database for a while and must not be read there. */
export interface Seal {
  /** @param about what it belongs to: it opens for nothing else */
  close(text: string, about: string): string;
  /** Null where it was changed, belongs elsewhere, or another key closed it. */
  open(sealed: string, about: string): string | null;
}
