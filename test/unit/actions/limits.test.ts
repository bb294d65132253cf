import { beforeEach, describe, expect, it } from '@jest/globals';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { chooseShard, SHARDS, shareOf } from '../../../cloudfunctions/face-verify/src/domain/daily-calls';
import { dayInChina, nextMidnight } from '../../../cloudfunctions/face-verify/src/domain/limits';
import type { Reply } from '../../../cloudfunctions/face-verify/src/domain/reply';
import { attemptId, inMemory, type Memory, START, submit } from './memory-services';

const DIFFERENT: Reply = { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'yes' };
const EXCEPTION: Reply = { kind: 'answered', outcome: 'SERVICE_EXCEPTION', charged: 'yes' };
const PAUSED: Reply = { kind: 'refused', problem: 'QUOTA_EXHAUSTED', code: 'SERVICE_PAUSED', charged: 'no' };
const THROTTLED: Reply = { kind: 'busy', problem: 'THROTTLED', resend: 'back-off', charged: 'no' };
const BREAKER: Reply = { kind: 'busy', problem: 'GATEWAY_BUSY', resend: 'never', charged: 'no' };

let memory: Memory;
let sessions: number;
let attempts: number;

beforeEach(() => {
  sessions = 0;
  attempts = 0;
});

function start(policy: Parameters<typeof inMemory>[0] = {}): void {
  memory = inMemory(policy);
}

/** A new session of this user; returns its id. */
async function open(user: string): Promise<string> {
  sessions += 1;
  const newId = () => `session-session-sess${String(sessions).padStart(2, '0')}`;
  const { session } = await openSession({ action: 'openSession' }, user, { ...memory.services, newId });
  return session.sessionId;
}

/** A new session, and one attempt in it with a photo of its own. */
async function verify(user: string, change: Parameters<typeof submit>[0] = {}) {
  const sessionId = await open(user);
  attempts += 1;
  const photo = { base64: `AA${String(attempts).padStart(2, '0')}` };
  const request = submit({ sessionId, attemptId: attemptId(attempts), photo, ...change });
  return submitAttempt(request, user, memory.services);
}

const refused = (code: string, limit?: number) =>
  expect.objectContaining(
    limit === undefined
      ? { code }
      : { code, allowance: { allowed: false, limit, remaining: 0, resetAt: nextMidnight(memory.now) } },
  );

describe('the limit of a day', () => {
  it('holds per person, over all his sessions', async () => {
    start({ attemptsPerPerson: 2, attemptsPerSubject: 100 });
    memory.reply = DIFFERENT;
    await verify('a');
    await verify('a');
    await expect(verify('a')).rejects.toEqual(refused('PERSON_LIMIT_REACHED', 2));
    await verify('b');
    expect(memory.paid).toBe(3);
  });

  it('holds per ID number, over all persons', async () => {
    start({ attemptsPerSubject: 2 });
    memory.reply = DIFFERENT;
    await verify('a');
    await verify('b');
    await expect(verify('c')).rejects.toEqual(refused('SUBJECT_LIMIT_REACHED', 2));
    expect(memory.paid).toBe(2);
  });

  it('holds overall, exactly, whichever shard a call meets', async () => {
    start({ callsPerDay: 11, attemptsPerSubject: 100 });
    memory.reply = DIFFERENT;
    for (let i = 0; i < 11; i += 1) await verify(`person ${i}`);
    await expect(verify('one more')).rejects.toEqual(refused('SERVICE_LIMIT_REACHED', 11));
    expect(memory.paid).toBe(11);
  });

  it('ends at midnight in China', async () => {
    start({ attemptsPerPerson: 1 });
    memory.reply = DIFFERENT;
    memory.now = Date.UTC(2026, 5, 15, 15, 59);
    await verify('a');
    await expect(verify('a')).rejects.toEqual(refused('PERSON_LIMIT_REACHED', 1));
    memory.now = Date.UTC(2026, 5, 15, 16);
    await verify('a');
    expect(memory.paid).toBe(2);
  });

  it('is not used up by what is not the person’s fault', async () => {
    start({ attemptsPerPerson: 1, attemptsPerSubject: 1 });
    memory.reply = EXCEPTION;
    await verify('a');
    await verify('a');
    memory.reply = DIFFERENT;
    await verify('a');
    await expect(verify('a')).rejects.toEqual(refused('PERSON_LIMIT_REACHED', 1));
  });

  it.each(['person', 'subject'] as const)(
    'lets one of many at once take the last place of a %s',
    async (kind) => {
      start(
        kind === 'person' ? { attemptsPerPerson: 1, attemptsPerSubject: 100 } : { attemptsPerSubject: 1 },
      );
      memory.reply = DIFFERENT;
      const user = (i: number) => (kind === 'person' ? 'a' : `person ${i}`);
      const ids = await Promise.all([1, 2, 3, 4].map((i) => open(user(i))));
      const results = await Promise.allSettled(
        ids.map((sessionId, i) =>
          submitAttempt(submit({ sessionId, attemptId: attemptId(i + 1) }), user(i + 1), memory.services),
        ),
      );
      expect(memory.paid).toBe(1);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    },
  );
});

