import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StepVerifier } from '../../../cloudfunctions/face-verify/src/ports';
import { certHash } from '../../../cloudfunctions/face-verify/src/wechat/cert-hash';
import {
  BEGIN_PATH,
  personForRet,
  QUERY_PATH,
  RETS,
  TOKEN_PATH,
  WECHAT_ROSTER,
} from '../../../dev/wechat-api';
import { checkIdNumber, checkName } from '../../../miniprogram/contract/identity';
import { type InProcess, inProcess, OWNER, SUBJECT } from './in-process';

let house: InProcess;
let verifier: StepVerifier;
beforeEach(() => {
  house = inProcess();
  verifier = house.instance();
});

async function open(subject = SUBJECT, owner = OWNER) {
  const begun = await verifier.begin(subject, owner);
  if (begun.kind !== 'opened') throw new Error('not opened');
  return begun.step;
}
const count = (path: string): number => house.sent.filter((sent) => sent === path).length;
const passes = { kind: 'answered', reply: { kind: 'answered', outcome: 'SAME_PERSON', charged: 'unknown' } };

describe("WeChat's own verification", () => {
  it('passes whom the server calls passed, with what the attempt is looked up by', async () => {
    const step = await open();
    house.wechat.register.complete(step.handle, house.now, 10000);
    expect(await verifier.ask(step, OWNER, null)).toMatchObject({
      ...passes,
      evidence: { sends: 1, httpStatus: 200, gatewayCode: null, status: '10000' },
    });
  });

  it('asks with the out_seq_no of the attempt, the same open id and the cert_hash of the person', async () => {
    const step = await open();
    expect(step.proof).toBe(certHash(SUBJECT));
    expect(house.wechat.register.find(step.handle)).toMatchObject({
      outSeqNo: OWNER.attemptId,
      openid: OWNER.openId,
      certHash: certHash(SUBJECT),
    });
  });

  it('is not passed while nobody has completed the step, whatever the phone says', async () => {
    const step = await open();
    for (const code of [null, 10000, 0]) {
      expect(await verifier.ask(step, OWNER, code)).toMatchObject({
        reply: { outcome: 'STEP_NOT_COMPLETED' },
      });
    }
  });

  it('waits within one call for a result that is still running', async () => {
    const step = await open();
    house.wechat.register.complete(step.handle, house.now, 10005);
    expect(await verifier.ask(step, OWNER, null)).toMatchObject({ ...passes, evidence: { sends: 3 } });
  });

  it('says that it still runs where it does for longer than one call may wait', async () => {
    const step = await open();
    house.wechat.register.complete(step.handle, house.now, 10021);
    expect(await verifier.ask(step, OWNER, null)).toEqual({ kind: 'running' });
    expect(count(QUERY_PATH)).toBe(4);
  });

  it.each([
    ['lost', { kind: 'lost' }],
    ['late', { kind: 'timeout' }],
    ['never sent', { kind: 'not-sent' }],
    ['no JSON', { kind: 'answer', answer: { status: 502, header: () => '', body: '<html>' } }],
  ] as const)('asks again where the answer of a query was %s: that is free', async (_, sent) => {
    const step = await open();
    house.wechat.register.complete(step.handle, house.now, 10000);
    house.instead.push({ path: QUERY_PATH, sent, isDone: true });
    expect(await verifier.ask(step, OWNER, null)).toMatchObject(passes);
    expect(count(QUERY_PATH)).toBe(2);
  });

  it.each(['lost', 'timeout'] as const)('never opens a step twice where the answer was %s', async (kind) => {
    house.instead.push({ path: BEGIN_PATH, sent: { kind }, isDone: true });
    expect(await verifier.begin(SUBJECT, OWNER)).toMatchObject({
      kind: 'answered',
      reply: { kind: 'busy', problem: 'STEP_NOT_OPENED', charged: 'unknown' },
    });
    expect(count(BEGIN_PATH)).toBe(1);
  });

  it('opens it once more where no connection was made', async () => {
    house.instead.push({ path: BEGIN_PATH, sent: { kind: 'not-sent' }, isDone: false });
    expect(await verifier.begin(SUBJECT, OWNER)).toMatchObject({ kind: 'opened' });
  });

  it('is told that an id exists where it was used before, and opens nothing', async () => {
    await open();
    expect(await verifier.begin(SUBJECT, OWNER)).toMatchObject({
      reply: { kind: 'busy', problem: 'STEP_NOT_OPENED', charged: 'unknown' },
      evidence: { gatewayCode: '84019', requestIds: [expect.stringMatching(/^[\da-f]{8}-[\da-f]{8}$/)] },
    });
  });

  it('is unknown an hour later: the step is over', async () => {
    const step = await open();
    house.wechat.register.complete(step.handle, house.now, 10000);
    house.now += 3_600_000;
    expect(await verifier.ask(step, OWNER, null)).toMatchObject({ reply: { kind: 'unknown' } });
  });

  it('reads every person of the roster as the number that he shows', async () => {
    for (const { ret, name, idNumber } of WECHAT_ROSTER) {
      expect([checkName(name).ok, checkIdNumber(idNumber, house.now).ok]).toEqual([true, true]);
      const owner = { ...OWNER, attemptId: `attempt-of-${ret}` };
      const step = await open({ name, idNumber }, owner);
      house.wechat.register.complete(step.handle, house.now);
      const asked = await verifier.ask(step, owner, null);
      const hasPassed =
        asked.kind === 'answered' && asked.reply.kind === 'answered' && asked.reply.outcome === 'SAME_PERSON';
      expect([ret, hasPassed]).toEqual([ret, house.wechat.passed().has(owner.attemptId)]);
    }
    expect(personForRet(10004).ret).toBe(10004);
  });
});

