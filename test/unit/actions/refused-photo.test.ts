import { beforeEach, describe, expect, it } from '@jest/globals';
import { getSession } from '../../../cloudfunctions/face-verify/src/actions/get-session';
import { openSession } from '../../../cloudfunctions/face-verify/src/actions/open-session';
import { submitAttempt } from '../../../cloudfunctions/face-verify/src/actions/submit-attempt';
import { tallyId } from '../../../cloudfunctions/face-verify/src/domain/limits';
import { attemptId, inMemory, type Memory, SESSION_ID, START, submit, USER } from './memory-services';

const DAY_MS = 86_400_000;
const MOST_ROWS = 20;

let memory: Memory;

beforeEach(async () => {
  memory = inMemory();
  memory.photo = { refusal: 'PHOTO_TOO_DARK', warnings: ['PHOTO_TOO_DARK'] };
  await openSession({ action: 'openSession' }, USER, memory.services);
});

const send = (n = 1) => submitAttempt(submit({ attemptId: attemptId(n) }), USER, memory.services);
const refused = expect.objectContaining({ code: 'PHOTO_TOO_DARK', field: 'photo' });

describe('a photo that the quality table refuses', () => {
  it('costs no call, no attempt and no place of the day', async () => {
    await expect(send()).rejects.toEqual(refused);
    expect(memory.paid).toBe(0);
    expect(memory.shards.reduce((sum, count) => sum + count)).toBe(0);
    expect(memory.tallies.get(tallyId('person', USER, START))).toMatchObject({
      attempts: [],
      failedPhotos: [],
      refusedPhotos: 1,
    });
    memory.photo = { refusal: null, warnings: [] };
    const { session } = await send(2);
    expect(session.attempts).toEqual({ limit: 5, remaining: 4 });
  });

  it('leaves one row, so that the saved call can be counted', async () => {
    await expect(send()).rejects.toEqual(refused);
    expect([...memory.rows.values()]).toEqual([
      expect.objectContaining({
        id: attemptId(1),
        imageBytes: 0,
        decision: expect.objectContaining({
          state: 'refused',
          code: 'PHOTO_TOO_DARK',
          charged: 'no',
          sends: 0,
          requestIds: [],
        }),
      }),
    ]);
    expect(memory.logged).toContainEqual(expect.objectContaining({ event: 'attempt' }));
  });

  it('is answered with the recorded refusal when it is sent again', async () => {
    await expect(send()).rejects.toEqual(refused);
    memory.photo = { refusal: null, warnings: [] };
    await expect(send()).rejects.toEqual(expect.objectContaining({ code: 'PHOTO_TOO_DARK' }));
    expect(memory.paid).toBe(0);
    expect(memory.rows.size).toBe(1);
  });

  it('is found by a phone whose answer was lost', async () => {
    await expect(send()).rejects.toEqual(refused);
    const { attempts } = await getSession(
      { action: 'getSession', sessionId: SESSION_ID },
      USER,
      memory.services,
    );
    expect(attempts).toEqual([
      { attemptId: attemptId(1), status: 'refused', code: 'PHOTO_TOO_DARK', at: START },
    ]);
  });

  it('cannot fill the database: a person has so many rows a day', async () => {
    for (let n = 1; n <= MOST_ROWS + 5; n += 1) await expect(send(n)).rejects.toEqual(refused);
    expect(memory.rows.size).toBe(MOST_ROWS);
    memory.now += DAY_MS;
    await openSession({ action: 'openSession' }, USER, memory.services);
    await expect(send(MOST_ROWS + 6)).rejects.toEqual(refused);
    expect(memory.rows.size).toBe(MOST_ROWS + 1);
  });

  it('of twenty sent at once leaves as many rows as were counted', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => send(n + 1)));
    expect(results.every(({ status }) => status === 'rejected')).toBe(true);
    expect(memory.rows.size).toBe(memory.tallies.get(tallyId('person', USER, START))?.refusedPhotos);
  });

  it.each(['tally', 'reserve'] as const)(
    'is refused all the same where the write of %s fails',
    async (name) => {
      memory.beforeWrite = (write) => {
        if (write === name) throw new Error('database');
      };
      await expect(send()).rejects.toEqual(refused);
      expect(memory.rows.size).toBe(0);
    },
  );
});

describe('a photo that the quality table warns of', () => {
  beforeEach(() => {
    memory.photo = { refusal: null, warnings: ['PHOTO_BACKLIT', 'PHOTO_FACE_TOO_SMALL'] };
    memory.reply = { kind: 'answered', outcome: 'DIFFERENT_PERSON', charged: 'yes' };
  });

  it('is paid for, and the answer says what a better one would change', async () => {
    const { attempt } = await send();
    expect(memory.paid).toBe(1);
    expect(attempt).toMatchObject({
      code: 'DIFFERENT_PERSON',
      warnings: ['PHOTO_BACKLIT', 'PHOTO_FACE_TOO_SMALL'],
    });
  });

  it('is warned of again when the answer is looked up', async () => {
    const { attempt } = await send();
    expect((await send()).attempt).toEqual(attempt);
  });
});
