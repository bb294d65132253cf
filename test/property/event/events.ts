/** Events as anybody might send them: near what is expected, bent in every way, and not near at all. */
import fc from 'fast-check';
import { sign } from '../../../cloudfunctions/face-verify/src/integrators/signature';

/** Stands in every text that is not one of ours: an answer or a log line that has it has echoed something. */
export const CANARY = 'Kanarienvogel';
export const NAMES = ['张三', '李四'] as const;
export const ID_NUMBERS = ['11010519491231002X', '110105199003070017'] as const;
export const SHOP = { id: 'shop', key: 'the shop has a key of thirty-two', name: '示例商城' };

/** What an event is made of before it is bent. */
export interface Ingredients {
  /** Of whoever sends it, and of somebody else. */
  readonly sessions: readonly string[];
  readonly session: number;
  readonly attempt: number;
  readonly person: number;
  /** Never the same twice: for nonces. */
  readonly serial: number;
}

type Event = Readonly<Record<string, unknown>>;
type Base = (ingredients: Ingredients) => Event;

const sessionOf = ({ sessions, session }: Ingredients): string =>
  sessions[session % sessions.length] ?? `unknown-${session}`.padEnd(22, '-');

const padded = (stem: string, n: number): string => stem + String(n).padStart(22 - stem.length, '0');

function signed(action: string, body: Event, { serial }: Ingredients): Event {
  const text = JSON.stringify(body);
  const time = String(Date.now());
  const nonce = padded('nonce-', serial);
  const signature = sign(SHOP.key, { method: 'CALL', path: action, time, nonce, body: text });
  return { action, integrator: SHOP.id, time, nonce, body: text, signature };
}

function http(path: string, body: Event, { serial }: Ingredients): Event {
  const text = JSON.stringify(body);
  const time = String(Date.now());
  const nonce = padded('nonce-', serial);
  const headers = {
    'X-Verify-Integrator': SHOP.id,
    'x-verify-time': time,
    'x-verify-nonce': nonce,
    'x-verify-signature': sign(SHOP.key, { method: 'POST', path, time, nonce, body: text }),
  };
  return { httpMethod: 'POST', path: `/face${path}`, headers, body: text, isBase64Encoded: false };
}

const ASKED = { reference: 'order-1', nonce: 'nonce-of-the-shop', purpose: '开通账户' };

const submit: Base = (of) => ({
  action: 'submitAttempt',
  sessionId: sessionOf(of),
  attemptId: padded('attempt-', of.attempt),
  name: NAMES[of.person % 2],
  idNumber: ID_NUMBERS[of.person % 2],
  photo: { base64: `${CANARY}${of.attempt}` },
  consent: { version: '2026-11-01', face: true, guardian: false },
});

/** As they should be; what is sent most stands more than once. */
const BASES: readonly Base[] = [
  submit,
  submit,
  submit,
  () => ({ action: 'openSession' }),
  (of) => ({ action: 'openSession', sessionId: sessionOf(of) }),
  (of) => ({ action: 'getSession', sessionId: sessionOf(of) }),
  (of) => ({ action: 'cancelSession', sessionId: sessionOf(of) }),
  () => ({ action: 'eraseMyData' }),
  (of) => signed('createSession', ASKED, of),
  (of) => signed('createSession', { ...ASKED, [CANARY]: { $ne: null } }, of),
  (of) => signed('getResult', { sessionId: sessionOf(of) }, of),
  (of) => signed('cancelSession', { sessionId: { $gt: CANARY } }, of),
  (of) => http('/sessions', ASKED, of),
  (of) => http(`/sessions/${sessionOf(of)}/result`, {}, of),
  () => ({ httpMethod: 'GET', path: '/keys' }),
  () => ({ Type: 'Timer', TriggerName: 'sweep' }),
];

const FIELDS = [
  ...['action', 'sessionId', 'attemptId', 'name', 'idNumber', 'photo', 'photo.base64', 'photo.fileId'],
  ...['consent', 'consent.face', 'consent.guardian', 'consent.version', 'userInfo', 'body', 'signature'],
  ...['integrator', 'time', 'nonce', 'httpMethod', 'path', 'headers', 'headers.x-verify-time'],
  ...['isBase64Encoded', 'Type', 'TriggerName', '__proto__', 'photo.__proto__', 'constructor', 'toString'],
  ...['hasOwnProperty', 'then', 'toJSON', CANARY, `consent.${CANARY}`],
];

function nested(depth: number): unknown {
  let value: unknown = CANARY;
  for (let i = 0; i < depth; i += 1) value = i % 2 === 0 ? [value] : { [CANARY]: value };
  return value;
}

