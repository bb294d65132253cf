/** `eraseMyData`: a person takes himself out. What was paid stays in the ledger, and belongs to nobody. */
import type { EraseMyDataResponse } from '../../../../miniprogram/contract/actions';
import { VerifyError } from '../errors';
import type { Services } from '../ports';
import { mendLatest, recoverSession } from './recover';

const MOST_AT_ONCE = 100;
/** Far more than anybody can have within the retention time. */
const MOST_ROUNDS = 50;

/** @throws VerifyError ATTEMPT_IN_PROGRESS: erased while it is paid for, an attempt could not be accounted for */
async function eraseRound(user: string, services: Services): Promise<{ sessions: number; attempts: number }> {
  const { sessions, ledger } = services;
  const found = await sessions.ofUser(user, MOST_AT_ONCE);
  const current = await Promise.all(found.map((session) => recoverSession(session, services)));
  if (current.some(({ inFlight }) => inFlight !== null)) throw new VerifyError('ATTEMPT_IN_PROGRESS');
  const attempts = await ledger.ofUser(user, MOST_AT_ONCE);
  await Promise.all(attempts.map(({ id }) => ledger.anonymise(id)));
  await Promise.all(
    current.map(async (session) => {
      await mendLatest(session, services);
      await sessions.remove(session.id);
    }),
  );
  return { sessions: current.length, attempts: attempts.length };
}

/** @throws VerifyError ATTEMPT_IN_PROGRESS */
export async function eraseMyData(user: string, services: Services): Promise<EraseMyDataResponse> {
  const erased = { sessions: 0, attempts: 0 };
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds += 1) {
    const round = await eraseRound(user, services);
    if (round.sessions + round.attempts === 0) break;
    erased.sessions += round.sessions;
    erased.attempts += round.attempts;
  }
  return { erased };
}
