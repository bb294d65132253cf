/**
 * What callers were told, held against the ledger as it stands in the end.
 *
 * Told a code of the face API: the row is settled with it. Told a refusal: nothing was paid for by this
 * call, unless it says "ask again" (`ATTEMPT_IN_PROGRESS`). Told `unknown`: the row is unknown, with one exception: where the database did write and answered
 * that it did not, the row may know the answer. It is then shown at the next look, and nobody was told
 * anything that is not so: `unknown` says "ask again".
 */
import type { Attempt } from '../../../cloudfunctions/face-verify/src/domain/attempt';
import type {
  AttemptView,
  BeginAttemptRequest,
  SubmitAttemptRequest,
} from '../../../miniprogram/contract/actions';
import { ERRORS } from '../../../miniprogram/contract/errors';
import { KEYS, type Told, type World } from './world';

type Rows = ReadonlyMap<string, Attempt>;

/** States that a session never leaves, as soon as they are written. */
const WRITTEN_ENDS = new Set(['passed', 'cancelled', 'review']);

function attemptsOf(told: Told): readonly AttemptView[] {
  if (!told.result.ok) return [];
  const { data } = told.result;
  if ('attempts' in data) return data.attempts;
  return 'attempt' in data ? [data.attempt] : [];
}

function viewAgainst(view: AttemptView, { by }: Told, world: World, rows: Rows): string[] {
  if (view.status === 'in-progress') return [];
  const { attemptId, code } = view;
  const decision = rows.get(attemptId)?.decision;
  if (view.status === 'decided' && view.state === 'pass') {
    const outcome = world.answers(attemptId) ?? 'none';
    const isLikely = outcome === 'LIKELY_SAME_PERSON' && world.policy.likelyMatch === 'pass';
    if (outcome !== 'SAME_PERSON' && !isLikely) return [`${attemptId} was shown as a pass of ${outcome}`];
  }
  if (view.status === 'decided' && code === 'SAME_PERSON' && view.state !== 'pass') {
    // Not confirmed: the verification was cancelled or erased meanwhile.
    const stands = world.sessions.all.get(String(world.watch.reserved.get(attemptId)?.['sessionId']));
    const isExplained = stands === undefined || stands['state'] === 'cancelled';
    if (!isExplained) return [`${attemptId} is ${code}, and was told ${view.state} by ${by.label}`];
  }
  if (decision?.code === code) return [];
  if (code === 'UNRECOGNISED' && by.hasLostAnswer) return [];
  return [`${attemptId} was told ${code} by ${by.label}, and is ${decision?.code}`];
}

/** An answer is only for who asks with the same id, session, person and photo, or step. */
function submitAgainst(
  request: SubmitAttemptRequest | BeginAttemptRequest,
  told: Told,
  { watch, payers }: World,
): string[] {
  const { attemptId, sessionId } = request;
  const photo = request.action === 'submitAttempt' ? request.photo : null;
  if (told.result.ok) {
    const row = watch.reserved.get(attemptId);
    const isSame =
      row?.['sessionId'] === sessionId && row['fingerprint'] === KEYS.fingerprint(request, photo);
    return isSame ? [] : [`${attemptId} was answered to another submit`];
  }
  const { code } = told.result.error;
  const hasPaid = payers.get(attemptId) === told.by;
  const isFree = !ERRORS[code].afterSend && code !== 'ATTEMPT_IN_PROGRESS';
  return hasPaid && isFree ? [`${attemptId} was paid for, and told ${code}`] : [];
}

function sessionAgainst({ user, result }: Told, { sessions, watch }: World): string[] {
  if (!result.ok || !('session' in result.data)) return [];
  const { sessionId, state } = result.data.session;
  if (watch.owners.get(sessionId) !== user) return [`${sessionId} was shown to a stranger`];
  const stands = sessions.all.get(sessionId)?.['state'];
  // Erased sessions are gone.
  if (stands === undefined || stands === state || !WRITTEN_ENDS.has(state)) return [];
  return [`${sessionId} was told ${state}, and is ${stands}`];
}

export function wordsAgainst(world: World, rows: Rows): readonly string[] {
  return world.told.flatMap((told) => [
    ...attemptsOf(told).flatMap((view) => viewAgainst(view, told, world, rows)),
    ...(told.request.action === 'submitAttempt' || told.request.action === 'beginAttempt'
      ? submitAgainst(told.request, told, world)
      : []),
    ...sessionAgainst(told, world),
  ]);
}
