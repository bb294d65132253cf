/** A step as it lies in the ledger: readable with the function's key alone, and for its own attempt alone. */
import * as v from 'valibot';
import type { Attempt } from '../domain/attempt';
import type { Services, Step } from '../ports';

const StepSchema = v.object({ handle: v.string(), proof: v.string() });

/** Bound to the row and to whom it belongs: copied into another row it opens for nobody. */
const aboutOf = ({ id, sessionId, user }: Pick<Attempt, 'id' | 'sessionId' | 'user'>): string =>
  `step:${id}:${sessionId}:${user}`;

export function sealStep(
  attempt: Pick<Attempt, 'id' | 'sessionId' | 'user'>,
  step: Step,
  { seal }: Services,
): string {
  return seal.close(JSON.stringify(step), aboutOf(attempt));
}

/** Null where none is open (any more). */
export function stepOf(attempt: Attempt, { seal }: Services): Step | null {
  const text = attempt.sealedStep === null ? null : seal.open(attempt.sealedStep, aboutOf(attempt));
  return text === null ? null : v.parse(StepSchema, JSON.parse(text));
}
