/** Plays one history on the real actions to its end. */
import { cancelForIntegrator } from '../../../cloudfunctions/face-verify/src/actions/cancel-session';
import { getResult } from '../../../cloudfunctions/face-verify/src/actions/get-result';
import { RESERVATION_MS, STEP_MS } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { SESSION_MS } from '../../../cloudfunctions/face-verify/src/domain/session';
import { createHandler } from '../../../cloudfunctions/face-verify/src/handler';
import { createTimerHandler } from '../../../cloudfunctions/face-verify/src/timer';
import type {
  ActionRequest,
  BeginAttemptRequest,
  FinishAttemptRequest,
  SubmitAttemptRequest,
} from '../../../miniprogram/contract/actions';
import { type Command, type History, SESSIONS, UNTIL_QUIET, USERS } from './commands';
import { attemptId, createWorld, DARK_PHOTO, KEYS, SHOP, sessionId, type World } from './world';

// Jest's sandbox looks globals up slowly, and these are needed for every operation.
const soon = setImmediate;
const noLog = (): void => undefined;

/** Lets every invocation run until it waits for an operation. */
const settle = (): Promise<void> => new Promise((resolve) => soon(resolve));

async function run(world: World, operations: number): Promise<void> {
  const { scheduler } = world;
  await settle();
  for (let done = 0; done < operations; done += 1) {
    if (!scheduler.step()) return;
    if (scheduler.takeWoken()) await settle();
  }
  if (operations === UNTIL_QUIET) throw new Error('this history does not come to rest');
}

/** As WeChat would name him: the open id alone goes to its servers. */
const userKeyOf = (user: number): string => `app/openid-${user}`;

function call(world: World, user: number, request: ActionRequest): void {
  const by = world.scheduler.begin(request.action);
  const services = world.servicesFor(by);
  const handle = createHandler({ services: () => services, log: noLog, now: services.now });
  void handle(request, userKeyOf(user)).then((result) =>
    world.told.push({ by, user: KEYS.user(userKeyOf(user)), request, result }),
  );
}

const PEOPLE = [
  { name: '张三', idNumber: '11010519491231002X' },
  { name: '李四', idNumber: '110105199003070017' },
] as const;

function photoOf(altered: Extract<Command, { kind: 'submit' }>['altered'], attempt: number): string {
  if (altered === 'dark') return DARK_PHOTO;
  return altered === 'photo' ? 'AAAA' : `AAA${attempt}`;
}

function submitOf(command: Extract<Command, { kind: 'submit' }>): SubmitAttemptRequest {
  const { session, attempt, altered } = command;
  const person = PEOPLE[(attempt + (altered === 'subject' ? 1 : 0)) % PEOPLE.length] ?? PEOPLE[0];
  return {
    action: 'submitAttempt',
    sessionId: sessionId(session),
    attemptId: attemptId(attempt),
    ...person,
    photo: { base64: photoOf(altered, attempt) },
    consent: { version: '2026-11-01', face: true, guardian: false },
  };
}

type Taken<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;

function beginOf({ session, attempt, altered }: Taken<'begin'>): BeginAttemptRequest {
  const person = PEOPLE[(attempt + (altered === 'subject' ? 1 : 0)) % PEOPLE.length] ?? PEOPLE[0];
  return {
    action: 'beginAttempt',
    sessionId: sessionId(session),
    attemptId: attemptId(attempt),
    ...person,
    consent: { version: '2026-11-01', face: true, guardian: false },
  };
}

function finishOf({ session, attempt, phoneCode }: Taken<'finish'>): FinishAttemptRequest {
  const ids = { sessionId: sessionId(session), attemptId: attemptId(attempt) };
  return { action: 'finishAttempt', ...ids, ...(phoneCode === null ? {} : { phoneCode }) };
}

/** The person takes the step that was opened for this attempt, if one was. */
function complete({ wechat, scheduler }: World, { attempt, ret }: Taken<'complete'>): void {
  const step = wechat.register.ofSeqNo(attemptId(attempt));
  if (step !== undefined) wechat.register.complete(step.verifyId, scheduler.now(), ret);
}

function sweep(world: World): void {
  const services = world.servicesFor(world.scheduler.begin('sweep'));
  void createTimerHandler({ services: () => services, log: noLog, now: services.now })();
}

/** What an integrator asks; refusals are his business. */
function ask(world: World, kind: 'result' | 'withdraw', session: number): void {
  const services = world.servicesFor(world.scheduler.begin(kind));
  const body = { sessionId: sessionId(session) };
  const refused = (): void => undefined;
  if (kind === 'withdraw') {
    void cancelForIntegrator(body, SHOP, services).catch(refused);
    return;
  }
  const heard = ({ state }: { readonly state: string }): void => world.watch.onResult(body.sessionId, state);
  void getResult(body, SHOP, services).then(heard, refused);
}

function start(world: World, command: Command): void {
  const { scheduler } = world;
  switch (command.kind) {
    case 'open':
      call(world, command.user, { action: 'openSession', sessionId: sessionId(command.session) });
      break;
    case 'look':
      call(world, command.user, { action: 'getSession', sessionId: sessionId(command.session) });
      break;
    case 'cancel':
      call(world, command.user, { action: 'cancelSession', sessionId: sessionId(command.session) });
      break;
    case 'erase':
      call(world, command.user, { action: 'eraseMyData' });
      break;
    case 'submit':
      for (let copy = 0; copy < command.copies; copy += 1) call(world, command.user, submitOf(command));
      break;
    case 'begin':
      for (let copy = 0; copy < command.copies; copy += 1) call(world, command.user, beginOf(command));
      break;
    case 'finish':
      for (let copy = 0; copy < command.copies; copy += 1) call(world, command.user, finishOf(command));
      break;
    case 'complete':
      complete(world, command);
      break;
    case 'sweep':
      for (let copy = 0; copy < command.copies; copy += 1) sweep(world);
      break;
    case 'result':
    case 'withdraw':
      ask(world, command.kind, command.session);
      break;
    case 'wait':
      scheduler.wait(command.ms);
      break;
    case 'fail':
      scheduler.fail(command.collection, command.operations);
      break;
    case 'crash':
      scheduler.crash(command.which);
      break;
  }
}

async function sweepTwice(world: World): Promise<void> {
  start(world, { kind: 'sweep', copies: 2 });
  await run(world, UNTIL_QUIET);
}

/** Everybody looks at every verification. */
async function lookAtAll(world: World): Promise<void> {
  for (let session = 0; session < SESSIONS; session += 1) {
    for (let user = 0; user < USERS; user += 1) start(world, { kind: 'look', user, session });
  }
  await run(world, UNTIL_QUIET);
}

/** The world after the history: everything has come to rest, and half an hour has passed. */
export async function play(history: History): Promise<World> {
  const world = createWorld(history);
  const { scheduler } = world;
  for (const { command, then } of history.steps) {
    start(world, command);
    await run(world, then);
  }
  scheduler.endFaults();
  await run(world, UNTIL_QUIET);
  scheduler.wait(RESERVATION_MS + 1);
  await sweepTwice(world);
  await lookAtAll(world);
  // Only now is a step over whose function died before its row stood: its verification is mended by a look.
  scheduler.wait(STEP_MS + 1);
  await sweepTwice(world);
  await lookAtAll(world);
  scheduler.wait(SESSION_MS + 1);
  await sweepTwice(world);
  return world;
}
