/** `createPoster`, `listPosters`, `endPoster`: codes that hang on a wall. */
import { POSTER_MARK } from '../../../../../miniprogram/contract/actions';
import type { OperatorRequest, OperatorResponse } from '../../../../../miniprogram/contract/operator';
import type { Poster } from '../../domain/poster';
import type { Services } from '../../ports';

const MOST_SHOWN = 20;

function view({ id, name, purpose, createdAt, endedAt }: Poster) {
  return { posterId: id, name, purpose, createdAt, endedAt, code: null };
}

export async function createPoster(
  { name, purpose }: OperatorRequest<'createPoster'>,
  { operator: { posters, entryPoints }, newId, now }: Services,
): Promise<OperatorResponse<'createPoster'>> {
  const made = { id: newId(), integrator: null, name, purpose, reference: '', returnTo: null };
  const poster: Poster = { ...made, createdAt: now(), endedAt: null };
  await posters.create(poster);
  return { poster: { ...view(poster), code: await entryPoints.code(POSTER_MARK + poster.id) } };
}

export async function listPosters({
  operator: { posters },
}: Services): Promise<OperatorResponse<'listPosters'>> {
  return { posters: (await posters.latest(null, MOST_SHOWN)).map(view) };
}

/** Nothing happens where it has ended. A verification that began there goes on. */
export async function endPoster(
  { posterId }: OperatorRequest<'endPoster'>,
  { operator: { posters }, now }: Services,
): Promise<OperatorResponse<'endPoster'>> {
  await posters.end(posterId, now());
  return {};
}
