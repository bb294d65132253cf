/** The ports in memory, with WeChat's real client on the core of its stand-in. */
import { beginAttempt, type StepCaller } from '../../../cloudfunctions/face-verify/src/actions/begin-attempt';
import { finishAttempt } from '../../../cloudfunctions/face-verify/src/actions/finish-attempt';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import type { Services } from '../../../cloudfunctions/face-verify/src/ports';
import type { BeginAttemptRequest, FinishAttemptRequest } from '../../../miniprogram/contract/actions';
import { type InProcess, inProcess } from '../wechat/in-process';
import { attemptId, inMemory, type Memory, SESSION_ID, USER } from './memory-services';

export const CALLER: StepCaller = { user: USER, openId: 'openid-of-the-person' };

export interface StepHouse {
  readonly memory: Memory;
  readonly house: InProcess;
  readonly services: Services;
  begin(change?: Partial<BeginAttemptRequest>, caller?: StepCaller): ReturnType<typeof beginAttempt>;
  finish(change?: Partial<FinishAttemptRequest>, caller?: StepCaller): ReturnType<typeof finishAttempt>;
  /** The person is done in WeChat's screen. */
  complete(handle: string | undefined, ret: number): void;
  /** Time passes, for us and for WeChat. */
  wait(ms: number): void;
}

/** @param hasMarket the setting `wechat-then-market` */
export async function stepHouse(
  policy: Partial<Services['policy']> = {},
  hasMarket = false,
): Promise<StepHouse> {
  const memory = inMemory(policy);
  const house = inProcess();
  house.now = memory.now;
  const verifiers = [house.instance(), ...(hasMarket ? memory.services.verifiers : [])];
  const services: Services = { ...memory.services, verifiers };
  await openSession({ action: 'openSession' }, USER, services);
  return {
    ...{ memory, house, services },
    begin: (change = {}, caller = CALLER) =>
      beginAttempt(
        {
          action: 'beginAttempt',
          sessionId: SESSION_ID,
          attemptId: attemptId(1),
          name: '张三',
          idNumber: '11010519491231002X',
          consent: { version: '2026-11-01', face: true, guardian: false },
          ...change,
        },
        caller,
        services,
      ),
    finish: (change = {}, caller = CALLER) =>
      finishAttempt(
        { action: 'finishAttempt', sessionId: SESSION_ID, attemptId: attemptId(1), ...change },
        caller,
        services,
      ),
    complete: (handle, ret) => void house.wechat.register.complete(handle ?? '', house.now, ret),
    wait(ms) {
      memory.now += ms;
      house.now += ms;
    },
  };
}
