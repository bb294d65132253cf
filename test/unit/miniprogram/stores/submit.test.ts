import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { AttemptView } from '../../../../miniprogram/contract/actions';
import { ID_PATTERN } from '../../../../miniprogram/contract/actions';
import { newVerification, type Verification } from '../../../../miniprogram/models/verification';
import { phoneClock } from '../../../../miniprogram/services/deadline';
import { createSubmit } from '../../../../miniprogram/stores/submit';
import type { Answer } from '../phone/fake-phone';
import {
  type Call,
  decided,
  lost,
  ok,
  refuse,
  sessionView,
  type WholePhone,
  wholePhone,
} from '../phone/whole-phone';

const minute = () => jest.advanceTimersByTimeAsync(60_000);

function verification(change: Partial<Verification> = {}): Verification {
  return {
    ...newVerification({ kind: 'own' }),
    session: sessionView(),
    consented: true,
    identity: { name: '王小四', idNumber: '11010519491231002X', guardian: false },
    selfie: { path: 'wxfile://1', base64: 'QUJD' },
    ...change,
  };
}

const sent = (phone: WholePhone): Call[] => phone.calls.filter(({ action }) => action === 'submitAttempt');
const ids = (phone: WholePhone) => new Set(sent(phone).map(({ attemptId }) => String(attemptId)));

/** Answers getSession with attempts that are made from the id that was sent. */
const attemptsOf =
  (phone: WholePhone, make: (attemptId: string) => readonly AttemptView[]): Answer =>
  (options) =>
    ok({ session: sessionView(), attempts: make([...ids(phone)].at(-1) ?? '') })(options);

