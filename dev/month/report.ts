/** What the simulated month shows, and whether that is as promised. */

import * as v from 'valibot';
import { countsOf, drawnOf } from '../../cloudfunctions/face-verify/src/domain/usage';
import { SOURCES } from '../../miniprogram/contract/verifiers';
import type { WireReport } from './over-the-wire';
import type { Forecast, Month, MonthOptions } from './simulate';

export interface MonthReport extends MonthOptions {
  readonly bill: number;
  /** Rolled up: charged, and those of which nobody can say. */
  readonly drawn: number;
  readonly saved: number;
  readonly unbilledUnknown: number;
  /** Every billed call is one row, and every row that is not billed is accounted for. */
  readonly isExact: boolean;
  readonly exhaustedDay: number | null;
  readonly forecasts: readonly Forecast[];
  readonly warnings: Month['warnings'];
  readonly wire: WireReport;
}

const Windows = v.array(
  v.object({
    groups: v.array(
      v.object({
        source: v.picklist(SOURCES),
        state: v.picklist(['settled', 'unknown', 'refused', 'reserved']),
        code: v.string(),
        charged: v.picklist(['yes', 'no', 'unknown']),
        isSent: v.boolean(),
        count: v.number(),
        apiMs: v.number(),
      }),
    ),
  }),
);

/** Everything that was rolled up, window by window. */
function rolledUp({ collections }: Month) {
  const documents = collections['usage']?.all() ?? [];
  const windows = documents.filter((document) => document['kind'] === 'window');
  return v.parse(Windows, windows).flatMap(({ groups }) => groups);
}

export function reportOf(month: Month, options: MonthOptions, wire: WireReport): MonthReport {
  const { bill, billedOf, unbilledUnknown, exhaustedDay, forecasts, warnings } = month;
  const groups = rolledUp(month);
  const drawn = drawnOf(groups);
  const { charged, unknown, saved } = countsOf(groups);
  const isExact =
    billedOf.free === 0 &&
    billedOf.charged === charged &&
    billedOf.unknown + unbilledUnknown === unknown &&
    bill === drawn - unbilledUnknown;
  return {
    ...options,
    bill,
    drawn,
    saved,
    unbilledUnknown,
    isExact,
    exhaustedDay,
    forecasts,
    warnings,
    wire,
  };
}

const MOST_ERROR_PERCENT = 10;
const MOST_TRIPS = 3;

export function isRight({ verifications, isExact, forecasts, warnings, wire }: MonthReport): boolean {
  const lows = warnings.filter(({ share }) => share > 0).map(({ share }) => share);
  const isWarned = lows.length === 2 && (lows[0] ?? 1) <= 0.2 && (lows[1] ?? 1) <= 0.05;
  const isForeseen = forecasts.every(
    ({ errorPercent }) => errorPercent !== null && errorPercent <= MOST_ERROR_PERCENT,
  );
  const { rows, isComplete, isInOrder } = wire.export;
  const isExported = rows === verifications && isComplete && isInOrder;
  return isExact && isForeseen && isWarned && isExported && wire.overviewTrips <= MOST_TRIPS;
}
