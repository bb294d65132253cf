import { expect, it } from '@jest/globals';
import { type Started, together } from '../../../dev/together';

/** Something that starts, and remembers whether it was closed. */
function thing(): Started & { closed: number } {
  return {
    closed: 0,
    async close() {
      this.closed += 1;
    },
  };
}

it('gives both, open', async () => {
  const [one, other] = await together(Promise.resolve(thing()), Promise.resolve(thing()));
  expect([one.closed, other.closed]).toEqual([0, 0]);
});

it('closes the one that started when the other does not, and says why', async () => {
  const started = thing();
  const later = new Promise<typeof started>((done) => setTimeout(() => done(started)));
  await expect(together(later, Promise.reject(new Error('not built')))).rejects.toThrow('not built');
  expect(started.closed).toBe(1);
});
