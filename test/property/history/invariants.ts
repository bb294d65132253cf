/** What must hold at the end of every history. Each check answers with what it found wrong. */
import type { Attempt, Decision } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import { dayInChina } from '../../../cloudfunctions/face-verify/src/domain/limits';
import { BEGIN_PATH } from '../../../dev/wechat-api';
import { OUTCOMES } from '../../../miniprogram/contract/outcome';
import { wordsAgainst } from './words';
import { parseRow, type World } from './world';

type Rows = ReadonlyMap<string, Attempt>;

/** Billed calls and the ledger's rows, one to one. */
function money({ faceApi, wechat, policy }: World, rows: Rows): string[] {
  const wrong: string[] = [];
  const asked = new Set<string>();
  const perDay = new Map<string, number>();
  for (const { attemptId, isBilled, reply } of faceApi.calls) {
    if (asked.has(attemptId)) wrong.push(`${attemptId} was asked twice`);
    asked.add(attemptId);
    const row = rows.get(attemptId);
    if (row === undefined) {
      wrong.push(`${attemptId} was asked and has no row`);
      continue;
    }
    const day = dayInChina(row.reservedAt);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
    if (isBilled && row.decision?.charged === 'no') wrong.push(`${attemptId} was billed and counts as free`);
    const settled = row.decision?.state === 'settled' ? row.decision.code : null;
    const answered = reply.kind === 'answered' ? reply.outcome : null;
    if (settled !== null && settled !== answered) {
      wrong.push(`${attemptId} is settled as ${settled}, and the answer was ${answered}`);
    }
  }
  const begun = wechat.calls.filter(({ path }) => path === BEGIN_PATH);
  for (const { outSeqNo, errcode } of begun) {
    const row = rows.get(outSeqNo ?? '');
    if (errcode === 84019) wrong.push(`${outSeqNo} was opened twice`);
    if (row === undefined) wrong.push(`${outSeqNo} was opened and has no row`);
    else if (errcode === 0 && row.decision?.charged === 'no')
      wrong.push(`${outSeqNo} was opened and counts as free`);
    asked.add(outSeqNo ?? '');
    if (row === undefined) continue;
    const day = dayInChina(row.reservedAt);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const passed = wechat.passed();
  for (const { id, source, decision } of rows.values()) {
    if (source === 'wechat' && decision?.code === 'SAME_PERSON' && !passed.has(id)) {
      wrong.push(`${id} is settled as a pass, and WeChat never said 10000`);
    }
  }
  for (const { id, decision } of rows.values()) {
    const isSure = decision?.charged === 'yes' || decision?.state === 'settled';
    if (isSure && !asked.has(id)) wrong.push(`${id} is ${decision?.state} and was never asked`);
    const isSaved = decision?.code === 'PHOTO_TOO_DARK';
    if (isSaved && (asked.has(id) || decision.charged !== 'no'))
      wrong.push(`${id} was refused, and paid for`);
  }
  for (const [day, count] of perDay) {
    if (count > policy.callsPerDay) wrong.push(`${count} calls on ${day}`);
  }
  return wrong;
}

/** Said here once more, from the issue and the table: what is under test must not judge itself. */
const counts = (decision: Decision | null): boolean =>
  decision?.state === 'settled' && OUTCOMES[decision.code].countsAsAttempt;

/** Attempts that count, by session, by person and day, by ID number and day. */
function limits({ policy, watch, sessions }: World, rows: Rows): string[] {
  const { attemptsPerSession, attemptsPerPerson, attemptsPerSubject } = policy;
  const used = new Map<string, number>();
  const use = (of: string, limit: number): string[] => {
    const count = (used.get(of) ?? 0) + 1;
    used.set(of, count);
    return count > limit ? [`${count} attempts count for ${of}, of ${limit}`] : [];
  };
  const wrong: string[] = [];
  for (const { id, decision, reservedAt, sessionId } of rows.values()) {
    if (!counts(decision)) continue;
    const row = watch.reserved.get(id);
    const day = dayInChina(reservedAt);
    wrong.push(
      ...use(sessionId, attemptsPerSession),
      ...use(`${row?.['user']} on ${day}`, attemptsPerPerson),
      ...use(`${row?.['subject']} on ${day}`, attemptsPerSubject),
    );
  }
  for (const [id, { attemptsUsed }] of sessions.all) {
    const counted = used.get(id) ?? 0;
    // More would lock the person out of what he has; fewer would give him what he has not.
    if (attemptsUsed !== counted) wrong.push(`${id} has used ${attemptsUsed}, and ${counted} count`);
  }
  return wrong;
}

/** Nothing waits for ever. */
function ends({ sessions }: World, rows: Rows): string[] {
  const wrong: string[] = [];
  for (const { id, decision } of rows.values()) if (decision === null) wrong.push(`${id} is never decided`);
  for (const [id, { state, inFlight }] of sessions.all) {
    if (inFlight !== null) wrong.push(`${id} is in flight for ever`);
    if (state === 'open') wrong.push(`${id} is open for ever`);
  }
  return wrong;
}

export function violationsOf(world: World): readonly string[] {
  const rows = new Map([...world.attempts.all].map(([id, document]) => [id, parseRow(document)]));
  return [
    ...world.watch.violations,
    ...money(world, rows),
    ...limits(world, rows),
    ...ends(world, rows),
    ...wordsAgainst(world, rows),
  ];
}
