/** Runs a step in the verifier's own screen: opens it, waits for the person, and asks the function how it ended. */
import { config } from '../config';
import { ATTEMPT_ID_BYTES, attemptIdOf } from '../models/attempt-id';
import { FIRST_STEP_STATE, nextStepState, type StepEvent, stepWaitingMs } from '../models/step-flow';
import { FIRST_QUESTION, type SubmitState } from '../models/submit-flow';
import type { Verification } from '../models/verification';
import { beginAttempt, finishAttempt } from '../services/cloud';
import type { Clock } from '../services/deadline';
import { randomBytes } from '../services/device';
import { takeStep } from '../services/face-step';
import { createRunner, eventOf, type Submit } from './attempt-runner';

export function createStep(verification: Verification, changed: () => void, clock: Clock): Submit {
  const flow = { next: nextStepState, waitingMs: stepWaitingMs, answerOf };
  const runner = createRunner<StepEvent>(verification, FIRST_STEP_STATE, flow, changed, clock);
  /** Of this attempt; empty until it has one. */
  let attemptId = '';
  /** What the verifier's screen said when it failed; told to the function, which may explain by it. */
  let phoneCode: number | null = null;

  async function answerOf(entered: SubmitState): Promise<StepEvent | null> {
    switch (entered.name) {
      case 'sending':
        return open();
      case 'in-step':
        phoneCode = await takeStep(entered.handle);
        return { type: 'closed' };
      case 'asking':
        return ask();
      default:
        return null;
    }
  }

  async function open(): Promise<StepEvent> {
    const { session, identity, consented } = verification;
    if (session === null || identity === null) return { type: 'refusal', code: 'SESSION_NOT_FOUND' };
    const { name, idNumber, guardian } = identity;
    const consent = { version: config.consentVersion, face: consented, guardian };
    const { sessionId } = session;
    const answer = await beginAttempt({ sessionId, attemptId, name, idNumber, consent });
    return eventOf(
      verification,
      answer,
      ({ attempt, step }): StepEvent =>
        step === null ? { type: 'reply', attempt } : { type: 'opened', handle: step.handle },
    );
  }

  async function ask(): Promise<StepEvent> {
    const { session } = verification;
    if (session === null) return { type: 'lost' };
    const code = phoneCode === null ? {} : { phoneCode };
    const answer = await finishAttempt({ sessionId: session.sessionId, attemptId, ...code });
    return eventOf(verification, answer, ({ attempt }): StepEvent => ({ type: 'reply', attempt }));
  }

  /** Each try is an attempt of its own; nothing is opened before it has its name. */
  async function begin(): Promise<void> {
    if (verification.identity === null) return;
    phoneCode = null;
    try {
      attemptId = attemptIdOf(await randomBytes(ATTEMPT_ID_BYTES));
    } catch {
      attemptId = '';
      return runner.enter({ name: 'not-sent' });
    }
    runner.enter(FIRST_STEP_STATE, attemptId);
  }

  return {
    state: runner.state,
    load: () => {
      const { latest } = verification;
      if (latest?.kind === 'open') {
        attemptId = latest.attemptId ?? '';
        runner.enter(FIRST_QUESTION, attemptId);
      } else if (latest?.kind === 'answered') {
        attemptId = latest.attempt.attemptId;
        runner.enter({ name: 'answered', attempt: latest.attempt }, attemptId);
      } else {
        void begin();
      }
    },
    begin: () => void begin(),
    sendAgain: () => {
      if (attemptId === '') void begin();
      else runner.send({ type: 'send-again' });
    },
    askAgain: () => runner.send({ type: 'ask-again' }),
    stop: runner.stop,
  };
}
