/**
 * Fuzzing of the function's entry: whatever arrives, from whomever, the answer is one of ours.
 *
 * `EVENTS=200000 npx jest test/property/events` looks longer.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INTEGRATOR_ERRORS } from '../../cloudfunctions/face-verify/src/integrators/errors';
import { ERROR_CODES } from '../../miniprogram/contract/errors';
import { CANARY, eventOf, ID_NUMBERS, NAMES, SHOP, sendings, USERS } from './event/events';
import { type FunctionInMemory, loadFunction } from './event/function-in-memory';

const EVENTS = Number(process.env['EVENTS'] ?? 20_000);
const KNOWN = new Set<string>(['OK', ...ERROR_CODES, ...Object.keys(INTEGRATOR_ERRORS)]);
const SECRETS = [CANARY, ...NAMES, ...ID_NUMBERS, SHOP.key];

const userKey = (user: number): string => `app/user-${user}`;

let entry: FunctionInMemory;
/** One open verification of each user. */
let sessions: string[] = [];

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

/** `OK` or the code of the refusal, from whichever form of answer; null where it has none of the forms. */
function codeOf(answer: unknown): string | null {
  const { statusCode, body, ok, data, error } = fieldsOf(answer);
  if (typeof statusCode === 'number' && typeof body === 'string') {
    const parsed: unknown = JSON.parse(body);
    return 'keys' in fieldsOf(parsed) ? 'OK' : codeOf(parsed);
  }
  if (ok === true) return typeof data === 'object' ? 'OK' : null;
  const { code, ...rest } = fieldsOf(error);
  const isListed = Object.keys(rest).every((name) => name === 'field' || name === 'allowance');
  return ok === false && typeof code === 'string' && isListed ? code : null;
}

async function openForAll(): Promise<void> {
  sessions = [];
  for (let user = 0; user < USERS; user += 1) {
    entry.caller = { userKey: userKey(user), environment: null, isTimer: false };
    const { data } = fieldsOf(await entry.main({ action: 'openSession' }));
    sessions.push(String(fieldsOf(fieldsOf(data)['session'])['sessionId']));
  }
}

beforeAll(async () => {
  entry = await loadFunction({
    FACE_APPCODE: 'an-appcode',
    SUBJECT_KEY: 'a subject key of thirty-two characters',
    INTEGRATOR_KEYS: JSON.stringify([SHOP]),
    ATTEMPTS_PER_SESSION: '100',
    ATTEMPTS_PER_PERSON_PER_DAY: '1000',
    ATTEMPTS_PER_ID_PER_DAY: '1000',
    CALLS_PER_DAY: '1000000',
  });
});

afterAll(() => entry.close());

describe('the function', () => {
  it(
    `answers ${EVENTS} events with a code, echoes nothing, and pays for none without a session of that user`,
    async () => {
      const seen = new Map<string, number>();
      let serial = 0;
      await fc.assert(
        fc.asyncProperty(sendings, async (sending) => {
          // Some events end a verification, and some sessions fill up.
          if (serial % 100 === 0) await openForAll();
          serial += 1;
          const event = eventOf(sending, sessions, serial);
          const { user, isTimer } = sending;
          const paidBefore = entry.paid;
          entry.lines.length = 0;
          entry.caller = { userKey: user === null ? null : userKey(user), environment: null, isTimer };

          const answer = await entry.main(event);

          const code = codeOf(answer) ?? 'none';
          seen.set(code, (seen.get(code) ?? 0) + 1);
          if (!KNOWN.has(code)) throw new Error(`no known code: ${code}`);
          const said = `${JSON.stringify(answer)}\n${entry.lines.join('\n')}`;
          const echoed = SECRETS.filter((secret) => said.includes(secret));
          if (echoed.length > 0) throw new Error(`echoed: ${echoed}`);
          if (entry.paid > paidBefore) {
            const { action, sessionId } = fieldsOf(event);
            const isHis = user !== null && sessions[user] === sessionId;
            if (action !== 'submitAttempt' || !isHis || isTimer) throw new Error('paid for nobody');
          }
          if (Object.keys(Object.prototype).length > 0) throw new Error('prototype polluted');
        }),
        { numRuns: EVENTS },
      );
      // It says something only where every kind of answer came, and money was spent.
      const expected = [
        ...['OK', 'BAD_REQUEST', 'UNKNOWN_ACTION', 'NOT_SIGNED_IN', 'SESSION_NOT_FOUND', 'SESSION_FOREIGN'],
        ...['NAME_INVALID', 'ID_NUMBER_INVALID', 'CONSENT_REQUIRED', 'SIGNATURE_INVALID', 'NOT_FOUND'],
        ...['METHOD_NOT_ALLOWED', 'ATTEMPT_MISMATCH', 'SESSION_CLOSED'],
      ];
      expect(expected.filter((code) => !seen.has(code))).toEqual([]);
      expect(entry.paid).toBeGreaterThan(EVENTS / 200);
    },
    60_000 + 30 * EVENTS,
  );
});