describe('the shards of a day', () => {
  it('add up to the limit, whatever it is', () => {
    for (const limit of [1, 7, 8, 9, 1000, 1001]) {
      const shares = Array.from({ length: SHARDS }, (_, shard) => shareOf(limit, shard));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(limit);
    }
  });

  it('are looked through until one has room', () => {
    const full = Array.from({ length: SHARDS }, (_, shard) => shareOf(80, shard));
    expect(chooseShard(full, 80, 0.5)).toBeNull();
    expect(chooseShard([...full.slice(0, 2), 0, ...full.slice(3)], 80, 0.99)).toBe(2);
  });

  it('belong to a day in China', () => {
    expect(dayInChina(Date.UTC(2026, 5, 15, 15, 59))).toBe('2026-06-15');
    expect(dayInChina(Date.UTC(2026, 5, 15, 16))).toBe('2026-06-16');
  });
});

describe('a picture that failed', () => {
  it('is not paid for again, in any session of that person on that day', async () => {
    start();
    memory.reply = DIFFERENT;
    const photo = { base64: 'SAME' };
    await verify('a', { photo });
    await expect(verify('a', { photo })).rejects.toEqual(refused('PHOTO_ALREADY_FAILED'));
    expect(memory.paid).toBe(1);
    expect(JSON.stringify([...memory.tallies.values()])).not.toContain('SAME');
  });

  it('may be sent again with a corrected name: then it was not compared', async () => {
    start();
    memory.reply = { kind: 'answered', outcome: 'NAME_ID_MISMATCH', charged: 'yes' };
    const photo = { base64: 'SAME' };
    await verify('a', { photo });
    await verify('a', { photo, name: '张四' });
    expect(memory.paid).toBe(2);
  });
});

describe('a service that every call would find refused', () => {
  beforeEach(async () => {
    start({ probeIntervalMs: 60_000, attemptsPerSubject: 100 });
    memory.reply = PAUSED;
    await expect(verify('a')).rejects.toEqual(refused('SERVICE_PAUSED'));
  });

  it('pauses itself: nobody opens a session, nobody takes a photo, nothing is sent', async () => {
    await expect(open('b')).rejects.toEqual(refused('SERVICE_PAUSED'));
    expect(memory.paid).toBe(1);
    expect(memory.logged).toContainEqual(
      expect.objectContaining({ event: 'service-paused', problem: 'QUOTA_EXHAUSTED' }),
    );
  });

  it('lets one call per interval try', async () => {
    memory.now += 60_000;
    const ids = await Promise.all(['b', 'c', 'd'].map(open));
    const tries = ids.map((sessionId, i) => {
      const request = submit({ sessionId, attemptId: attemptId(20 + i) });
      return submitAttempt(request, 'bcd'.charAt(i), memory.services);
    });
    expect((await Promise.allSettled(tries)).every(({ status }) => status === 'rejected')).toBe(true);
    expect(memory.paid).toBe(2);
    await expect(open('e')).rejects.toEqual(refused('SERVICE_PAUSED'));
  });

  it('opens again with the first answer', async () => {
    memory.now += 60_000;
    memory.reply = DIFFERENT;
    await verify('b');
    await verify('c');
    expect(memory.service.paused).toBeNull();
    expect(memory.logged).toContainEqual(expect.objectContaining({ event: 'service-open' }));
  });

  it('is not opened by an answer that was lost', async () => {
    memory.now += 60_000;
    memory.reply = { kind: 'unknown', problem: 'ANSWER_LOST', charged: 'unknown' };
    await verify('b');
    await expect(open('c')).rejects.toEqual(refused('SERVICE_PAUSED'));
  });
});

describe('a gateway that is busy', () => {
  it.each([
    [THROTTLED, 5000],
    [BREAKER, 90_000],
  ])('is left alone for a while: %#', async (reply, ms) => {
    start();
    memory.reply = reply;
    await expect(verify('a')).rejects.toEqual(refused('SERVICE_BUSY'));
    memory.now = START + ms - 1;
    await expect(open('b')).rejects.toEqual(refused('SERVICE_BUSY'));
    expect(memory.paid).toBe(1);
    memory.now = START + ms;
    memory.reply = DIFFERENT;
    await verify('b');
  });
});
