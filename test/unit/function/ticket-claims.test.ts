/** What a ticket says of how somebody was verified: by whom, and whether that proves a living person. */
import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type { SessionRequest } from '../../../cloudfunctions/face-verify/src/domain/request';
import { openNew, type Session } from '../../../cloudfunctions/face-verify/src/domain/session';
import { claimsOf, type TicketClaims } from '../../../cloudfunctions/face-verify/src/domain/ticket';
import { createTickets, parseSigningKey } from '../../../cloudfunctions/face-verify/src/ticket';
import { newTicketKey } from '../../../dev/integrator';
import type { OutcomeCode } from '../../../miniprogram/contract/outcome';
import type { Source } from '../../../miniprogram/contract/verifiers';

const NOW = Date.UTC(2026, 5, 15, 4);

const REQUEST: SessionRequest = {
  ...{ integrator: 'shop', name: 'A shop', reference: 'order-1001', nonce: 'nonce', purpose: 'age' },
  ...{ returnTo: null, webhook: false },
};

/** Passed by an attempt that ended in this row; by nobody's attempt where a person decided. */
function passed(code: OutcomeCode, passedBy: string | null): Session {
  const decision: Decision = {
    ...{ state: 'settled', code, charged: 'yes', problem: null, decidedAt: NOW },
    ...{ requestIds: [], sends: 1, httpStatus: 200, gatewayCode: null, status: null, apiMs: 1 },
  };
  const session = openNew('session', 'user', 5, NOW, REQUEST);
  return { ...session, state: 'passed', latest: { attemptId: 'attempt', decision }, passedBy };
}

const claims = (session: Session, source: Source): TicketClaims =>
  claimsOf(session, REQUEST, { jti: 'ticket', sub: 'user', subject: 'subject', source }, NOW);

describe('a ticket', () => {
  it.each<[string, Source, OutcomeCode, string | null, Partial<TicketClaims>]>([
    ['of the market', 'market', 'SAME_PERSON', 'attempt', { match: 'same', liveness: 'none' }],
    ['of a likely match', 'market', 'LIKELY_SAME_PERSON', 'attempt', { match: 'likely', liveness: 'none' }],
    ['of WeChat', 'wechat', 'SAME_PERSON', 'attempt', { match: 'same', liveness: 'native' }],
    ['of a person who decided', 'wechat', 'DIFFERENT_PERSON', null, { match: 'manual', liveness: 'none' }],
  ])('%s names its source and proves no more than it can', async (_, source, code, passedBy, expected) => {
    const { sign } = createTickets(parseSigningKey(newTicketKey('k')), []);
    const [, body = ''] = (await sign(claims(passed(code, passedBy), source))).split('.');
    const said: unknown = JSON.parse(Buffer.from(body, 'base64url').toString());
    expect(said).toMatchObject({ source, ...expected });
  });
});
