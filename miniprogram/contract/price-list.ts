/** What the seller offers (face-api.md §3). Data: a new price is a new row. */

export interface Offer {
  readonly calls: number;
  readonly priceYuan: number;
  /** To try it: sold once per account, so it is never advised. An inference from its price. */
  readonly isTrial: boolean;
}

const sold = (priceYuan: number, calls: number): Offer => ({ calls, priceYuan, isTrial: false });
const trial = (priceYuan: number, calls: number): Offer => ({ calls, priceYuan, isTrial: true });

export const PRICE_LIST: readonly Offer[] = [
  trial(0, 5),
  trial(2, 8),
  sold(33, 100),
  sold(320, 1000),
  sold(620, 2000),
  sold(1500, 5000),
  sold(2850, 10_000),
  sold(5550, 20_000),
  sold(12_900, 50_000),
  sold(25_000, 100_000),
  sold(49_000, 200_000),
  sold(110_000, 500_000),
];

/** Every package is valid for one year from the purchase (face-api.md §3). */
export const VALIDITY_DAYS = 365;
