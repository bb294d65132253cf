/** `pauseService`, `resumeService`: an operator stops everything, and lets it go on. */
import type { OperatorRequest, OperatorResponse } from '../../../../../miniprogram/contract/operator';
import { statusOf } from '../../domain/overview';
import { resume, type ServiceState, stop } from '../../domain/service-state';
import { VerifyError } from '../../errors';
import type { Services } from '../../ports';

/** Replies change the same document now and then: so often it is read again. */
const MOST_TRIES = 5;

/** @throws VerifyError SERVICE_UNAVAILABLE where others are first again and again */
async function change(
  to: (state: ServiceState) => ServiceState | null,
  { serviceStates, now }: Services,
): Promise<OperatorResponse<'pauseService'>> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const state = await serviceStates.get();
    const next = to(state);
    if (next === null || (await serviceStates.replace(next)))
      return { service: statusOf(next ?? state, now()) };
  }
  throw new VerifyError('SERVICE_UNAVAILABLE');
}

export async function pauseService(
  { reason }: OperatorRequest<'pauseService'>,
  services: Services,
): Promise<OperatorResponse<'pauseService'>> {
  const answer = await change((state) => stop(state, reason, services.now()), services);
  services.log({ event: 'service-stopped', code: reason });
  return answer;
}

export async function resumeService(services: Services): Promise<OperatorResponse<'resumeService'>> {
  const answer = await change(resume, services);
  services.log({ event: 'service-open', code: 'RESUMED' });
  return answer;
}
