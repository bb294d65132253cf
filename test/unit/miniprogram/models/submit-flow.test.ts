import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AttemptView } from '../../../../miniprogram/contract/actions';
import {
  beginSubmit,
  FIRST_QUESTION,
  isWorking,
  nextSubmitState,
  type SubmitEvent,
  type SubmitState,
  submitWaitingMs,
} from '../../../../miniprogram/models/submit-flow';

const OWN = 'own-attempt-id-1234567';
const decided: AttemptView = {
  attemptId: OWN,
  status: 'decided',
  code: 'UNRECOGNISED',
  source: 'market',
  state: 'unknown',
  next: 'wait',
  maskedName: '*三',
  reference: null,
  at: 1,
};
const inProgress: AttemptView = { attemptId: OWN, status: 'in-progress' };
const foreign: AttemptView = { attemptId: 'another-attempt-id-123', status: 'in-progress' };
const refused: AttemptView = { attemptId: OWN, status: 'refused', code: 'SERVICE_BUSY', at: 1 };

const EVENTS: readonly SubmitEvent[] = [
  { type: 'uploaded' },
  { type: 'upload-failed' },
  { type: 'reply', attempt: decided },
  { type: 'reply', attempt: inProgress },
  { type: 'refusal', code: 'ATTEMPT_IN_PROGRESS' },
  { type: 'refusal', code: 'NAME_INVALID' },
  { type: 'lost' },
  { type: 'attempts', attempts: [] },
  { type: 'attempts', attempts: [foreign] },
  { type: 'attempts', attempts: [inProgress] },
  { type: 'attempts', attempts: [decided] },
  { type: 'attempts', attempts: [refused] },
  { type: 'timeout' },
  { type: 'send-again', needsUpload: false },
  { type: 'send-again', needsUpload: true },
  { type: 'ask-again' },
];

const step = (state: SubmitState, event: SubmitEvent) => nextSubmitState(state, event, OWN);

function reachable(): SubmitState[] {
  const found = new Map<string, SubmitState>();
  for (const first of [beginSubmit(false), beginSubmit(true)]) found.set(JSON.stringify(first), first);
  for (const state of found.values()) {
    for (const event of EVENTS) found.set(JSON.stringify(step(state, event)), step(state, event));
  }
  return [...found.values()];
}

describe('the submit flow', () => {
  const states = reachable();

  it('leaves every waiting state by time-out', () => {
    const waiting = states.filter((state) => submitWaitingMs(state) !== null);
    expect(new Set(waiting.map(({ name }) => name))).toEqual(
      new Set(['uploading', 'sending', 'asking', 'pausing']),
    );
    for (const state of waiting) expect(step(state, { type: 'timeout' })).not.toBe(state);
  });

  it('ends in front of the person when nothing ever answers', () => {
    let state: SubmitState = beginSubmit(false);
    let steps = 0;
    let totalMs = 0;
    for (; isWorking(state); steps += 1) {
      expect(steps).toBeLessThan(100);
      totalMs += submitWaitingMs(state) ?? 0;
      state = step(state, { type: 'timeout' });
    }
    expect(state).toEqual({ name: 'unresolved' });
    expect(totalMs).toBeLessThan(240_000);
  });

  it.each([
    ['a lost answer', { type: 'lost' }],
    ['a time-out', { type: 'timeout' }],
    ['an attempt in progress', { type: 'refusal', code: 'ATTEMPT_IN_PROGRESS' }],
    ['a reply without an end', { type: 'reply', attempt: inProgress }],
  ] as const)('asks instead of sending after %s', (_, event) => {
    expect(step({ name: 'sending' }, event)).toEqual(FIRST_QUESTION);
  });

  it('takes the answer that the question finds', () => {
    expect(step(FIRST_QUESTION, { type: 'attempts', attempts: [foreign, decided] })).toEqual({
      name: 'answered',
      attempt: decided,
    });
    expect(step(FIRST_QUESTION, { type: 'attempts', attempts: [refused] })).toEqual({
      name: 'refused',
      code: 'SERVICE_BUSY',
    });
  });

  it('believes that nothing arrived only after three questions, and never while another one runs', () => {
    let state: SubmitState = FIRST_QUESTION;
    for (const attempts of [[], [foreign], [], [foreign], []] as const) {
      expect(state.name).toBe('asking');
      state = step(state, { type: 'attempts', attempts });
      if (state.name === 'pausing') state = step(state, { type: 'timeout' });
    }
    expect(state).toEqual({ name: 'not-sent' });
  });

  it('looks an unknown outcome up again, and no other', () => {
    expect(step({ name: 'answered', attempt: decided }, { type: 'ask-again' })).toEqual(FIRST_QUESTION);
    const passed = { name: 'answered', attempt: { ...decided, state: 'pass' } } as const;
    expect(step(passed, { type: 'ask-again' })).toBe(passed);
  });

  it('sends again only from "not sent", and only when the person says so', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.constantFrom(...EVENTS), { maxLength: 60 }), (upload, events) => {
        let state: SubmitState = beginSubmit(upload);
        for (const event of events) {
          const next = step(state, event);
          const sendsNow = next.name === 'sending' && state.name !== 'sending';
          if (sendsNow && state.name !== 'uploading') {
            expect(state.name).toBe('not-sent');
            expect(event.type).toBe('send-again');
          }
          state = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});
