/** `getOverview`: the numbers first. At most two database trips, whatever the ledger holds. */
import type { OperatorResponse } from '../../../../../miniprogram/contract/operator';
import { overviewOf } from '../../domain/overview';
import type { Services } from '../../ports';
import { readAccounts } from './accounts';

/** More than a person looks through; the overview says "100 or more". */
const MOST_REVIEWS = 100;

export async function getOverview(services: Services): Promise<OperatorResponse<'getOverview'>> {
  const { operator, sessions, now } = services;
  const [accounts, waiting] = await Promise.all([readAccounts(services), sessions.inReview(MOST_REVIEWS)]);
  const { warnShares, templateId } = operator.policy;
  const facts = { warnShares, templateId, reviewsWaiting: waiting.length };
  return { overview: overviewOf(accounts, facts, now()) };
}
