/** Everything around the real actions in one history: database, face API, and what callers were told. */
import { parse } from 'valibot';
import type { Collection, Document } from '../../../cloudfunctions/face-verify/src/cloud/database';
import type { Attempt } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { openNew } from '../../../cloudfunctions/face-verify/src/domain/session';
import { VERIFIER_ORDERS } from '../../../cloudfunctions/face-verify/src/env';
import type { Handler } from '../../../cloudfunctions/face-verify/src/handler';
import type { Integrator } from '../../../cloudfunctions/face-verify/src/integrators/contract';
import type { Keys, Seal, SelfieVerifier, Services } from '../../../cloudfunctions/face-verify/src/ports';
import { createDailyCalls } from '../../../cloudfunctions/face-verify/src/stores/daily-calls';
import { createLedger } from '../../../cloudfunctions/face-verify/src/stores/ledger';
import { createNonces } from '../../../cloudfunctions/face-verify/src/stores/nonces';
import { AttemptSchema } from '../../../cloudfunctions/face-verify/src/stores/schemas';
import { createServiceStates } from '../../../cloudfunctions/face-verify/src/stores/service-states';
import { createSessions } from '../../../cloudfunctions/face-verify/src/stores/sessions';
import { createTallies } from '../../../cloudfunctions/face-verify/src/stores/tallies';
import { createTokenStore } from '../../../cloudfunctions/face-verify/src/stores/wechat-tokens';
import type { Transport } from '../../../cloudfunctions/face-verify/src/transport';
import { createWechat } from '../../../cloudfunctions/face-verify/src/wechat/client';
import { Wechat } from '../../../dev/wechat-api';
import type { ActionRequest } from '../../../miniprogram/contract/actions';
import type { OutcomeCode } from '../../../miniprogram/contract/outcome';
import { inMemoryOperator } from '../../unit/actions/memory-operator';
import { type History, SESSIONS } from './commands';
import { createDocuments, type Documents } from './documents';
import { createFaceApi, type FaceApi } from './face-api';
import { createRandom } from './random';
import {
  type CollectionName,
  createScheduler,
  type Invocation,
  type Scheduler,
  type Target,
} from './scheduler';
import { createWatch, type Watch } from './watch';

/** Just before noon in China: half a day later somebody is served over midnight. */
export const START = Date.UTC(2026, 5, 15, 4) - 3000;

export const SHOP: Integrator = { id: 'shop', key: 'the shop has a key of thirty-two', name: '示例商城' };

/** What one invocation answered. */
export interface Told {
  readonly by: Invocation;
  /** Keyed hash of the caller. */
  readonly user: string;
  readonly request: ActionRequest;
  readonly result: Awaited<ReturnType<Handler>>;
}

export interface World {
  readonly policy: Services['policy'];
  readonly scheduler: Scheduler;
  readonly attempts: Documents;
  readonly sessions: Documents;
  readonly faceApi: FaceApi;
  readonly wechat: Wechat;
  /** The best answer that the verifiers' own logs have for an attempt; null: none. */
  answers(attemptId: string): OutcomeCode | null;
  readonly watch: Watch;
  readonly told: Told[];
  /** Who caused which call. */
  readonly payers: Map<string, Invocation>;
  /** The services of one invocation: they die with it. */
  servicesFor(invocation: Invocation): Services;
}

/** Readable in a failing history; that hashes are keyed is shown elsewhere. */
/** A photo that the quality table refuses. */
export const DARK_PHOTO = 'DARK';

export const KEYS: Keys = {
  user: (userKey) => `user ${userKey}`,
  subject: ({ name }) => `subject ${name}`,
  fingerprint: ({ name, idNumber }, photo) =>
    `${name} ${idNumber} ${photo === null ? 'step' : 'base64' in photo ? photo.base64 : photo.fileId}`,
  photo: ({ name }, jpeg) => `${name} ${jpeg.toString('latin1')}`,
  forIntegrator: (integrator, hash) => `${integrator} ${hash}`,
};

/** What is sealed is read in another test; here it would only cost time. */
export const SEAL: Seal = {
  close: (text, about) => `${about} ${text}`,
  open: (sealed, about) => (sealed.startsWith(`${about} `) ? sealed.slice(about.length + 1) : null),
};

const APP = { appId: 'wx0123456789abcdef', appSecret: 'a secret of the app, kept' };

const padded = (stem: string, n: number): string => `${stem}${String(n).padStart(2, '0')}`;
export const sessionId = (n: number): string => padded('session-session-sess', n);
export const attemptId = (n: number): string => padded('attempt-attempt-atte', n);

