/** The ports in memory: documents are copied in and out, writes are compare-and-set as in the cloud. */

import type { Attempt, Reservation } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { SHARDS } from '../../../cloudfunctions/face-verify/src/domain/daily-calls';
import { emptyTally, type Tally } from '../../../cloudfunctions/face-verify/src/domain/limits';
import type { Reply } from '../../../cloudfunctions/face-verify/src/domain/reply';
import type { VerificationEvent } from '../../../cloudfunctions/face-verify/src/domain/request';
import {
  OPEN_SERVICE,
  type ServiceState,
} from '../../../cloudfunctions/face-verify/src/domain/service-state';
import type { Session } from '../../../cloudfunctions/face-verify/src/domain/session';
import type { TicketClaims } from '../../../cloudfunctions/face-verify/src/domain/ticket';
import type { Integrator } from '../../../cloudfunctions/face-verify/src/integrators/contract';
import { createKeys } from '../../../cloudfunctions/face-verify/src/keys';
import type { OperatorServices } from '../../../cloudfunctions/face-verify/src/operator-ports';
import type { LogEntry, Services } from '../../../cloudfunctions/face-verify/src/ports';
import { createSeal } from '../../../cloudfunctions/face-verify/src/seal';
import type { SubmitAttemptRequest } from '../../../miniprogram/contract/actions';
import type { Verdict } from '../../../miniprogram/contract/photo-quality';
import { inMemoryOperator, type OperatorMemory } from './memory-operator';

export const START = Date.UTC(2026, 5, 15, 4);
export const USER = 'keyed-hash-of-a-user';
export const SESSION_ID = 'session-session-sessio';
export const PASS: Reply = { kind: 'answered', outcome: 'SAME_PERSON', charged: 'yes' };

export type Write = 'create' | 'replace' | 'reserve' | 'decide' | 'step' | 'tally' | 'calls' | 'service';

export const SHOP: Integrator = {
  id: 'shop',
  key: 'the shop has a key of thirty-two',
  name: '示例商城',
  webhook: 'http://127.0.0.1:1/hook',
};
export const BANK: Integrator = { id: 'bank', key: 'the bank has a key of its own, too', name: '示例银行' };

export interface Memory {
  readonly services: Services;
  readonly operator: OperatorMemory;
  readonly sessions: Map<string, Session>;
  readonly rows: Map<string, Attempt>;
  readonly adopted: Set<string>;
  readonly tallies: Map<string, Tally>;
  readonly shards: number[];
  service: ServiceState;
  readonly logged: LogEntry[];
  readonly discarded: string[];
  /** Used nonces, and until when they are kept. */
  readonly nonces: Map<string, number>;
  /** Claims of every ticket that was signed. */
  readonly signed: TicketClaims[];
  /** Webhooks as they were sent. */
  readonly sent: VerificationEvent[];
  /** What the integrator's server makes of one. */
  receive: (event: VerificationEvent) => Promise<boolean> | boolean;
  /** What the quality table makes of every photo. */
  photo: Verdict;
  /** Calls of the face API. */
  paid: number;
  now: number;
  reply: Reply | (() => Promise<Reply>);
  /** Runs before each write, and may throw as a database does. */
  beforeWrite: (name: Write) => Promise<void> | void;
}

function removeWhere<Kept>(documents: Map<string, Kept>, isOld: (document: Kept) => boolean): number {
  const old = [...documents].filter(([, document]) => isOld(document));
  for (const [id] of old) documents.delete(id);
  return old.length;
}

/** The row of this very submit, undecided and not taken over. */
function unclaimed({ rows, adopted }: Memory, reservation: Reservation): Attempt | null {
  const row = rows.get(reservation.id);
  const isSame =
    row?.sessionId === reservation.sessionId &&
    row.sessionRev === reservation.sessionRev &&
    row.fingerprint === reservation.fingerprint;
  return isSame && row.decision === null && !adopted.has(row.id) ? row : null;
}

