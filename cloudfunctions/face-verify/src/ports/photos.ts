/** The picture before it is paid for. */
import type { Photo } from '../../../../miniprogram/contract/actions';
import type { PhotoCheck, PhotoRefusal } from '../../../../miniprogram/contract/photo-quality';

/** What the quality table's refusals do (`PHOTO_GATE`). */
export type PhotoGate = 'refuse' | 'warn';

/** What became of a photo; `imageMs` is milliseconds from the photo as received. */
export type TakenPhoto =
  | {
      readonly kind: 'fit';
      readonly jpeg: Buffer;
      readonly imageMs: number;
      readonly warnings: readonly PhotoCheck[];
    }
  /** The face API would refuse it, too: there is nothing to pay for. */
  | { readonly kind: 'refused'; readonly code: PhotoRefusal; readonly imageMs: number };

export interface Photos {
  /**
   * The picture as received, judged and made to fit. A file in cloud storage is gone afterwards, whatever
   * happens.
   *
   * @throws VerifyError with a `PHOTO_…` code where it is no picture that could be judged
   */
  take(photo: Photo, attemptId: string): Promise<TakenPhoto>;
  /** Deletes the attempt's own file, if it lies in cloud storage. Never throws. */
  discard(photo: Photo, attemptId: string): Promise<void>;
}
