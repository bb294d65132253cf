import { describe, expect, it } from '@jest/globals';
import { createTurns } from '../../../cloudfunctions/face-verify/src/image/turns';

/** Tasks that end when they are told to. */
function tasks() {
  const started: number[] = [];
  const ends: Record<number, () => void> = {};
  const task = (id: number) => (): Promise<number> => {
    started.push(id);
    return new Promise((resolve) => {
      ends[id] = () => resolve(id);
    });
  };
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { started, task, end: (id: number) => ends[id]?.(), settle };
}

describe('turns', () => {
  it.each([1, 2])('lets %i at a time run, and the rest in the order in which they came', async (atOnce) => {
    const { started, task, end, settle } = tasks();
    const inTurn = createTurns(atOnce);
    const results = [1, 2, 3, 4].map((id) => inTurn(task(id)));
    await settle();
    expect(started).toEqual([1, 2, 3, 4].slice(0, atOnce));
    for (const id of [1, 2, 3, 4]) {
      end(id);
      await settle();
      expect(started).toEqual([1, 2, 3, 4].slice(0, atOnce + id));
    }
    expect(await Promise.all(results)).toEqual([1, 2, 3, 4]);
  });

  it('go on after a task that failed', async () => {
    const inTurn = createTurns(1);
    const failed = inTurn(() => Promise.reject(new Error('no picture')));
    const next = inTurn(async () => 'done');
    await expect(failed).rejects.toThrow('no picture');
    expect(await next).toBe('done');
  });

  it('gives a place that became free to whoever waits, not to whoever comes', async () => {
    const { started, task, end, settle } = tasks();
    const inTurn = createTurns(1);
    void inTurn(task(1));
    void inTurn(task(2));
    end(1);
    const late = inTurn(task(3));
    await settle();
    expect(started).toEqual([1, 2]);
    end(2);
    await settle();
    end(3);
    expect(await late).toBe(3);
  });
});
