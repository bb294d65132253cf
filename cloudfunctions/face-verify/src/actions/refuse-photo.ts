/** A photo that the quality table refused: nothing is paid, and the ledger counts the call that was saved. */
import type { PhotoRefusal } from '../../../../miniprogram/contract/photo-quality';
import { type Attempt, type Reservation, refuseUnsent } from '../domain/attempt';
import { countRefusedPhoto, type Tally } from '../domain/limits';
import type { Services } from '../ports';

/**
 * Writes the row of a refused photo: decided from the start, not charged, no attempt of the session.
 *
 * The person's tally is counted first, because it bounds the rows; one after the other, because nobody pays
 * on this path. Where either write fails, or another was first, there is no row, and the answer is the
 * same: the photo was judged by itself, and would be again.
 */
export async function recordPhotoRefusal(
  reservation: Reservation,
  code: PhotoRefusal,
  person: Tally,
  { tallies, ledger, log, now }: Services,
): Promise<void> {
  const attempt: Attempt = { ...reservation, decision: refuseUnsent(code, now()), sealedStep: null };
  const counted = countRefusedPhoto(person);
  try {
    if (counted === null || !(await tallies.replace(counted))) return;
    if (await ledger.reserve(attempt)) log({ event: 'attempt', attempt });
  } catch (error) {
    log({ event: 'failure', error });
  }
}
