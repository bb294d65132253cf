/**
 * Warns the operators, from the timer: of a pause at once, of the stock and of failures with every window
 * that was rolled up. Each event is recorded before it is sent, under its own name, so that it is told once.
 */
import { alertOf, type Event } from '../../domain/alerts';
import { paceOf } from '../../domain/forecast';
import { type Accounts, groupsSince } from '../../domain/overview';
import { balancesOf } from '../../domain/packages';
import { DAY_MS, drawingsOf } from '../../domain/usage';
import { risingFailures, serviceWarnings, stockWarnings } from '../../domain/warnings';
import type { Services } from '../../ports';
import { readAccounts } from './accounts';

const HOUR_MS = 60 * 60 * 1000;
/** What is usual. */
const USUAL_MS = 7 * DAY_MS;
const WEEK = 7;

type WarnServices = Pick<Services, 'operator' | 'serviceStates' | 'now'>;

function eventsOf(accounts: Accounts, { operator: { policy }, now }: WarnServices): readonly Event[] {
  const at = now();
  const drawings = drawingsOf(accounts.days, accounts.windows);
  const balances = balancesOf(accounts.packages, drawings);
  const { daysLeft } = paceOf(WEEK, drawings, balances.packages, at);
  const lately = groupsSince({ days: [], windows: accounts.windows }, at - HOUR_MS);
  const usual = groupsSince({ days: accounts.days, windows: [] }, at - USUAL_MS);
  return [...stockWarnings(balances, daysLeft, policy, at), ...risingFailures(lately, usual, at)];
}

/** @param isWhole whether stock and failures are looked at, too, which reads every day since the last purchase */
export async function warn(isWhole: boolean, services: WarnServices): Promise<number> {
  const { operator, serviceStates, now } = services;
  if (operator.channels.length === 0) return 0;
  const accounts = isWhole ? await readAccounts(services) : null;
  const states = await Promise.all(operator.sources.map((source) => serviceStates.get(source)));
  const events = [
    ...states.flatMap((state) => serviceWarnings(state, now())),
    ...(accounts === null ? [] : eventsOf(accounts, services)),
  ];
  const channels = operator.channels.map(({ id }) => id);
  const added = await Promise.all(
    events.map(async (event) => {
      // Nearly every time it is there already: reading costs less than a write that fails.
      if ((await operator.alerts.get(event.id)) !== null) return false;
      return operator.alerts.add(alertOf(event, channels));
    }),
  );
  return added.filter(Boolean).length;
}
