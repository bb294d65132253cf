/**
 * Broken builds: each takes one guard away. `find` stands exactly once in the file; where the code has
 * moved on, the run says so, and the mutation moves with it. A table: nothing is gained by two files of it.
 */

export interface Mutation {
  /** What the broken build does. */
  readonly name: string;
  /** Under `cloudfunctions/face-verify/src`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The test file that must fail. @default the histories */
  readonly by?: string;
}

/** For what random histories meet too rarely to rely on. */
const SAME_ID = 'test/unit/actions/same-id.test.ts';

const SUBMIT = 'test/unit/actions/submit-attempt.test.ts';
const REFUSED_PHOTO = 'test/unit/actions/refused-photo.test.ts';
const ROWS = 'test/unit/wechat/rows.test.ts';
const STEP = 'test/unit/actions/step-attempt.test.ts';
const EVENTS = 'test/property/events.test.ts';

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'sessions are written without compare-and-set',
    file: 'stores/sessions.ts',
    find: '{ _id: id, rev: fields.rev - 1 }',
    replace: '{ _id: id }',
  },
  {
    name: 'tallies are written without compare-and-set',
    file: 'stores/tallies.ts',
    find: '{ _id: id, rev: fields.rev - 1 }',
    replace: '{ _id: id }',
  },
  {
    name: 'a decided row can be decided again',
    file: 'stores/ledger.ts',
    find: '{ _id: attemptId, decision: null }, { decision, sealedStep: null }',
    replace: '{ _id: attemptId }, { decision }',
  },
  {
    name: 'a row that is there counts as added',
    file: 'actions/reserve.ts',
    find: 'isAdded === false ? await outcome(ledger.adopt(reservation), services) : isAdded',
    replace: 'isAdded !== undefined',
  },
  {
    name: 'a row may be taken over on any revision of the session',
    file: 'actions/respond.ts',
    find: 'sessionRev: session.rev + 1,',
    replace: 'sessionRev: 0,',
    by: SAME_ID,
  },
  {
    name: 'a twin refuses a row that was taken over',
    file: 'stores/ledger.ts',
    find: 'return collection.changeWhere(unclaimed(reservation), { decision });',
    replace: 'return collection.changeWhere({ _id: reservation.id, decision: null }, { decision });',
  },
  {
    name: 'whoever loses the session pays all the same',
    file: 'actions/reserve.ts',
    find: 'if (!isTaken) {',
    replace: 'if (!isTaken && !isAdded) {',
  },
  {
    name: 'an attempt in flight does not stop the next',
    file: 'domain/session.ts',
    find: "if (session.inFlight !== null) return 'ATTEMPT_IN_PROGRESS';",
    replace: '',
  },
  {
    name: 'a write that failed counts as done',
    file: 'actions/reserve.ts',
    find: 'return undefined;',
    replace: 'return true as T;',
  },
  {
    name: 'a repeat is not answered from its record',
    file: 'actions/admit.ts',
    find: 'if (recorded !== null) {',
    replace: 'if (recorded?.decision === null) {',
    by: SUBMIT,
  },
  {
    name: 'the same id with another person or photo is a repeat',
    file: 'actions/admit.ts',
    find: 'recorded.sessionId === sessionId && recorded.fingerprint === fingerprint',
    replace: 'true',
  },
  {
    name: "WeChat's query passes by another number",
    file: 'wechat/verify-ret-rows.ts',
    find: "outcome('SAME_PERSON', 'nobody', 10000)",
    replace: "outcome('SAME_PERSON', 'nobody', 10000, 10300)",
    by: ROWS,
  },
  {
    name: "somebody else's step may be finished",
    file: 'actions/finish-attempt.ts',
    find: 'recoverSession(ownOf(found, user), services)',
    replace: 'recoverSession(ownOf(found, found?.user ?? user), services)',
    by: STEP,
  },
  {
    name: 'the phone explains more than a step that was not completed',
    file: 'wechat/read.ts',
    find: 'isIncomplete ? phoneRow(phoneCode) : null',
    replace: 'phoneRow(phoneCode)',
    by: ROWS,
  },
  {
    name: 'a face that failed is taken to the next verifier',
    file: 'actions/verifier-order.ts',
    find: 'if (hasFailed || ',
    replace: 'if (',
    by: STEP,
  },
  {
    name: 'a lost answer is asked for again',
    file: 'actions/submit-attempt.ts',
    find: 'const { reply, evidence } = await verifier.verify(subject, jpeg);',
    replace: `const first = await verifier.verify(subject, jpeg);
  const { reply, evidence } = first.reply.kind === 'unknown' ? await verifier.verify(subject, jpeg) : first;`,
  },
  {
    name: 'a dead function leaves a call for free',
    file: 'domain/attempt.ts',
    find: "charged: 'unknown',\n    problem: 'ABANDONED'",
    replace: "charged: 'no',\n    problem: 'ABANDONED'",
  },
  {
    name: 'a function counts as dead while it runs',
    file: 'domain/attempt.ts',
    find: 'RESERVATION_MS = 2 * FUNCTION_TIMEOUT_MS',
    replace: 'RESERVATION_MS = 2000',
  },
  {
    name: 'a session has one attempt more than its limit',
    file: 'domain/session.ts',
    find: 'return attemptsLeft(session) === 0 ?',
    replace: 'return session.attemptsUsed > session.attemptLimit ?',
  },
  {
    name: 'places of a day are not claimed',
    file: 'actions/places.ts',
    find: 'if (!allowanceOf(tally.attempts.length, limit, now()).allowed) return null;',
    replace: '',
  },
  {
    name: 'the share of the calls of a day is ignored',
    file: 'actions/reserve.ts',
    find: 'person && subject && isCounted && service',
    replace: 'person && subject && service',
  },
  {
    name: 'a lost answer uses an attempt up',
    file: 'domain/attempt.ts',
    find: "return decision.state === 'settled' && OUTCOMES[decision.code].countsAsAttempt;",
    replace:
      "return decision.state === 'unknown' || (decision.state === 'settled' && OUTCOMES[decision.code].countsAsAttempt);",
  },
  {
    name: 'an attempt is given back twice',
    file: 'domain/session.ts',
    find: 'if (session.inFlight?.attemptId !== attemptId) return null;\n  const attemptsUsed',
    replace: 'const attemptsUsed',
  },
  {
    name: 'a likely match always passes',
    file: 'domain/session.ts',
    find: "if (decision.code === 'LIKELY_SAME_PERSON') return likelyMatch === 'pass';",
    replace: "if (decision.code === 'LIKELY_SAME_PERSON') return true;",
  },
  {
    name: 'a cancelled session passes',
    file: 'domain/session.ts',
    find: "if (session.state !== 'open') return changed(session, { ...ended, passedBy: session.passedBy });",
    replace: '',
  },
  {
    name: 'a session ends by the row of another session',
    file: 'actions/recover.ts',
    find: 'if (attempt?.sessionId !== session.id)',
    replace: 'if (attempt === null)',
    by: SAME_ID,
  },
  {
    name: 'an end that only the session knows is lost to the next attempt',
    file: 'actions/recover.ts',
    find: 'if (latest !== null) await',
    replace: 'if (latest === undefined) await',
    by: SAME_ID,
  },
  {
    name: 'an answer that nobody could write down is not unknown',
    file: 'actions/record.ts',
    find: 'if (isInLedger || isInSession) return',
    replace: 'return',
    by: SUBMIT,
  },
  {
    name: 'an answer is shown before its verification has ended',
    file: 'domain/view.ts',
    find: "if (decision.state === 'settled' && isBehind)",
    replace: "if (decision.state !== 'settled' && isBehind)",
  },
  {
    name: 'a refusal names a foreign field',
    file: 'actions/requests.ts',
    find: "typeof key === 'string' && Object.hasOwn(schema.entries, key)",
    replace: "typeof key === 'string'",
    by: EVENTS,
  },
  {
    name: 'nobody has to be signed in',
    file: 'handler.ts',
    find: "if (userKey === null) throw new VerifyError('NOT_SIGNED_IN');",
    replace: '',
    by: EVENTS,
  },
  {
    name: 'a verification is shown to whoever knows its id',
    file: 'actions/own-session.ts',
    find: "if (session.user !== user) throw new VerifyError('SESSION_FOREIGN');",
    replace: '',
  },
  {
    name: 'whoever opens a session last owns it',
    file: 'domain/session.ts',
    find: 'return session.user === null ? changed(session, { user }) : null;',
    replace: 'return changed(session, { user });',
  },
  {
    name: 'a result can be read twice',
    file: 'actions/get-result.ts',
    find: "if (session.resultReadAt !== null) throw new IntegratorError('RESULT_ALREADY_READ');",
    replace: '',
  },
  {
    name: 'a person who comes back while his attempt runs gets another verification',
    file: 'actions/open-session.ts',
    find: 'return isOwn && last.inFlight !== null ? last : null;',
    replace: 'return null;',
    by: SUBMIT,
  },
  {
    name: 'a photo that the gate refuses is paid for',
    file: 'actions/submit-attempt.ts',
    find: "throw new VerifyError(taken.code, 'photo');",
    replace: '',
    by: REFUSED_PHOTO,
  },
];