/** Two of the first user, one that an integrator asked for and nobody opened, one of the second user. */
function createInitialSessions(sessions: Documents, attemptLimit: number): void {
  const asked = { integrator: SHOP.id, name: SHOP.name, reference: 'order-1', nonce: 'nonce-of-the-shop' };
  const request = { ...asked, purpose: '开通账户', returnTo: null, webhook: false };
  const owners = [KEYS.user('app/openid-0'), KEYS.user('app/openid-0'), null, KEYS.user('app/openid-1')];
  for (let n = 0; n < SESSIONS; n += 1) {
    const isAsked = n === 0 || n === 2;
    const session = openNew(sessionId(n), owners[n] ?? null, attemptLimit, START, isAsked ? request : null);
    const { id, ...fields } = session;
    sessions.add(id, fields);
  }
}

export function parseRow(document: Document): Attempt {
  return parse(AttemptSchema, { ...document, id: document['_id'] });
}

export function createWorld(history: History): World {
  const random = createRandom(history.seed);
  const scheduler = createScheduler(random, START, history.faultsPerMille);
  const faceApi = createFaceApi(random);
  const policy = { ...history.policy, probeIntervalMs: 300_000, retentionMs: 30 * 86_400_000 };
  const wechat = new Wechat({ ...APP, now: () => scheduler.now() });
  const answers = (attempt: string): OutcomeCode | null => {
    if (wechat.passed().has(attempt)) return 'SAME_PERSON';
    const call = faceApi.calls.find((known) => known.attemptId === attempt);
    return call?.reply.kind === 'answered' ? call.reply.outcome : null;
  };
  const watch = createWatch(answers, policy);
  const database: Record<CollectionName, Documents> = {
    attempts: createDocuments(watch.onAttempt),
    sessions: createDocuments(watch.onSession),
    tallies: createDocuments(),
    calls: createDocuments(),
    service: createDocuments(),
  };
  createInitialSessions(database.sessions, policy.attemptsPerSession);
  const payers = new Map<string, Invocation>();
  let ids = 0;

  function servicesFor(invocation: Invocation): Services {
    const sendTo =
      (target: Target) =>
      <Value>(effect: () => Value): Promise<Value> =>
        scheduler.send(invocation, target, effect);
    const open = (name: CollectionName): Collection => database[name].collection(sendTo(name));
    const { now } = scheduler;
    let submitted = '';
    /** WeChat's real client; the answer of one call in twenty is lost on its way. */
    const transport: Transport = {
      post: async (address, _, body) => {
        const { pathname, searchParams } = new URL(address);
        const token = searchParams.get('access_token');
        const answer = await sendTo('face-api')(() => wechat.answer(pathname, token, JSON.parse(body)));
        if (random.chance(50)) return { kind: 'lost' };
        return { kind: 'answer', answer: { status: 200, header: () => '', body: JSON.stringify(answer) } };
      },
    };
    const selfie: SelfieVerifier = {
      source: 'market',
      needs: 'selfie',
      async verify() {
        const reply = await sendTo('face-api')(() => {
          payers.set(submitted, invocation);
          return faceApi.answer(submitted, now());
        });
        const evidence = { requestIds: ['request'], sends: 1, httpStatus: 200, gatewayCode: null };
        return { reply, evidence: { ...evidence, status: null, apiMs: 1 } };
      },
    };
    const step = createWechat({
      ...APP,
      url: 'http://wechat.invalid',
      timeoutMs: 5000,
      transport,
      tokens: createTokenStore(open('service')),
      seal: SEAL,
      now,
      sleep: async () => undefined,
    });
    return {
      sessions: createSessions(open('sessions')),
      ledger: createLedger(open('attempts')),
      tallies: createTallies(open('tallies'), now),
      dailyCalls: createDailyCalls(open('calls')),
      serviceStates: createServiceStates(open('service')),
      nonces: createNonces(createDocuments().collection(async (effect) => effect())),
      verifiers: VERIFIER_ORDERS[history.verifier].map((source) => (source === 'market' ? selfie : step)),
      seal: SEAL,
      photos: {
        async take(photo, attempt) {
          submitted = attempt;
          const text = 'base64' in photo ? photo.base64 : photo.fileId;
          if (text === DARK_PHOTO) return { kind: 'refused', code: 'PHOTO_TOO_DARK', imageMs: 1 };
          return { kind: 'fit', jpeg: Buffer.from(text), imageMs: 1, warnings: ['PHOTO_BACKLIT'] };
        },
        discard: async () => undefined,
      },
      keys: KEYS,
      integrators: [SHOP],
      tickets: { sign: async () => 'a.signed.ticket', publicKeys: () => ({ keys: [] }) },
      webhooks: { send: async () => ({ ok: true, problem: null }) },
      operator: inMemoryOperator(() => []).services,
      policy,
      log: () => undefined,
      now,
      newId: () => {
        ids += 1;
        return padded('another-another-anot', ids);
      },
      random: () => random.below(1000) / 1000,
    };
  }

  const { attempts, sessions } = database;
  const logs = { faceApi, wechat, answers };
  return { policy, scheduler, attempts, sessions, ...logs, watch, told: [], payers, servicesFor };
}
