/** `createPoster`, `endPoster`: an integrator's lasting code. Every verification that begins there is told by webhook. */
import { POSTER_MARK } from '../../../../miniprogram/contract/actions';
import type { Poster } from '../domain/poster';
import { START_PAGE } from '../domain/request';
import { VerifyError } from '../errors';
import type {
  CreatedPoster,
  CreatePosterBody,
  EndedPoster,
  Integrator,
  PosterIdBody,
} from '../integrators/contract';
import type { Services } from '../ports';

/** @throws VerifyError BAD_REQUEST without a webhook in the settings: nobody would hear of the ends */
export async function createPosterFor(
  { reference, purpose, returnTo }: CreatePosterBody,
  { id: integrator, name, webhook }: Integrator,
  { operator: { posters, entryPoints }, newId, now }: Services,
): Promise<CreatedPoster> {
  if (webhook === undefined) throw new VerifyError('BAD_REQUEST', 'webhook');
  const id = newId();
  const asked = { id, integrator, name, purpose, reference, returnTo: returnTo ?? null };
  const poster: Poster = { ...asked, createdAt: now(), endedAt: null };
  await posters.create(poster);
  const scene = POSTER_MARK + id;
  const path = `${START_PAGE}?scene=${scene}`;
  return { posterId: id, scene, path, code: await entryPoints.code(scene) };
}

/** @throws VerifyError SESSION_NOT_FOUND: another's poster is as good as none */
export async function endPosterOf(
  { posterId }: PosterIdBody,
  integrator: Integrator,
  { operator: { posters }, now }: Services,
): Promise<EndedPoster> {
  const poster = await posters.get(posterId);
  if (poster?.integrator !== integrator.id) throw new VerifyError('SESSION_NOT_FOUND');
  await posters.end(posterId, now());
  return { posterId };
}
