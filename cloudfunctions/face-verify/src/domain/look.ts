/** What is kept of a review with its verification: who asked, and what operators came to. */
import type { ReviewDecision } from '../../../../miniprogram/contract/operator-reviews';

/** What one operator came to. */
export type Look = ReviewDecision & {
  /** Keyed hash of his user key. */
  readonly operator: string;
  readonly at: number;
};

export interface Review {
  /** Null: the face API was not sure, and nobody asked. */
  readonly requestedAt: number | null;
  /** What the person entered when he asked; otherwise it stands with his attempt. */
  readonly subject: { readonly hash: string; readonly maskedName: string } | null;
  /** At most one of each operator, his latest. */
  readonly looks: readonly Look[];
}

export const NO_LOOKS: Review = { requestedAt: null, subject: null, looks: [] };