describe('a submit', () => {
  let phone: WholePhone;
  beforeEach(() => {
    jest.useFakeTimers();
    phone = wholePhone();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const begin = (run = verification()) => {
    const submit = createSubmit(run, () => undefined, phoneClock);
    submit.load();
    return submit;
  };

  it('sends name, number, photo and consent under an id of the contract', async () => {
    begin();
    await minute();
    expect(sent(phone)[0]).toEqual({
      action: 'submitAttempt',
      sessionId: sessionView().sessionId,
      attemptId: expect.stringMatching(ID_PATTERN),
      name: '王小四',
      idNumber: '11010519491231002X',
      photo: { base64: 'QUJD' },
      consent: { version: expect.any(String), face: true, guardian: false },
    });
  });

  it('sends once and asks after the answer was lost', async () => {
    const run = verification();
    phone.answers['getSession'] = attemptsOf(phone, (id) => [decided(id)]);
    const submit = begin(run);
    await minute();
    expect(sent(phone)).toHaveLength(1);
    expect(submit.state().name).toBe('answered');
    expect(run.latest).toMatchObject({ kind: 'answered', attempt: { code: 'DIFFERENT_PERSON' } });
  });

  it('asks when the function is silent for longer than it may be', async () => {
    phone.answers['submitAttempt'] = () => undefined;
    phone.answers['getSession'] = attemptsOf(phone, (id) => [decided(id)]);
    const submit = begin();
    await minute();
    expect(sent(phone)).toHaveLength(1);
    expect(submit.state().name).toBe('answered');
  });

  it('keeps its id when nothing arrived and the person sends it again', async () => {
    phone.answers['getSession'] = attemptsOf(phone, () => []);
    const submit = begin();
    await minute();
    expect(submit.state().name).toBe('not-sent');
    submit.sendAgain();
    await minute();
    expect(sent(phone)).toHaveLength(2);
    expect(ids(phone).size).toBe(1);
  });

  it('sends nothing again while nobody knows, however often the person asks', async () => {
    const submit = begin();
    for (let round = 0; round < 3; round += 1) {
      await minute();
      await minute();
      expect(submit.state().name).toBe('unresolved');
      submit.sendAgain();
      submit.askAgain();
    }
    expect(sent(phone)).toHaveLength(1);
  });

  it('keeps its id on another try after a refusal that the service has not recorded', async () => {
    phone.answers['submitAttempt'] = refuse('SERVICE_UNAVAILABLE');
    const run = verification();
    const submit = begin(run);
    await minute();
    expect(submit.state()).toEqual({ name: 'refused', code: 'SERVICE_UNAVAILABLE' });
    submit.begin();
    await minute();
    expect(sent(phone)).toHaveLength(2);
    expect(ids(phone).size).toBe(1);
  });

  it('only asks about an attempt that was sent before this page was opened', async () => {
    phone.answers['getSession'] = ok({ session: sessionView('passed'), attempts: [decided('earlier')] });
    const submit = begin(verification({ latest: { kind: 'open', attemptId: 'earlier' } }));
    await minute();
    expect(sent(phone)).toHaveLength(0);
    expect(submit.state().name).toBe('answered');
  });

  it('sends nothing without an id of its own', async () => {
    phone = wholePhone({ getRandomValues: ({ fail }: { fail: (e: unknown) => void }) => fail({ errno: 1 }) });
    const submit = begin();
    await minute();
    expect(phone.calls).toEqual([]);
    expect(submit.state().name).toBe('not-sent');
  });

  it("uploads a photo that was not redrawn to its attempt's path, and sends the file's id", async () => {
    const uploadFile = jest.fn(({ success }: { success: (r: object) => void }) =>
      success({ fileID: 'cloud://f' }),
    );
    phone = wholePhone();
    Object.assign(wx.cloud, { uploadFile });
    begin(verification({ selfie: { path: 'wxfile://1', base64: null } }));
    await minute();
    const [call] = sent(phone);
    expect(call).toMatchObject({ photo: { fileId: 'cloud://f' } });
    expect(uploadFile).toHaveBeenCalledWith(
      expect.objectContaining({
        cloudPath: `selfies/${String(call?.['attemptId'])}`,
        filePath: 'wxfile://1',
      }),
    );
  });

  it('says that nothing was sent when the upload fails', async () => {
    Object.assign(wx.cloud, {
      uploadFile: ({ fail }: { fail: (e: object) => void }) => fail({ errCode: -1 }),
    });
    const submit = begin(verification({ selfie: { path: 'wxfile://1', base64: null } }));
    await minute();
    expect(submit.state().name).toBe('not-sent');
    expect(sent(phone)).toHaveLength(0);
  });

  it('stops with its page, and leaves word that an answer is still to come', async () => {
    phone.answers['submitAttempt'] = () => undefined;
    const run = verification();
    const submit = begin(run);
    await jest.advanceTimersByTimeAsync(1_000);
    submit.stop();
    await minute();
    expect(run.latest).toMatchObject({ kind: 'open' });
    expect(phone.calls).toHaveLength(1);
  });

  it('never has two ids for one submit, and never sends by itself after the first time', async () => {
    const replies: Answer[] = [
      lost,
      () => undefined,
      refuse('ATTEMPT_IN_PROGRESS'),
      refuse('SERVICE_UNAVAILABLE'),
      ok({ nonsense: true }),
    ];
    const questions: Answer[] = [
      lost,
      () => undefined,
      refuse('SERVICE_UNAVAILABLE'),
      ok({ session: sessionView(), attempts: [] }),
      ok({ session: sessionView(), attempts: [{ attemptId: 'other', status: 'in-progress' }] }),
    ];
    const taps = ['sendAgain', 'askAgain', 'begin', 'none'] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.constantFrom(...replies), fc.constantFrom(...questions), fc.constantFrom(...taps)),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (rounds) => {
          phone = wholePhone();
          const submit = createSubmit(verification(), () => undefined, phoneClock);
          let mostSends = 1;
          submit.load();
          for (const [reply, question, tap] of rounds) {
            Object.assign(phone.answers, { submitAttempt: reply, getSession: question });
            await minute();
            await minute();
            await minute();
            // A send is allowed where nothing arrived, or where the service refused without a record.
            const { name } = submit.state();
            if (tap === 'sendAgain' && name === 'not-sent') mostSends += 1;
            if (tap === 'begin' && name === 'refused') mostSends += 1;
            if (tap === 'begin' && name !== 'refused') continue;
            if (tap !== 'none') submit[tap]();
          }
          await minute();
          submit.stop();
          expect(ids(phone).size).toBe(1);
          expect(sent(phone).length).toBeLessThanOrEqual(mostSends);
        },
      ),
      { numRuns: 60 },
    );
  });
});
