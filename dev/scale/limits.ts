/** The platform's published limits, the seller's prices, and what follows from them. Pure. */

/** cloudbase.md and issue 4: operations of the database per second, instances of functions, per environment. */
export const DATABASE_PER_SECOND = 500;
export const INSTANCES = 1000;

/** face-api.md §3; each is valid for one year. */
export const PACKAGES: readonly { readonly yuan: number; readonly calls: number }[] = [
  { yuan: 0, calls: 5 },
  { yuan: 2, calls: 8 },
  { yuan: 33, calls: 100 },
  { yuan: 320, calls: 1000 },
  { yuan: 620, calls: 2000 },
  { yuan: 1500, calls: 5000 },
  { yuan: 2850, calls: 10_000 },
  { yuan: 5550, calls: 20_000 },
  { yuan: 12_900, calls: 50_000 },
  { yuan: 25_000, calls: 100_000 },
  { yuan: 49_000, calls: 200_000 },
  { yuan: 110_000, calls: 500_000 },
];

/** Verifications a second that the database carries. */
export const perSecond = (operations: number): number =>
  Math.floor((10 * DATABASE_PER_SECOND) / operations) / 10;

/** Verifications a second that the instances carry: one call at a time each. */
export const perSecondOfInstances = (functionMs: number): number =>
  Math.floor((INSTANCES * 1000) / functionMs);

/** Yuan per call, to a tenth of a fen. */
export const yuanPerCall = ({ yuan, calls }: (typeof PACKAGES)[number]): number =>
  Math.round((1000 * yuan) / calls) / 1000;
