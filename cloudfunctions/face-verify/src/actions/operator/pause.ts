/** `pauseService`, `resumeService`: an operator stops everything, and lets it go on. */
import type { OperatorRequest, OperatorResponse } from '../../../../../miniprogram/contract/operator';
import type { Source } from '../../../../../miniprogram/contract/verifiers';
import { statusOf } from '../../domain/overview';
import { resume, type ServiceState, stop } from '../../domain/service-state';
import { VerifyError } from '../../errors';
import type { Services } from '../../ports';

/** Replies change the same document now and then: so often it is read again. */
const MOST_TRIES = 5;

/** @throws VerifyError SERVICE_UNAVAILABLE where others are first again and again */
async function changeOne(
  source: Source,
  to: (state: ServiceState) => ServiceState | null,
  { serviceStates }: Services,
): Promise<ServiceState> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const state = await serviceStates.get(source);
    const next = to(state);
    if (next === null || (await serviceStates.replace(source, next))) return next ?? state;
  }
  throw new VerifyError('SERVICE_UNAVAILABLE');
}

/** Every verifier at once; the overview shows the first one. */
async function change(
  to: (state: ServiceState) => ServiceState | null,
  services: Services,
): Promise<OperatorResponse<'pauseService'>> {
  const [first, ...others] = services.operator.sources;
  const [state] = await Promise.all([
    changeOne(first, to, services),
    ...others.map((source) => changeOne(source, to, services)),
  ]);
  return { service: statusOf(state, services.now()) };
}

export async function pauseService(
  { reason }: OperatorRequest<'pauseService'>,
  services: Services,
): Promise<OperatorResponse<'pauseService'>> {
  // One instant for all of them: it is one event.
  const at = services.now();
  const answer = await change((state) => stop(state, reason, at), services);
  services.log({ event: 'service-stopped', code: reason });
  return answer;
}

export async function resumeService(services: Services): Promise<OperatorResponse<'resumeService'>> {
  const answer = await change(resume, services);
  services.log({ event: 'service-open', code: 'RESUMED' });
  return answer;
}
