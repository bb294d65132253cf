import { beforeEach, describe, expect, it } from '@jest/globals';
import { cancelOwn } from '../../../cloudfunctions/face-verify/src/actions/cancel-session';
import { eraseMyData } from '../../../cloudfunctions/face-verify/src/actions/erase-my-data';
import { getSession } from '../../../cloudfunctions/face-verify/src/actions/get-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { sweep } from '../../../cloudfunctions/face-verify/src/actions/sweep';
import { RESERVATION_MS, STEP_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { certHash } from '../../../cloudfunctions/face-verify/src/wechat/cert-hash';
import { BEGIN_PATH, QUERY_PATH } from '../../../dev/wechat-api';
import { attemptId, SESSION_ID, submit, USER } from './memory-services';
import { CALLER, type StepHouse, stepHouse } from './step-services';

let stage: StepHouse;
beforeEach(async () => {
  stage = await stepHouse();
});

const refusedWith = (code: string) => expect.objectContaining({ code });
const row = (n = 1) => stage.memory.rows.get(attemptId(n));
const session = () => stage.memory.sessions.get(SESSION_ID);
const opened = () => stage.house.sent.filter((path) => path === BEGIN_PATH).length;
const asked = () => stage.house.sent.filter((path) => path === QUERY_PATH).length;

/** From the first tap to the answer. */
async function verify(ret: number, n = 1) {
  const { step } = await stage.begin({ attemptId: attemptId(n) });
  stage.complete(step?.handle, ret);
  return stage.finish({ attemptId: attemptId(n) });
}

describe('a step', () => {
  it('is opened once its row is reserved, and passes by WeChat’s own answer', async () => {
    const begun = await stage.begin();
    expect(begun).toMatchObject({
      attempt: { status: 'in-progress' },
      session: { attempts: { remaining: 4 } },
    });
    expect(row()).toMatchObject({ source: 'wechat', decision: null, imageBytes: 0 });
    stage.complete(begun.step?.handle, 10000);
    const { attempt, session: ended } = await stage.finish();
    expect(attempt).toMatchObject({
      status: 'decided',
      code: 'SAME_PERSON',
      state: 'pass',
      source: 'wechat',
    });
    expect(ended).toMatchObject({ state: 'passed', verifiers: ['wechat'] });
    expect(row()?.decision).toMatchObject({ state: 'settled', code: 'SAME_PERSON', status: '10000' });
  });

  it('leaves neither name, number, cert_hash, verify_id nor open id readable in the database', async () => {
    const { step } = await stage.begin();
    const { rows, sessions, tallies } = stage.memory;
    const stored = JSON.stringify([
      ...rows.values(),
      ...sessions.values(),
      ...tallies.values(),
      stage.house.token,
    ]);
    const secrets = ['张三', '11010519491231002X', step?.handle ?? '-', CALLER.openId];
    for (const secret of [...secrets, certHash({ name: '张三', idNumber: '11010519491231002X' })]) {
      expect(stored).not.toContain(secret);
    }
    stage.complete(step?.handle, 10004);
    await stage.finish();
    expect(row()?.sealedStep).toBeNull();
  });

  it('that is begun again under its id is the same step, and opens no second one', async () => {
    const first = await stage.begin();
    expect(await stage.begin()).toEqual(first);
    expect(opened()).toBe(1);
  });

  it.each([
    ['another name', { name: '李四' }],
    ['another number', { idNumber: '110105199003070017' }],
  ])('that is begun again under its id with %s is a mismatch', async (_, change) => {
    await stage.begin();
    await expect(stage.begin(change)).rejects.toEqual(refusedWith('ATTEMPT_MISMATCH'));
  });

  it('keeps a second attempt out while it lasts, on whatever phone', async () => {
    await stage.begin();
    await expect(stage.begin({ attemptId: attemptId(2) })).rejects.toEqual(
      refusedWith('ATTEMPT_IN_PROGRESS'),
    );
    stage.wait(STEP_MS - 1);
    await expect(stage.begin({ attemptId: attemptId(2) })).rejects.toEqual(
      refusedWith('ATTEMPT_IN_PROGRESS'),
    );
    expect(opened()).toBe(1);
  });

  it.each([
    ['CONSENT_REQUIRED', { consent: { version: '1', face: false, guardian: false } }],
    ['NAME_INVALID', { name: '张3' }],
    ['SESSION_NOT_FOUND', { sessionId: 'another-another-anothe' }],
  ])('is refused with %s before anything is opened', async (code, change) => {
    await expect(stage.begin(change)).rejects.toEqual(refusedWith(code));
    expect([opened(), stage.memory.rows.size]).toEqual([0, 0]);
  });

  it('is not a pass because the phone says so', async () => {
    await stage.begin();
    expect((await stage.finish()).attempt).toMatchObject({ code: 'STEP_NOT_COMPLETED', state: 'retry' });
    expect(session()?.state).toBe('open');
  });

  it('is told with its end to whoever asks again, and WeChat is asked once', async () => {
    const first = await verify(10004);
    expect(await stage.finish()).toEqual(first);
    expect(asked()).toBe(1);
  });

  it('that two phones finish at the same moment has one end', async () => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10000);
    const [a, b] = await Promise.all([stage.finish(), stage.finish()]);
    expect(a.attempt).toEqual(b.attempt);
    expect(session()).toMatchObject({ state: 'passed', passedBy: attemptId(1), attemptsUsed: 1 });
  });

  it('whose two answers differ ends as the ledger has it, not as the later one says', async () => {
    const { step } = await stage.begin();
    let turn = 0;
    stage.memory.beforeWrite = (name) => {
      // Between the first answer and its record the person completes the step, and another phone asks.
      turn += 1;
      if (name !== 'decide' || turn > 1) return undefined;
      stage.complete(step?.handle, 10000);
      return stage.finish().then(() => undefined);
    };
    const { attempt } = await stage.finish();
    expect(attempt).toMatchObject({ code: 'SAME_PERSON', state: 'pass' });
    expect(row()?.decision?.code).toBe('SAME_PERSON');
    expect(session()?.state).toBe('passed');
  });

  it('of a cancelled verification is recorded, and passes nobody', async () => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10000);
    await cancelOwn({ action: 'cancelSession', sessionId: SESSION_ID }, USER, stage.services);
    expect((await stage.finish()).attempt).toMatchObject({ state: 'unknown' });
    expect(session()).toMatchObject({ state: 'cancelled', passedBy: null });
    expect(row()?.decision?.code).toBe('SAME_PERSON');
  });

  it('that nobody comes back for is unknown after ten minutes, its attempt is given back, its place is not', async () => {
    await stage.begin();
    stage.wait(RESERVATION_MS + 1);
    expect(await sweep(stage.services)).toMatchObject({ abandoned: 0 });
    stage.wait(STEP_MS);
    expect(await sweep(stage.services)).toMatchObject({ abandoned: 1 });
    expect(row()).toMatchObject({ sealedStep: null, decision: { state: 'unknown', problem: 'ABANDONED' } });
    expect(session()).toMatchObject({ inFlight: null, attemptsUsed: 0 });
    expect([...stage.memory.tallies.values()].map(({ attempts }) => attempts.length)).toEqual([1, 1]);
  });

  it('that was abandoned is not looked up any more', async () => {
    const { step } = await stage.begin();
    stage.wait(STEP_MS + 1);
    await sweep(stage.services);
    stage.complete(step?.handle, 10000);
    expect((await stage.finish()).attempt).toMatchObject({ state: 'unknown' });
    expect(session()?.state).toBe('open');
  });

  it('whose function died before it could be kept is given back after a minute', async () => {
    stage.memory.beforeWrite = (name) => (name === 'step' ? new Promise<void>(() => undefined) : undefined);
    void stage.begin();
    await new Promise((resolve) => setTimeout(resolve, 20));
    stage.memory.beforeWrite = () => undefined;
    stage.wait(RESERVATION_MS + 1);
    await sweep(stage.services);
    expect(row()?.decision).toMatchObject({ state: 'unknown', charged: 'unknown' });
    expect([...stage.memory.tallies.values()].every(({ attempts }) => attempts.length === 0)).toBe(true);
  });

  it('that cannot be kept is not handed out', async () => {
    stage.memory.beforeWrite = (name) => {
      if (name === 'step') throw new Error('database');
    };
    await expect(stage.begin()).rejects.toEqual(refusedWith('SERVICE_BUSY'));
    expect(row()?.decision).toMatchObject({ charged: 'unknown', problem: 'STEP_NOT_OPENED' });
    expect(session()).toMatchObject({ inFlight: null, attemptsUsed: 0 });
  });

  it('that still runs stays in progress, and ends when it is asked about again', async () => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10021);
    expect((await stage.finish()).attempt).toEqual({ attemptId: attemptId(1), status: 'in-progress' });
    expect(row()?.decision).toBeNull();
  });

  it('mends the session where only the ledger’s write arrived', async () => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10000);
    stage.memory.beforeWrite = (name) => {
      if (name === 'replace') throw new Error('database');
    };
    await expect(stage.finish()).rejects.toThrow();
    stage.memory.beforeWrite = () => undefined;
    expect((await stage.finish()).session.state).toBe('passed');
  });

  it('that WeChat refuses for good pauses its own verifier alone', async () => {
    await verify(10006).catch(() => undefined);
    expect(row()?.decision).toMatchObject({
      state: 'refused',
      code: 'SERVICE_PAUSED',
      problem: 'NOT_AUTHORISED',
    });
    await expect(stage.begin({ attemptId: attemptId(2) })).rejects.toEqual(refusedWith('SERVICE_PAUSED'));
  });

  it('cannot be erased while it lasts', async () => {
    await stage.begin();
    await expect(eraseMyData(USER, stage.services)).rejects.toEqual(refusedWith('ATTEMPT_IN_PROGRESS'));
  });
});

