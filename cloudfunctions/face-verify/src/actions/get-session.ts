/** `getSession`: where a verification stands. The phone asks this after a cut line, instead of paying again. */
import type { GetSessionRequest, GetSessionResponse } from '../../../../miniprogram/contract/actions';
import { viewAttempt, viewSession } from '../domain/view';
import type { Services } from '../ports';
import { readOwnSession } from './own-session';
import { mendRow } from './recover';
import { orderOf } from './verifier-order';

export async function getSession(
  { sessionId }: GetSessionRequest,
  user: string,
  services: Services,
): Promise<GetSessionResponse> {
  const session = await readOwnSession(sessionId, user, services);
  const rows = await services.ledger.ofSession(sessionId);
  const attempts = await Promise.all(rows.map((row) => mendRow(row, session, services)));
  const now = services.now();
  const order = orderOf(services);
  return {
    session: viewSession(session, order, now),
    attempts: attempts.map((attempt) => viewAttempt(attempt, session, order, now)),
  };
}
