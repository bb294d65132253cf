/** What happened in many histories: without crashes and twins in them the properties would show nothing. */
import { parseRow, type World } from './world';

const KINDS = [
  'call',
  'billed',
  'pass',
  'answer lost',
  'abandoned',
  'refused unsent',
  'photo refused',
  'taken over by a twin',
  'erased',
  'repeat answered',
  'stopped by a limit',
] as const;
type Kind = (typeof KINDS)[number];

function* happenedIn({ faceApi, attempts, told }: World): Generator<Kind> {
  for (const { isBilled } of faceApi.calls) {
    yield 'call';
    if (isBilled) yield 'billed';
  }
  for (const document of attempts.all.values()) {
    const { decision, user } = parseRow(document);
    if (decision?.code === 'SAME_PERSON') yield 'pass';
    if (decision?.problem === 'ANSWER_LOST') yield 'answer lost';
    if (decision?.problem === 'ABANDONED') yield 'abandoned';
    if (decision?.state === 'refused' && decision.sends === 0) {
      yield decision.code === 'PHOTO_TOO_DARK' ? 'photo refused' : 'refused unsent';
    }
    if (document['adopted'] === true) yield 'taken over by a twin';
    if (user === '') yield 'erased';
  }
  const answered = new Set<string>();
  for (const { request, result } of told) {
    if (request.action !== 'submitAttempt') continue;
    if (result.ok && answered.has(request.attemptId)) yield 'repeat answered';
    if (result.ok) answered.add(request.attemptId);
    else if (result.error.code.endsWith('_LIMIT_REACHED')) yield 'stopped by a limit';
  }
}

export interface Happenings {
  readonly counts: ReadonlyMap<Kind, number>;
  add(world: World): void;
}

export function createHappenings(): Happenings {
  const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  return {
    counts,
    add(world) {
      for (const kind of happenedIn(world)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    },
  };
}