describe("somebody else's step", () => {
  it.each([
    ['of another user', { user: 'another user', openId: 'openid-of-another' }, 'SESSION_FOREIGN'],
    ['of another user with this open id', { user: 'another user', openId: CALLER.openId }, 'SESSION_FOREIGN'],
  ])('%s is refused, and WeChat is not asked', async (_, caller, code) => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10000);
    await expect(stage.finish({}, caller)).rejects.toEqual(refusedWith(code));
    expect([asked(), session()?.state]).toEqual([0, 'open']);
  });

  it('is never a pass where the open id is another', async () => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10000);
    const { attempt } = await stage.finish({}, { user: USER, openId: 'openid-of-another' });
    expect(attempt).toMatchObject({ state: 'unknown' });
    expect(session()?.state).toBe('open');
  });

  it('does not open from another row', async () => {
    const { step } = await stage.begin();
    stage.complete(step?.handle, 10000);
    const stolen = row()?.sealedStep ?? null;
    const other = row();
    if (other === undefined) throw new Error('no row');
    stage.memory.rows.set(attemptId(2), { ...other, id: attemptId(2), sealedStep: stolen });
    const current = session();
    if (current === undefined) throw new Error('no session');
    const inFlight = {
      attemptId: attemptId(2),
      until: stage.memory.now + STEP_MS,
      source: 'wechat',
    } as const;
    stage.memory.sessions.set(SESSION_ID, { ...current, inFlight });
    const { attempt } = await stage.finish({ attemptId: attemptId(2) });
    expect([attempt.status, asked()]).toEqual(['in-progress', 0]);
  });

  it('is no attempt of a session that it does not belong to', async () => {
    await stage.begin();
    await expect(stage.finish({ attemptId: attemptId(9) })).rejects.toEqual(refusedWith('ATTEMPT_MISMATCH'));
  });
});

