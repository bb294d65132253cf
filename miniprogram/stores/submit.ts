/** Runs the submit flow: one attempt id, made before the first send and kept until it has ended. */

import { config } from '../config';
import type { SessionView } from '../contract/actions';
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
import { type Answer, getSession, submitAttempt, uploadPhoto } from '../services/cloud';
import type { Clock } from '../services/deadline';
import { randomBytes } from '../services/device';

export interface Submit {
  readonly state: () => SubmitState;
  /** Sends what is there; or asks about what was sent earlier. */
  readonly load: () => void;
  /** Another try with the same name, number and photo. */
  readonly begin: () => void;
  /** The very same attempt, after the service has said that it did not arrive. */
  readonly sendAgain: () => void;
  readonly askAgain: () => void;
  readonly stop: () => void;
}

export function createSubmit(verification: Verification, changed: () => void, clock: Clock): Submit {
  let state: SubmitState = FIRST_QUESTION;
  let attemptId = '';
  let cancelTimer = () => {};
  let isStopped = false;

  function enter(next: SubmitState): void {
    state = next;
    remember();
    cancelTimer();
    const ms = submitWaitingMs(state);
    cancelTimer = ms === null ? () => {} : clock.after(ms, () => send({ type: 'timeout' }));
    changed();
    void work(state);
  }

  function send(event: SubmitEvent): void {
    const next = nextSubmitState(state, event, attemptId);
    if (!isStopped && next !== state) enter(next);
  }

  /** What the other pages have to know of this attempt, even when this page is gone. */
  function remember(): void {
    switch (state.name) {
      case 'answered':
        verification.latest = { kind: 'answered', attempt: state.attempt };
        break;
      case 'refused':
        verification.latest = { kind: 'refused', code: state.code };
        break;
      case 'uploading':
      case 'not-sent':
        verification.latest = null;
        break;
      default:
        verification.latest = { kind: 'open', attemptId };
    }
  }

  /** What a state asks of the cloud. Its answer counts only while that very state lasts. */
  async function work(entered: SubmitState): Promise<void> {
    const event = await answerOf(entered);
    if (event !== null && state === entered) send(event);
  }

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

  /** Keeps the session that every answer brings. */
  function eventOf<Data extends { readonly session: SessionView }>(
    answer: Answer<Data>,
    read: (data: Data) => SubmitEvent,
  ): SubmitEvent {
    if (answer.kind === 'lost') return { type: 'lost' };
    if (answer.kind === 'refused') return { type: 'refusal', code: answer.code };
    verification.session = answer.data.session;
    return read(answer.data);
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
    return eventOf(answer, ({ attempt }) => ({ type: 'reply', attempt }));
  }

  async function ask(): Promise<SubmitEvent> {
    const { session } = verification;
    if (session === null) return { type: 'lost' };
    const answer = await getSession({ sessionId: session.sessionId });
    return eventOf(answer, ({ attempts }) => ({ type: 'attempts', attempts }));
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
        return isStopped ? undefined : enter({ name: 'not-sent' });
      }
    }
    if (isStopped || verification.submission === null) return;
    attemptId = verification.submission.attemptId;
    enter(beginSubmit(verification.submission.photo === null));
  }

  return {
    state: () => state,
    load: () => {
      const { latest, submission } = verification;
      if (latest?.kind === 'open') {
        attemptId = latest.attemptId ?? submission?.attemptId ?? '';
        enter(FIRST_QUESTION);
      } else if (latest?.kind === 'answered') {
        enter({ name: 'answered', attempt: latest.attempt });
      } else {
        void begin();
      }
    },
    begin: () => void begin(),
    sendAgain: () => {
      const { submission } = verification;
      if (submission === null) void begin();
      else send({ type: 'send-again', needsUpload: submission.photo === null });
    },
    askAgain: () => send({ type: 'ask-again' }),
    stop: () => {
      isStopped = true;
      cancelTimer();
    },
  };
}
