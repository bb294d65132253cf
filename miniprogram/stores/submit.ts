/** Runs the submit flow: one attempt id, made before the first send and kept until it has ended. */

import { config } from '../config';
import { ATTEMPT_ID_BYTES, attemptIdOf } from '../models/attempt-id';
import {
  beginSubmit,
  FIRST_QUESTION,
  nextSubmitState,
  type SubmitEvent,
  type SubmitState,
  submitWaitingMs,
} from '../models/submit-flow';
import type { Submission, Verification } from '../models/verification';
import { getSession, submitAttempt } from '../services/cloud';
import type { Clock } from '../services/deadline';
import { randomBytes } from '../services/device';
import { uploadPhoto } from '../services/upload';
import { createRunner, eventOf, type Submit } from './attempt-runner';

export function createSubmit(verification: Verification, changed: () => void, clock: Clock): Submit {
  const flow = { next: nextSubmitState, waitingMs: submitWaitingMs, answerOf };
  const runner = createRunner<SubmitEvent>(verification, FIRST_QUESTION, flow, changed, clock);

  async function answerOf(entered: SubmitState): Promise<SubmitEvent | null> {
    const { submission } = verification;
    if (entered.name === 'asking') return ask();
    if (submission === null) return null;
    if (entered.name === 'uploading') return upload(submission);
    return entered.name === 'sending' ? submitOnce(submission) : null;
  }

  async function upload(submission: Submission): Promise<SubmitEvent> {
    try {
      submission.photo = { fileId: await uploadPhoto(submission.selfie.path, submission.attemptId) };
      return { type: 'uploaded' };
    } catch {
      return { type: 'upload-failed' };
    }
  }

  async function submitOnce({ attemptId: id, identity, photo }: Submission): Promise<SubmitEvent> {
    const { session, consented } = verification;
    if (session === null || photo === null) return { type: 'refusal', code: 'SESSION_NOT_FOUND' };
    const answer = await submitAttempt({
      sessionId: session.sessionId,
      attemptId: id,
      name: identity.name,
      idNumber: identity.idNumber,
      photo,
      consent: { version: config.consentVersion, face: consented, guardian: identity.guardian },
    });
    return eventOf(verification, answer, ({ attempt }): SubmitEvent => ({ type: 'reply', attempt }));
  }

  async function ask(): Promise<SubmitEvent> {
    const { session } = verification;
    if (session === null) return { type: 'lost' };
    const answer = await getSession({ sessionId: session.sessionId });
    return eventOf(verification, answer, ({ attempts }): SubmitEvent => ({ type: 'attempts', attempts }));
  }

  /** Nothing is sent before it has its name; without one nothing is sent. */
  async function begin(): Promise<void> {
    const { identity, selfie, submission } = verification;
    if (identity === null || selfie === null) return;
    if (submission === null) {
      try {
        const id = attemptIdOf(await randomBytes(ATTEMPT_ID_BYTES));
        const photo = selfie.base64 === null ? null : { base64: selfie.base64 };
        verification.submission = { attemptId: id, identity, selfie, photo };
      } catch {
        return runner.enter({ name: 'not-sent' });
      }
    }
    if (runner.isStopped() || verification.submission === null) return;
    const { attemptId, photo } = verification.submission;
    runner.enter(beginSubmit(photo === null), attemptId);
  }

  return {
    state: runner.state,
    load: () => {
      const { latest, submission } = verification;
      if (latest?.kind === 'open') {
        runner.enter(FIRST_QUESTION, latest.attemptId ?? submission?.attemptId ?? '');
      } else if (latest?.kind === 'answered') {
        runner.enter({ name: 'answered', attempt: latest.attempt });
      } else {
        void begin();
      }
    },
    begin: () => void begin(),
    sendAgain: () => {
      const { submission } = verification;
      if (submission === null) void begin();
      else runner.send({ type: 'send-again', needsUpload: submission.photo === null });
    },
    askAgain: () => runner.send({ type: 'ask-again' }),
    stop: runner.stop,
  };
}