const HUGE = CANARY.repeat(100_000);

/** What JSON can carry, and a few things that it cannot: whoever calls in the process may have them. */
const ODD: readonly unknown[] = [
  ...[null, undefined, true, false, 0, -0, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2n ** 70n],
  ...[
    '',
    ' ',
    '\0',
    '\u202e',
    '\ud800',
    `${CANARY}\n${CANARY}`,
    `../../${CANARY}`,
    '__proto__',
    'constructor',
  ],
  ...['openSession', 'submitAttempt', 'eraseMyData', 'toString', 'GET', 'POST', '/keys', '/sessions/'],
  ...['x'.repeat(22), `cloud://env.bucket/${CANARY}`, '{}', '[]', 'null', '{"__proto__":{"isAdmin":true}}'],
  ...[{}, [], [CANARY], { $ne: null }, { $gt: '' }, { $where: CANARY }, { $regex: '.*' }, { length: 22 }],
  ...[{ base64: [CANARY] }, { fileId: { $ne: 1 } }, { base64: CANARY, fileId: CANARY }, { face: 1 }],
  ...[JSON.parse('{"__proto__":{"face":true,"isAdmin":true}}'), Object.create(null), new Date(0)],
  ...[
    Buffer.from(CANARY),
    new Map([[CANARY, CANARY]]),
    () => CANARY,
    Symbol(CANARY),
    HUGE,
    nested(3),
    nested(5000),
  ],
];

export type Bend =
  | { readonly kind: 'set'; readonly field: string; readonly value: unknown }
  | { readonly kind: 'delete'; readonly field: string };

/** Slips that have a code of their own. */
const SLIPS: readonly Bend[] = [
  { kind: 'set', field: 'name', value: `${NAMES[0]}3` },
  { kind: 'set', field: 'idNumber', value: '110105194912310021' },
  { kind: 'set', field: 'consent.face', value: false },
  { kind: 'set', field: 'photo.base64', value: `${CANARY} of another photo` },
  { kind: 'set', field: 'path', value: `/${CANARY}` },
  { kind: 'set', field: 'httpMethod', value: 'PUT' },
  { kind: 'set', field: 'time', value: '1700000000000' },
];

const bend: fc.Arbitrary<Bend> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...SLIPS) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('set'),
      field: fc.constantFrom(...FIELDS),
      value: fc.constantFrom(...ODD),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('set'),
      field: fc.constantFrom(...FIELDS),
      value: fc.anything({ maxDepth: 2, maxKeys: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete'), field: fc.constantFrom(...FIELDS) }) },
);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function apply(event: object, { field, ...rest }: Bend): void {
  const names = field.split('.');
  const last = names.pop() ?? field;
  let target: object = event;
  for (const name of names) {
    const inner: unknown = Object.getOwnPropertyDescriptor(target, name)?.value;
    if (!isObject(inner) || Object.isFrozen(inner)) return;
    target = inner;
  }
  // Defined, not assigned: an own field `__proto__`, as JSON can make it.
  const own = { enumerable: true, configurable: true, writable: true };
  if (rest.kind === 'delete') Reflect.deleteProperty(target, last);
  else Reflect.defineProperty(target, last, { ...own, value: rest.value });
}

export interface Sending {
  /** Who sends it; null: a server, or nobody. */
  readonly user: number | null;
  readonly isTimer: boolean;
  readonly base: number;
  readonly session: number;
  readonly attempt: number;
  readonly person: number;
  readonly bends: readonly Bend[];
  /** In place of all that. */
  readonly instead: { readonly event: unknown } | null;
}

export const USERS = 3;

export const sendings: fc.Arbitrary<Sending> = fc.record({
  user: fc.constantFrom(0, 0, 1, 1, 2, null),
  isTimer: fc.constantFrom(...Array.from({ length: 40 }, (_, i) => i === 0)),
  base: fc.nat(BASES.length - 1),
  session: fc.nat(USERS),
  attempt: fc.nat(800),
  person: fc.nat(1),
  bends: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(bend, { minLength: 1, maxLength: 3 }) },
  ),
  instead: fc.oneof(
    { weight: 9, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.record({
        event: fc.oneof(fc.constantFrom(...ODD), fc.anything({ maxDepth: 2, maxKeys: 4 })),
      }),
    },
  ),
});

export function eventOf(sending: Sending, sessions: readonly string[], serial: number): unknown {
  const { base, session, attempt, person, bends, instead } = sending;
  if (instead !== null) return instead.event;
  const event = (BASES[base] ?? submit)({ sessions, session, attempt, person, serial });
  for (const change of bends) apply(event, change);
  return event;
}
