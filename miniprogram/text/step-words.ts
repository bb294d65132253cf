/** Words of a verification in the verifier's own screen, in place of those that speak of a photo. */
import type { OutcomeCode } from '../contract/outcome';
import type { Message } from './message';

/** Outcomes that a photo has, too, and that are said otherwise where there is none. */
export type SharedOutcome = Extract<
  OutcomeCode,
  | 'SAME_PERSON'
  | 'DIFFERENT_PERSON'
  | 'NAME_ID_MISMATCH'
  | 'ID_NOT_FOUND'
  | 'PHOTO_UNUSABLE'
  | 'SERVICE_EXCEPTION'
>;

export interface StepWords {
  /** In place of the same words of the start page. */
  readonly start: { readonly neededMore: string; readonly checkerMore: string; readonly consent: string };
  /** The button that leads from the identity to the screen. */
  readonly next: string;
  readonly stepTaken: string;
  /** Beside the steps: before the screen opens, and while it lies over this page. */
  readonly opening: string;
  readonly inStep: string;
  /** The screen could not be opened, or nobody knows. */
  readonly notOpened: Message;
  readonly outcomes: Readonly<Record<SharedOutcome, Message>>;
  readonly keptFor: (days: number) => string;
  readonly consentText: (operatorName: string, days: number) => readonly string[];
}