describe('trust', () => {
  /** Two people, each with a step of his own; who passed at WeChat is drawn. */
  const people = [
    {
      subject: { name: '张三', idNumber: '310101199801011237' },
      owner: { attemptId: 'attempt-a', openId: 'openid-a' },
    },
    {
      subject: { name: '李四', idNumber: '110105199003070017' },
      owner: { attemptId: 'attempt-b', openId: 'openid-b' },
    },
  ] as const;
  const which = fc.constantFrom(0, 1);

  it("passes nobody by another person's verify_id, open id, number or cert_hash, and nobody without 10000", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.constantFrom(null, ...RETS), fc.constantFrom(null, ...RETS)),
        fc.record({ handle: which, proof: which, attempt: which, open: which }),
        fc.option(fc.constantFrom(0, 10000, 90001, 90002, 90199), { nil: null }),
        async (rets, from, phoneCode) => {
          house = inProcess();
          verifier = house.instance();
          const [a, b] = people;
          const steps = [await open(a.subject, a.owner), await open(b.subject, b.owner)];
          rets.forEach((ret, i) => {
            const { handle = '' } = steps[i] ?? {};
            if (ret !== null) house.wechat.register.complete(handle, house.now, ret);
          });
          const asked = await verifier.ask(
            { handle: steps[from.handle]?.handle ?? '', proof: steps[from.proof]?.proof ?? '' },
            {
              attemptId: people[from.attempt]?.owner.attemptId ?? '',
              openId: people[from.open]?.owner.openId ?? '',
            },
            phoneCode,
          );
          const isPass =
            asked.kind === 'answered' &&
            asked.reply.kind === 'answered' &&
            asked.reply.outcome === 'SAME_PERSON';
          const isOwn = new Set(Object.values(from)).size === 1;
          const ret = rets[from.handle];
          expect(isPass).toBe(isOwn && (ret === 10000 || ret === 10005));
          expect(house.wechat.passed().size > 0).toBe(isPass);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the access token', () => {
  it('is asked for once by instances that need it at the same moment', async () => {
    const instances = Array.from({ length: 8 }, () => house.instance());
    const begun = await Promise.all(
      instances.map((instance, i) => instance.begin(SUBJECT, { ...OWNER, attemptId: `attempt-${i}` })),
    );
    expect(begun.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'opened'));
    expect(count(TOKEN_PATH)).toBe(1);
  });

  it('lies sealed in the database', async () => {
    await open();
    const token = house.token.sealed ?? '';
    expect(token).not.toBe('');
    expect(house.wechat.answer(QUERY_PATH, token, {})).toMatchObject({ errcode: 40001 });
  });

  it('is renewed before its end, by one instance, while the others go on with the old one', async () => {
    await open();
    house.now += (7200 - 240) * 1000;
    const instances = [house.instance(), house.instance()];
    const begun = await Promise.all(
      instances.map((instance, i) => instance.begin(SUBJECT, { ...OWNER, attemptId: `later-${i}` })),
    );
    expect(begun.map(({ kind }) => kind)).toEqual(['opened', 'opened']);
    expect(count(TOKEN_PATH)).toBe(2);
  });

  it('that was refused is renewed once, and the call goes out again', async () => {
    await open();
    house.wechat.revokeToken();
    expect(await verifier.begin(SUBJECT, { ...OWNER, attemptId: 'attempt-2' })).toMatchObject({
      kind: 'opened',
    });
    expect(count(TOKEN_PATH)).toBe(2);
    expect(count(BEGIN_PATH)).toBe(3);
  });

  it('that is refused again and again is no loop: the step is not opened, and costs nothing', async () => {
    const refusal = JSON.stringify({ errcode: 40001, errmsg: 'invalid credential' });
    const sent = { kind: 'answer', answer: { status: 200, header: () => '', body: refusal } } as const;
    for (let i = 0; i < 2; i += 1) house.instead.push({ path: BEGIN_PATH, sent, isDone: false });
    expect(await verifier.begin(SUBJECT, OWNER)).toMatchObject({
      reply: { kind: 'busy', problem: 'TOKEN_REFUSED', charged: 'no' },
    });
    expect(count(BEGIN_PATH)).toBe(2);
  });

  it('of a claim whose instance died is renewed by the next, when the claim has run out', async () => {
    house.token = { rev: 1, sealed: null, expiresAt: 0, renewingUntil: house.now + 3000 };
    await open();
    expect(count(TOKEN_PATH)).toBe(1);
    expect(house.token.renewingUntil).toBe(0);
  });

  it('that cannot be had sends nothing, costs nothing, and gives the claim up', async () => {
    house.instead.push({ path: TOKEN_PATH, sent: { kind: 'timeout' }, isDone: false });
    expect(await verifier.begin(SUBJECT, OWNER)).toMatchObject({
      reply: { kind: 'busy', problem: 'UNREACHABLE', charged: 'no' },
    });
    expect([count(BEGIN_PATH), house.token.renewingUntil]).toEqual([0, 0]);
  });
});
