/** Verifications that a person decides, because the face is no way. Masked data only. */

/** Codes, not texts: what an operator would write about somebody is personal data. */
export const PASS_REASONS = ['DOCUMENT_SEEN', 'VIDEO_CALL', 'OTHER_PROOF'] as const;
export const FAIL_REASONS = [
  'DOCUMENT_DIFFERS',
  'DOCUMENT_INVALID',
  'NOT_REACHED',
  'SUSPECTED_FRAUD',
  'WITHDRAWN',
] as const;
export type PassReason = (typeof PASS_REASONS)[number];
export type FailReason = (typeof FAIL_REASONS)[number];

export type ReviewDecision =
  | { readonly decision: 'pass'; readonly reason: PassReason }
  | { readonly decision: 'fail'; readonly reason: FailReason };

/** One operator's look at it. */
export type ReviewLook = ReviewDecision & {
  readonly at: number;
  /** Whether it is the look of whoever asks. */
  readonly isYours: boolean;
};

export interface ReviewView {
  readonly sessionId: string;
  /** `*三` */
  readonly maskedName: string;
  /** `REQUESTED`: the person asked for it. `LIKELY`: the face API was not sure. */
  readonly cause: 'REQUESTED' | 'LIKELY';
  readonly waitingSince: number;
  /** Who asked for the verification, and his own word for the case; null where the person started by himself. */
  readonly requester: { readonly name: string; readonly purpose: string; readonly reference: string } | null;
  /** What the face API said last; null where it was never asked. */
  readonly outcome: string | null;
  readonly attemptsUsed: number;
  /** Looks so far. With a second look, it ends once two operators have come to the same decision. */
  readonly looks: readonly ReviewLook[];
}

/** Of the document that the operator saw: compared with what the person entered, never stored or logged. */
export interface SeenDocument {
  readonly name: string;
  readonly idNumber: string;
}
