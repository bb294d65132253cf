/** Composition root: environment → adapters → handler. What the cloud runs is `main`. */
import { readCaller } from './cloud/context';
import { openCollection } from './cloud/database';
import { readSettings } from './env';
import { createHandler } from './handler';
import { readHttpEvent, respondTo } from './http';
import { readIntegratorEvent } from './integrators/event';
import { createIntegratorHandler } from './integrators/handler';
import { createWebhooks } from './integrators/webhook';
import { createKeys, newId } from './keys';
import { createLog } from './log';
import { createOperatorServices } from './operator';
import { createPhotos } from './photos';
import type { Services } from './ports';
import { createSeal } from './seal';
import { CALLS, createDailyCalls } from './stores/daily-calls';
import { ATTEMPTS, createLedger } from './stores/ledger';
import { createNonces, NONCES } from './stores/nonces';
import { createServiceStates, SERVICE } from './stores/service-states';
import { createSessions, VERIFICATIONS } from './stores/sessions';
import { createTallies, TALLIES } from './stores/tallies';
import { createTokenStore } from './stores/wechat-tokens';
import { createTickets } from './ticket';
import { createTimerHandler } from './timer';
import { createVerifiers } from './verifiers';

const now = (): number => Date.now();
const log = createLog((line) => console.log(line));

function compose(environment: string | null): Services {
  const settings = readSettings(process.env);
  const seal = createSeal(settings.subjectKey);
  const keys = createKeys(settings.subjectKey);
  return {
    sessions: createSessions(openCollection(VERIFICATIONS)),
    ledger: createLedger(openCollection(ATTEMPTS)),
    tallies: createTallies(openCollection(TALLIES), now),
    dailyCalls: createDailyCalls(openCollection(CALLS)),
    serviceStates: createServiceStates(openCollection(SERVICE)),
    verifiers: createVerifiers(settings.verifiers, {
      seal,
      tokens: createTokenStore(openCollection(SERVICE)),
      now,
    }),
    seal,
    photos: createPhotos({
      environment,
      budgetBytes: settings.imageBudgetBytes,
      gate: settings.photoGate,
      log,
      now,
    }),
    keys,
    integrators: settings.integrators,
    nonces: createNonces(openCollection(NONCES)),
    tickets: createTickets(settings.ticketKey, settings.olderTicketKeys),
    webhooks: createWebhooks(settings.integrators, now),
    operator: createOperatorServices(settings.operator, settings.sources, keys, log),
    policy: settings.policy,
    log,
    now,
    newId,
    random: Math.random,
  };
}

let composed: Services | undefined;

/** Every instance serves one environment, so what is composed for its first caller serves all. */
function servicesOf(environment: string | null): Services {
  composed ??= compose(environment);
  return composed;
}

export async function main(event: unknown): Promise<unknown> {
  // Before the first await: the next overlapping call overwrites the environment (cloud/context.ts).
  const { userKey, environment, isTimer } = readCaller();
  const options = { services: () => servicesOf(environment), log, now };
  if (isTimer) return createTimerHandler(options)();
  const request = readIntegratorEvent(event);
  if (request !== null) return createIntegratorHandler(options)(request);
  // A phone has an open id, and can make its event look like anything.
  const http = userKey === null ? readHttpEvent(event) : null;
  if (http === null) return createHandler(options)(event, userKey);
  const handle = createIntegratorHandler(options);
  return respondTo(http, { handle, publicKeys: () => options.services().tickets.publicKeys() });
}
