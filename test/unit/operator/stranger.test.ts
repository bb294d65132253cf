/** Whoever is not in OPERATOR_OPENIDS gets nothing from any action of an operator, not even that it exists. */
import { describe, expect, it } from '@jest/globals';
import { OPERATOR_ACTIONS } from '../../../cloudfunctions/face-verify/src/actions/operator/requests';
import { createHandler } from '../../../cloudfunctions/face-verify/src/handler';
import type { OperatorActionName, OperatorRequest } from '../../../miniprogram/contract/operator';
import { OPERATOR } from '../actions/memory-operator';
import { inMemory, SESSION_ID, START } from '../actions/memory-services';

const DAY_MS = 86_400_000;
const ENTRY = { calls: 1000, priceYuan: 320, from: START, to: START + DAY_MS, used: null, orderId: 'A-1' };

/** A good request of each action: an operator gets an answer to it. */
const REQUESTS: { readonly [Name in OperatorActionName]: OperatorRequest<Name> } = {
  getOverview: { action: 'getOverview' },
  getUsage: { action: 'getUsage', step: 'hour', from: START - DAY_MS, to: START },
  savePackage: { action: 'savePackage', entry: ENTRY },
  removePackage: { action: 'removePackage', packageId: SESSION_ID },
  listReviews: { action: 'listReviews' },
  decideReview: { action: 'decideReview', sessionId: SESSION_ID, decision: 'fail', reason: 'NOT_REACHED' },
  pauseService: { action: 'pauseService', reason: 'MAINTENANCE' },
  resumeService: { action: 'resumeService' },
  exportRows: { action: 'exportRows', what: 'ledger', format: 'csv', from: 0, to: START },
  createPoster: { action: 'createPoster', name: '示例酒店', purpose: '入住登记' },
  listPosters: { action: 'listPosters' },
  endPoster: { action: 'endPoster', posterId: SESSION_ID },
};

function house() {
  const memory = inMemory();
  const { services } = memory;
  const handle = createHandler({ services: () => services, log: services.log, now: services.now });
  const stored = () =>
    JSON.stringify(
      [memory.service, ...[memory.sessions, memory.rows].map((kept) => [...kept])].concat(
        Object.values(memory.operator).flatMap((kept) => (kept instanceof Map ? [[...kept]] : [])),
      ),
    );
  return { memory, handle, stored };
}

const UNKNOWN = { ok: false, error: { code: 'UNKNOWN_ACTION' } };

describe('an action of an operator', () => {
  it('has a line here, each of them', () => {
    expect(Object.keys(REQUESTS).sort()).toEqual([...OPERATOR_ACTIONS].sort());
  });

  describe.each(OPERATOR_ACTIONS.map((name) => [name]))('%s', (name) => {
    it.each([
      ['a stranger', 'wx-app/stranger'],
      ['one whose id begins like an operator’s', `${OPERATOR}x`],
      ['nobody', null],
    ])('gives nothing to %s, and changes nothing', async (_, userKey) => {
      const { handle, stored } = house();
      const before = stored();
      expect(await handle(REQUESTS[name], userKey)).toEqual(UNKNOWN);
      expect(stored()).toBe(before);
    });

    it('answers a stranger as an action that does not exist, whatever he sends along', async () => {
      const { handle } = house();
      const malformed = { action: name, from: 'yesterday', entry: 7, extra: true };
      expect(await handle(malformed, 'wx-app/stranger')).toEqual(UNKNOWN);
      expect(await handle({ action: `${name}s` }, 'wx-app/stranger')).toEqual(UNKNOWN);
    });

    it('answers an operator', async () => {
      const { handle } = house();
      const answer = await handle(REQUESTS[name], OPERATOR);
      // There is no review to decide: even that, a stranger does not hear.
      const expected =
        name === 'decideReview' ? { ok: false, error: { code: 'SESSION_NOT_FOUND' } } : { ok: true };
      expect(answer).toMatchObject(expected);
    });

    it('tells an operator which field is wrong', async () => {
      const { handle } = house();
      const answer = await handle({ ...REQUESTS[name], extra: '张三' }, OPERATOR);
      expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
      expect(JSON.stringify(answer)).not.toContain('张三');
    });
  });

  it('is unknown to everybody while the settings cannot be read', async () => {
    const { memory } = house();
    const { services } = memory;
    const fail = (): never => {
      throw new Error('SETTING_MISSING');
    };
    const handle = createHandler({ services: fail, log: services.log, now: services.now });
    expect(await handle(REQUESTS.getOverview, OPERATOR)).toEqual(UNKNOWN);
    expect(memory.logged).toContainEqual({ event: 'stranger', action: 'getOverview' });
  });
});
