/** Everything that overview and warnings look at, in two database trips however large the ledger is. */
import type { Accounts } from '../../domain/overview';
import { relevantFrom } from '../../domain/packages';
import { DAY_MS, dayStart, type Progress } from '../../domain/usage';
import type { OperatorServices } from '../../operator-ports';
import type { Services } from '../../ports';
import { countAll, MOST_DOCUMENTS, rollUp } from './roll-up';

/** For the paces, what is usual, and what was saved. */
const AT_LEAST_DAYS = 36;
/** One query; nearly three years. */
const AT_MOST_DAYS = MOST_DOCUMENTS;
/** The timer is not running: whoever looks does its work. */
const STALE_MS = 60 * 60 * 1000;

async function readUsage(
  progress: Progress | null,
  packages: Accounts['packages'],
  now: number,
  operator: OperatorServices,
): Promise<Pick<Accounts, 'days' | 'windows'>> {
  const { usage } = operator;
  const upTo = progress?.upTo ?? 0;
  const from = Math.max(
    dayStart(now) - AT_MOST_DAYS * DAY_MS,
    dayStart(Math.min(relevantFrom(packages, now), now - AT_LEAST_DAYS * DAY_MS)),
  );
  const [days, windows, younger] = await Promise.all([
    usage.days(from, now, MOST_DOCUMENTS),
    progress === null ? [] : usage.windows(dayStart(upTo), upTo, MOST_DOCUMENTS),
    countAll(upTo, now + 1, operator),
  ]);
  return { days, windows: [...windows, ...younger] };
}

export async function readAccounts(
  services: Pick<Services, 'operator' | 'serviceStates' | 'now'>,
): Promise<Accounts> {
  const { operator, serviceStates, now } = services;
  const at = now();
  const [progress, packages, service] = await Promise.all([
    operator.usage.progress(),
    operator.packages.endingAfter(0, MOST_DOCUMENTS),
    serviceStates.get(operator.sources[0]),
  ]);
  const isStale = progress !== null && progress.upTo < at - STALE_MS;
  if (isStale) await rollUp(services);
  const current = isStale ? await operator.usage.progress() : progress;
  const used = await readUsage(current, packages, at, operator);
  return { packages, ...used, service, rolledUpTo: current?.upTo ?? null };
}
