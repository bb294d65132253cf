/** Looks at every write of a history as it happens, and remembers what must never have happened. */
import type { Document } from '../../../cloudfunctions/face-verify/src/cloud/database';
import type { Policy } from '../../../cloudfunctions/face-verify/src/ports';
import type { OutcomeCode } from '../../../miniprogram/contract/outcome';
import type { OnWrite } from './documents';

export interface Watch {
  readonly violations: string[];
  /** Every row as it was reserved: erasing blanks the fields that say whose it was. */
  readonly reserved: ReadonlyMap<string, Document>;
  readonly onAttempt: OnWrite;
  readonly onSession: OnWrite;
  /** The first who opened a session, while it is there and after. */
  readonly owners: ReadonlyMap<string, unknown>;
  /** An integrator was given a result. */
  onResult(sessionId: string, state: string): void;
}

/** What `eraseMyData` may blank, whenever it likes. */
const PERSONAL = new Set(['user', 'subject', 'fingerprint', 'maskedName']);
/** What may change until the row is decided, and never after. */
const OPEN_UNTIL_DECIDED = new Set(['decision', 'adopted', 'sealedStep']);

function isAllowed(field: string, before: Document, after: Document): boolean {
  if (before[field] === after[field]) return true;
  if (PERSONAL.has(field)) return after[field] === '';
  return before['decision'] === null && OPEN_UNTIL_DECIDED.has(field);
}

/** @param answers the best that a verifier's own log has for an attempt; null: no answer */
export function createWatch(
  answers: (attemptId: string) => OutcomeCode | null,
  policy: Pick<Policy, 'likelyMatch'>,
): Watch {
  const violations: string[] = [];
  const reserved = new Map<string, Document>();
  const owners = new Map<string, unknown>();
  const passed = new Set<unknown>();
  const resultsRead = new Set<string>();

  /** A pass is an answer to this very attempt, in this very session. */
  function checkPass(session: Document): void {
    const attemptId = String(session['passedBy']);
    const outcome = answers(attemptId);
    const isEarned =
      outcome === 'SAME_PERSON' || (outcome === 'LIKELY_SAME_PERSON' && policy.likelyMatch === 'pass');
    if (!isEarned) violations.push(`${session['_id']} passed by ${attemptId}, whose answer was ${outcome}`);
    const home = reserved.get(attemptId)?.['sessionId'];
    if (home !== session['_id']) violations.push(`${session['_id']} passed by an attempt of ${home}`);
    passed.add(session['_id']);
  }

  return {
    violations,
    reserved,
    owners,
    onAttempt(before, after) {
      if (after === null) {
        violations.push(`row ${before?.['_id']} is gone`);
      } else if (before === null) {
        reserved.set(String(after['_id']), after);
      } else {
        for (const field in after) {
          if (!isAllowed(field, before, after)) violations.push(`row ${after['_id']}: ${field} changed`);
        }
      }
    },
    onSession(before, after) {
      if (after === null) return;
      if (after['state'] === 'passed' && before?.['state'] !== 'passed') checkPass(after);
      const id = String(after['_id']);
      const owner = owners.get(id) ?? after['user'];
      if (owner !== after['user']) violations.push(`${id} changed its owner`);
      if (owner !== null) owners.set(id, owner);
    },
    onResult(sessionId, state) {
      if (state === 'passed' && !passed.has(sessionId))
        violations.push(`${sessionId} was told to have passed`);
      if (resultsRead.has(sessionId)) violations.push(`the result of ${sessionId} was told twice`);
      resultsRead.add(sessionId);
    },
  };
}
