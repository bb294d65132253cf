/** A month of verifications through the real ledger, roll-up, forecast and warnings, in simulated time. */
import { createHash } from 'node:crypto';
import { readAccounts } from '../../cloudfunctions/face-verify/src/actions/operator/accounts';
import { rollUp } from '../../cloudfunctions/face-verify/src/actions/operator/roll-up';
import { sendAlerts } from '../../cloudfunctions/face-verify/src/actions/operator/send-alerts';
import { warn } from '../../cloudfunctions/face-verify/src/actions/operator/warn';
import { decide, refuseUnsent } from '../../cloudfunctions/face-verify/src/domain/attempt';
import { overviewOf } from '../../cloudfunctions/face-verify/src/domain/overview';
import { createFaceApi } from '../../cloudfunctions/face-verify/src/face-api/client';
import { createLedger } from '../../cloudfunctions/face-verify/src/stores/ledger';
import type { Overview } from '../../miniprogram/contract/operator';
import { personFor } from '../face-api';
import { createRandom } from '../load/random';
import { createBackOffice } from './back-office';
import { createDocuments } from './documents';
import { createSeller } from './seller';
import { DAY_MS, endOf, instants } from './traffic';

const HOUR_MS = 3_600_000;
/** Days on which the overview's forecast is written down. */
const FORECAST_DAYS = [8, 15, 22];
/** Unlike each other, and the same for a seed. */
const idOf = (seed: number, n: number): string =>
  createHash('sha256').update(`${seed}/${n}`).digest('base64url').slice(0, 22);

export interface MonthOptions {
  readonly verifications: number;
  readonly seed: number;
  /** Midnight in China. */
  readonly start: number;
}

export interface Forecast {
  readonly day: number;
  /** Days from the month's start, with fractions. */
  readonly predictedDay: number | null;
  /** Of the days between then and the end, how many it was wrong by. */
  readonly errorPercent: number | null;
}

export interface Month {
  readonly collections: Readonly<Record<string, ReturnType<typeof createDocuments>>>;
  readonly endsAt: number;
  readonly overview: Overview;
  readonly bill: number;
  /** Calls that were billed, by what the ledger says of them. */
  readonly billedOf: { readonly charged: number; readonly unknown: number; readonly free: number };
  readonly unbilledUnknown: number;
  /** When the bill passed what was bought; days from the start. */
  readonly exhaustedDay: number | null;
  readonly forecasts: readonly Forecast[];
  readonly warnings: readonly { readonly day: number; readonly text: string; readonly share: number }[];
}

/** Expects nothing; leaves nothing behind but what it returns. */
export async function simulateMonth({ verifications, seed, start }: MonthOptions): Promise<Month> {
  const random = createRandom(seed);
  let now = start;
  let calls = 0;
  const attempts = createDocuments('reservedAt');
  const ledger = createLedger(attempts);
  const seller = createSeller(
    () => now,
    () => {
      calls += 1;
      return `REQUEST-${String(calls).padStart(8, '0')}`;
    },
  );
  const verifier = createFaceApi({
    ...{ url: 'https://face.invalid/face', appCode: 'app-code', timeoutMs: 8000 },
    transport: seller.transport,
    now: () => now,
    sleep: async () => undefined,
    random: () => random.next(),
  });
  const bought = Math.round(verifications * 0.75);
  const office = await createBackOffice({ attempts, now: () => now, bought, start });
  const { services, warnings } = office;
  const forecasts: { day: number; endsAt: number | null }[] = [];
  const billedOf = { charged: 0, unknown: 0, free: 0 };
  let unbilledUnknown = 0;
  let exhaustedAt: number | null = null;

  async function verify(n: number): Promise<void> {
    const end = endOf(random);
    const person = personFor(end ?? 'status-1');
    const id = idOf(seed, n);
    await ledger.reserve({
      ...{ id, sessionId: idOf(seed + 1, n), sessionRev: 2, user: 'keyed-hash', subject: 'keyed-hash' },
      ...{
        maskedName: '*三',
        fingerprint: 'keyed-hash',
        imageBytes: 70_000,
        imageMs: 200,
        photoWarnings: [],
      },
      reservedAt: now,
      source: 'market',
      sealedStep: null,
      decision: null,
    });
    if (end === null) {
      await ledger.decide(id, refuseUnsent('PHOTO_TOO_SMALL', now));
      return;
    }
    const before = seller.billed();
    seller.expect(end, person);
    const { reply, evidence } = await verifier.verify(person, Buffer.alloc(0));
    const decision = decide(reply, evidence, now);
    await ledger.decide(id, decision);
    const billed = seller.billed() - before;
    const kind = decision.charged === 'yes' ? 'charged' : decision.charged === 'no' ? 'free' : 'unknown';
    billedOf[kind] += billed;
    if (kind === 'unknown' && billed === 0) unbilledUnknown += 1;
    if (exhaustedAt === null && seller.billed() >= bought) exhaustedAt = now;
  }

  async function timer(at: number): Promise<void> {
    now = at;
    const { advanced } = await rollUp(services);
    await warn(advanced, services);
    await sendAlerts(services);
    const day = (at - start) / DAY_MS;
    if (!FORECAST_DAYS.includes(day)) return;
    forecasts.push({ day, endsAt: (await overview()).paces.week.endsAt });
  }
  async function overview(): Promise<Overview> {
    const facts = { warnShares: services.operator.policy.warnShares, templateId: null, reviewsWaiting: 0 };
    return overviewOf(await readAccounts(services), facts, now);
  }

  let nextTimer = start + HOUR_MS;
  for (const [n, at] of instants(verifications, start, random).entries()) {
    for (; nextTimer <= at; nextTimer += HOUR_MS) await timer(nextTimer);
    now = at;
    await verify(n);
  }
  for (const until = now + DAY_MS; nextTimer <= until; nextTimer += HOUR_MS) await timer(nextTimer);

  const dayOf = (instant: number): number => (instant - start) / DAY_MS;
  const exhaustedDay = exhaustedAt === null ? null : dayOf(exhaustedAt);
  return {
    collections: office.collections,
    endsAt: now,
    overview: await overview(),
    bill: seller.book.billed(),
    billedOf,
    unbilledUnknown,
    exhaustedDay,
    forecasts: forecasts.map(({ day, endsAt }) => {
      const predictedDay = endsAt === null ? null : dayOf(endsAt);
      const isComparable = predictedDay !== null && exhaustedDay !== null && exhaustedDay > day;
      const errorPercent = isComparable
        ? (100 * Math.abs(predictedDay - exhaustedDay)) / (exhaustedDay - day)
        : null;
      return { day, predictedDay, errorPercent };
    }),
    warnings: warnings.map(({ at, text, share }) => ({ day: dayOf(at), text, share })),
  };
}
