/** Which verifier this phone can use, in the order that the function gave. */
import type { SessionView } from '../contract/actions';
import { type Source, VERIFIERS } from '../contract/verifiers';
import type { Support, Way } from './way';
import { WAYS } from './ways';

/** Null where this package was built without it. */
export function wayOf(source: Source): Way | null {
  return WAYS[VERIFIERS[source].needs] ?? null;
}

/** `why` other than `supported`: this phone can do none, and why not the first. */
export interface Choice {
  readonly source: Source;
  readonly why: Support;
}

/**
 * The first verifier that this phone supports. The function has said which may be asked; that the phone
 * cannot do the first one is the only reason for the next.
 */
export async function chooseVerifier({ verifiers }: SessionView, cannot: readonly Source[]): Promise<Choice> {
  let first: Choice | null = null;
  for (const source of verifiers.filter((named) => !cannot.includes(named))) {
    const why = (await wayOf(source)?.support()) ?? 'unsupported';
    if (why === 'supported') return { source, why };
    first ??= { source, why };
  }
  return first ?? { source: verifiers[0] ?? 'market', why: 'unsupported' };
}
