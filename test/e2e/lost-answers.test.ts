/** The line breaks at the worst moment: the phone asks what became of it, and nobody pays twice. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../dev/cloudbase';
import { until } from './browser';
import { expectCamerasPicture } from './received';
import { type Stage, startStage, type Visit } from './stage';
import { identify, shoot, shootAndSend, verify } from './walk';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterEach(async () => {
  expect(await stage.reset()).toEqual([]);
});
afterAll(() => stage.close());

/** The first call opens the verification; what it meets is not what is asked here. */
const onSubmit = (...faults: readonly string[]) => ({ call: ['ok', ...faults].join(',') });

const attempts = () => stage.house.backend.state().ledger;

describe('an answer to the submit', () => {
  it.each(['-404010', '-404012', '-501002', '-504003', 'cut-after'])(
    'lost with %s is asked for, and found',
    async (fault) => {
      const visit = await stage.open(onSubmit(fault));
      await verify(visit, 'status-1');
      await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
      expect(await visit.calls()).toEqual(['openSession', 'submitAttempt', 'getSession']);
      expect(stage.house.faceApi.billed()).toBe(1);
      await expectCamerasPicture(stage);
    },
  );

  it.each(['-404011', 'cut-before'])(
    'that cannot come, after %s: the same attempt is sent again at a tap',
    async (fault) => {
      const visit = await stage.open(onSubmit(fault), { hasClock: true });
      const { words, button, page } = visit;
      await verify(visit, 'status-1');
      await visit.see(words.result.asking);
      expect(await page.getByText(words.outcomes.SAME_PERSON.headline).count()).toBe(0);
      await visit.wait(4);
      await visit.heading(words.situations['not-sent'].headline);
      expect(stage.house.faceApi.calls).toEqual([]);
      await button(words.acts.send).click();
      await visit.heading(words.outcomes.SAME_PERSON.headline);
      expect(attempts()).toHaveLength(1);
      expect(stage.house.faceApi.billed()).toBe(1);
    },
  );

  it('lost together with the answer to the first question is asked for again', async () => {
    const visit = await stage.open(onSubmit('cut-after', 'cut-before', '-404011'));
    await verify(visit, 'status-2');
    await visit.heading(visit.words.outcomes.LIKELY_SAME_PERSON.headline);
    expect(await visit.calls()).toEqual([
      'openSession',
      'submitAttempt',
      'getSession',
      'getSession',
      'getSession',
    ]);
    expect(stage.house.faceApi.billed()).toBe(1);
  });

  it('that nobody gives for a minute: not known, nothing lost, and a button that asks', async () => {
    const cuts = Array.from({ length: 12 }, () => 'cut-before');
    const visit = await stage.open(onSubmit('cut-after', ...cuts), { hasClock: true });
    const { words } = visit;
    await verify(visit, 'status-1');
    await visit.see(words.result.asking);
    await visit.wait(60);
    await visit.heading(words.situations.unresolved.headline);
    expect(await visit.calls()).toHaveLength(14);
    await visit.button(words.acts.ask).click();
    await visit.heading(words.outcomes.SAME_PERSON.headline);
    expect(stage.house.faceApi.billed()).toBe(1);
  });
});

describe('a person who does not wait', () => {
  /** Sends his selfie, whose answer is held. */
  async function sendAndHold(visit: Visit): Promise<Fault> {
    await identify(visit, 'status-1');
    await shoot(visit);
    const held = stage.house.service.cloudbase.faults.add({
      match: { action: 'functions.call' },
      effect: { kind: 'hold-answer' },
    });
    await visit.button(visit.words.capture.use).click();
    await held.reached;
    await until(() => stage.house.faceApi.billed() === 1);
    return held;
  }

  it('leaves while it runs, is told on the start page, and finds the result', async () => {
    const visit = await stage.open();
    const { words, button } = visit;
    const held = await sendAndHold(visit);
    await button(words.result.leave).click();
    await visit.heading(words.situations.pending.headline);
    held.release();
    await button(words.start.look).click();
    await visit.heading(words.outcomes.SAME_PERSON.headline);
    expect(stage.house.faceApi.billed()).toBe(1);
  });

  it('is told after five seconds that it still runs, and gets the result all the same', async () => {
    const visit = await stage.open({}, { hasClock: true });
    const { words } = visit;
    const held = await sendAndHold(visit);
    await visit.wait(6);
    await visit.see(words.result.slow);
    held.release();
    await visit.heading(words.outcomes.SAME_PERSON.headline);
  });

  it('is not kept waiting for ever: without an answer the phone asks by itself', async () => {
    const visit = await stage.open({}, { hasClock: true });
    await sendAndHold(visit);
    await visit.wait(26);
    await visit.heading(visit.words.outcomes.SAME_PERSON.headline);
    expect(await visit.calls()).toEqual(['openSession', 'submitAttempt', 'getSession']);
    expect(stage.house.faceApi.billed()).toBe(1);
  });
});

describe('a function that dies', () => {
  it('after it has paid: not confirmed while it may still run, and never paid again', async () => {
    const visit = await stage.open({}, { hasClock: true });
    const { words } = visit;
    stage.house.backend.force('slow-silent');
    await identify(visit, 'status-1');
    await shootAndSend(visit);
    await until(() => stage.house.faceApi.calls.length === 1);
    await stage.house.service.deployed.kill();
    await visit.see(words.result.asking);
    await visit.button(words.result.leave).click();
    await visit.heading(words.situations.pending.headline);
    expect(stage.house.faceApi.billed()).toBe(1);
    expect(attempts()).toMatchObject([{ state: 'reserved' }]);
  });
});
