/** Usage and packages as the operator sees them. Times: milliseconds since the epoch; days are China's. */
import type { Charged } from './outcome';

/** The seller counts per ten minutes (face-api.md §3), and so do we. */
export const WINDOW_MS = 10 * 60 * 1000;

/** What a span of time cost of the packages: the market's face API. WeChat's own verification has its own bill. */
export interface UsageCounts {
  /** Attempts that were answered and charged, as far as anybody can say. */
  readonly charged: number;
  /** Attempts of which nobody can say whether they were charged: drawn from the package all the same. */
  readonly unknown: number;
  /** Attempts that cost nothing: refused by the gateway, or never sent. */
  readonly free: number;
  /** Of the free ones: refused by our own look at the picture, so that a call was saved. */
  readonly saved: number;
}

/** `charged + unknown` is what is drawn from the packages. */
export interface UsageRow extends UsageCounts {
  /** Start of the window, hour or day. */
  readonly start: number;
}

/** How often attempts ended in one way. */
export interface OutcomeCount {
  /** A code of the outcome table or a refusal; `RESERVED` while it is under way. */
  readonly code: string;
  readonly state: 'settled' | 'unknown' | 'refused' | 'reserved';
  readonly charged: Charged;
  readonly count: number;
}

/** What the operator bought. */
export interface PackageEntry {
  readonly calls: number;
  /** 0 to 1,000,000, at most two decimals. */
  readonly priceYuan: number;
  /** The first instant at which it can be used. */
  readonly from: number;
  /** The first instant at which it cannot be used any more; at most 366 days after `from`. */
  readonly to: number;
  /**
   * What the seller's console says was used of it, and when he said so: from then on our own count goes on.
   * Null: everything since `from` is in our own ledger.
   */
  readonly used: { readonly calls: number; readonly at: number } | null;
  /** The seller's order or package number; up to 40 characters. */
  readonly orderId: string;
}

/** `waiting`: not valid yet. */
export type PackageState = 'waiting' | 'in-use' | 'next' | 'used-up' | 'expired';

export interface PackageView extends PackageEntry {
  readonly id: string;
  readonly enteredAt: number;
  /** Drawn of it until now, what was used before included. */
  readonly drawn: number;
  readonly remaining: number;
  readonly state: PackageState;
  /** Calls that go by unused at the present pace; 0 where it is used up in time. */
  readonly expiresUnused: number;
}

/** At which pace calls are used, and how long they last at it. */
export interface Pace {
  /** 7 or 28. */
  readonly overDays: number;
  /** Calls a day, over the last so many whole days, or as many as there are; null: not one whole day yet. */
  readonly callsPerDay: number | null;
  /** Days until nothing is left, expiry and later packages considered; null: no end in sight within two years. */
  readonly daysLeft: number | null;
  /** The instant of it. */
  readonly endsAt: number | null;
  /** What ends it. */
  readonly endsBy: 'used-up' | 'expired' | null;
}

/** Which package to buy next. */
export interface Advice {
  readonly calls: number;
  readonly priceYuan: number;
  /** Yuan for each verification that is really made before it expires. */
  readonly yuanPerCall: number;
  /** Days that it lasts at the present pace; at most {@link VALIDITY_DAYS}. */
  readonly lastsDays: number;
  /** Calls that would expire unused. */
  readonly expiresUnused: number;
}

/** Calls that were never made, because the picture could not succeed. */
export interface Savings {
  readonly calls: number;
  /** At what a call of his packages costs on average; null where he entered none with a price. */
  readonly yuan: number | null;
}