describe('the order of verifiers', () => {
  const selfie = (n: number) => submitAttempt(submit({ attemptId: attemptId(n) }), USER, stage.services);
  const look = () => getSession({ action: 'getSession', sessionId: SESSION_ID }, USER, stage.services);

  it('has one verifier where the setting names one', async () => {
    await expect(selfie(1)).rejects.toEqual(refusedWith('VERIFIER_NOT_ALLOWED'));
    expect(stage.memory.paid).toBe(0);
  });

  it('lets the next one in for a phone that cannot do the first', async () => {
    stage = await stepHouse({}, true);
    const { attempt, session: after } = await verify(90001);
    expect(attempt).toMatchObject({ code: 'DEVICE_UNSUPPORTED', next: 'other-verifier' });
    expect(after.verifiers).toEqual(['wechat', 'market']);
    expect((await selfie(2)).attempt).toMatchObject({ state: 'pass', source: 'market' });
  });

  it('says the other way where there is no next one', async () => {
    expect((await verify(90001)).attempt).toMatchObject({ code: 'DEVICE_UNSUPPORTED', next: 'alternative' });
  });

  it.each([10004, 10012, 10003, 10300, 90002, 90008, 90199, 99999])(
    'closes it after %d, in this verification',
    async (ret) => {
      stage = await stepHouse({}, true);
      expect((await verify(ret)).session.verifiers).toEqual(['wechat']);
      await expect(selfie(2)).rejects.toEqual(refusedWith('VERIFIER_NOT_ALLOWED'));
      expect(stage.memory.paid).toBe(0);
    },
  );

  it('closes it after a failed face for this number, in every verification of the day', async () => {
    stage = await stepHouse({}, true);
    await verify(10004);
    stage.memory.sessions.delete(SESSION_ID);
    const { openSession } = await import('../../../cloudfunctions/face-verify/src/actions/open-session');
    await openSession({ action: 'openSession' }, USER, stage.services);
    expect((await look()).session.verifiers).toEqual(['wechat', 'market']);
    await expect(selfie(2)).rejects.toEqual(refusedWith('VERIFIER_NOT_ALLOWED'));
    expect(await verify(10000, 3)).toMatchObject({ session: { state: 'passed' } });
  });

  it('closes it when nobody knows how the step ended', async () => {
    stage = await stepHouse({}, true);
    await stage.begin();
    stage.wait(STEP_MS + 1);
    await sweep(stage.services);
    await expect(selfie(2)).rejects.toEqual(refusedWith('VERIFIER_NOT_ALLOWED'));
  });
});