export function inMemory(
  policy: Partial<Services['policy']> = {},
  operatorPolicy: Partial<OperatorServices['policy']> = {},
): Memory {
  const operator = inMemoryOperator(() => [...memory.rows.values()], operatorPolicy);
  const memory: Memory = {
    operator,
    sessions: new Map(),
    rows: new Map(),
    adopted: new Set(),
    tallies: new Map(),
    shards: Array.from({ length: SHARDS }, () => 0),
    service: OPEN_SERVICE,
    logged: [],
    discarded: [],
    nonces: new Map(),
    signed: [],
    sent: [],
    receive: () => true,
    photo: { refusal: null, warnings: [] },
    paid: 0,
    now: START,
    reply: PASS,
    beforeWrite: () => undefined,
    services: {
      sessions: {
        get: async (id) => memory.sessions.get(id) ?? null,
        async create(session) {
          await memory.beforeWrite('create');
          memory.sessions.set(session.id, session);
        },
        async replace(session) {
          await memory.beforeWrite('replace');
          if (memory.sessions.get(session.id)?.rev !== session.rev - 1) return false;
          memory.sessions.set(session.id, session);
          return true;
        },
        openBefore: async (instant, most) =>
          [...memory.sessions.values()]
            .filter(({ state, expiresAt }) => state === 'open' && expiresAt < instant)
            .slice(0, most),
        ofUser: async (user, most) =>
          [...memory.sessions.values()]
            .filter((session) => session.user === user)
            .sort((a, b) => b.createdAt - a.createdAt)
            .slice(0, most),
        inReview: async (most) =>
          [...memory.sessions.values()]
            .filter(({ state }) => state === 'review')
            .sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
            .slice(0, most),
        async remove(id) {
          memory.sessions.delete(id);
        },
        removeBefore: async (instant) => removeWhere(memory.sessions, ({ createdAt }) => createdAt < instant),
        withDueNotice: async (now, most) =>
          [...memory.sessions.values()]
            .filter(({ notice }) => notice !== null && notice.dueAt <= now)
            .slice(0, most),
      },
      ledger: {
        get: async (id) => memory.rows.get(id) ?? null,
        async reserve(attempt) {
          await memory.beforeWrite('reserve');
          if (memory.rows.has(attempt.id)) return false;
          memory.rows.set(attempt.id, attempt);
          return true;
        },
        async adopt(reservation) {
          await memory.beforeWrite('decide');
          if (unclaimed(memory, reservation) === null) return false;
          memory.adopted.add(reservation.id);
          return true;
        },
        async refuse(reservation, decision) {
          await memory.beforeWrite('decide');
          const row = unclaimed(memory, reservation);
          if (row !== null) memory.rows.set(row.id, { ...row, decision });
          return row !== null;
        },
        async decide(id, decision) {
          await memory.beforeWrite('decide');
          const row = memory.rows.get(id);
          if (row === undefined || row.decision !== null) return false;
          memory.rows.set(id, { ...row, decision, sealedStep: null });
          return true;
        },
        async openStep(reservation, sealedStep) {
          await memory.beforeWrite('step');
          const row = memory.rows.get(reservation.id);
          if (row === undefined || row.decision !== null || row.sealedStep !== null) return false;
          memory.rows.set(row.id, { ...row, sealedStep });
          return true;
        },
        undecidedBefore: async (instant, most, which) =>
          [...memory.rows.values()]
            .filter(({ decision, reservedAt }) => decision === null && reservedAt < instant)
            .filter(({ sealedStep }) => which === 'all' || sealedStep === null)
            .slice(0, most),
        ofUser: async (user, most) =>
          [...memory.rows.values()].filter((row) => row.user === user).slice(0, most),
        async anonymise(id) {
          const row = memory.rows.get(id);
          const nobody = { user: '', subject: '', fingerprint: '', maskedName: '' };
          if (row !== undefined) memory.rows.set(id, { ...row, ...nobody });
        },
        removeBefore: async (instant) => removeWhere(memory.rows, ({ reservedAt }) => reservedAt < instant),
        ofSession: async (id) =>
          [...memory.rows.values()]
            .filter(({ sessionId }) => sessionId === id)
            .sort((a, b) => b.reservedAt - a.reservedAt),
      },
      tallies: {
        get: async (id) => memory.tallies.get(id) ?? emptyTally(id, memory.now),
        async replace(tally) {
          await memory.beforeWrite('tally');
          if ((memory.tallies.get(tally.id)?.rev ?? 0) !== tally.rev - 1) return false;
          memory.tallies.set(tally.id, tally);
          return true;
        },
        removeExpired: async (now) => removeWhere(memory.tallies, ({ expiresAt }) => expiresAt < now),
      },
      dailyCalls: {
        read: async () => [...memory.shards],
        removeExpired: async () => 0,
        async take(_, shard, most) {
          await memory.beforeWrite('calls');
          const count = memory.shards[shard] ?? 0;
          if (count >= most) return false;
          memory.shards[shard] = count + 1;
          return true;
        },
      },
      serviceStates: {
        get: async () => memory.service,
        async replace(_, state) {
          await memory.beforeWrite('service');
          if (memory.service.rev !== state.rev - 1) return false;
          memory.service = state;
          return true;
        },
      },
      verifiers: [
        {
          source: 'market',
          needs: 'selfie',
          async verify() {
            memory.paid += 1;
            const reply = typeof memory.reply === 'function' ? await memory.reply() : memory.reply;
            const evidence = { requestIds: [`request-${memory.paid}`], sends: 1, httpStatus: 200 };
            return { reply, evidence: { ...evidence, gatewayCode: null, status: null, apiMs: 1 } };
          },
        },
      ],
      seal: createSeal('a key of thirty-two characters ok'),
      photos: {
        take: async (photo) => {
          const jpeg = Buffer.from('base64' in photo ? photo.base64 : photo.fileId);
          const { refusal, warnings } = memory.photo;
          if (refusal !== null) return { kind: 'refused', code: refusal, imageMs: 1 };
          return { kind: 'fit', jpeg, imageMs: 1, warnings };
        },
        async discard(_, attemptId) {
          memory.discarded.push(attemptId);
        },
      },
      keys: createKeys('a key of thirty-two characters ok'),
      integrators: [SHOP, BANK],
      nonces: {
        async use(id, expiresAt) {
          if (memory.nonces.has(id)) return false;
          memory.nonces.set(id, expiresAt);
          return true;
        },
        removeExpired: async () => 0,
      },
      tickets: {
        async sign(claims) {
          memory.signed.push(claims);
          return 'a.signed.ticket';
        },
        publicKeys: () => ({ keys: [] }),
      },
      webhooks: {
        async send(_, event) {
          memory.sent.push(event);
          const ok = await memory.receive(event);
          return { ok, problem: ok ? null : 'HTTP_500' };
        },
      },
      operator: operator.services,
      policy: {
        attemptsPerSession: 5,
        attemptsPerPerson: 10,
        attemptsPerSubject: 10,
        callsPerDay: 1000,
        likelyMatch: 'retry',
        selfPause: true,
        probeIntervalMs: 300_000,
        retentionMs: 30 * 86_400_000,
        ...policy,
      },
      log: (entry) => memory.logged.push(entry),
      now: () => memory.now,
      newId: () => SESSION_ID,
      random: () => 0,
    },
  };
  return memory;
}

/** An id that differs in its last character. */
export const attemptId = (n: number): string => `attempt-attempt-atte${String(n).padStart(2, '0')}`;

export function submit(change: Partial<SubmitAttemptRequest> = {}): SubmitAttemptRequest {
  return {
    action: 'submitAttempt',
    sessionId: SESSION_ID,
    attemptId: attemptId(1),
    name: '张三',
    idNumber: '11010519491231002X',
    photo: { base64: 'AAAA' },
    consent: { version: '2026-11-01', face: true, guardian: false },
    ...change,
  };
}
