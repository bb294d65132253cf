/** Which distance between two faces is which answer: data, and all that is decided about it. */
import type { Comparison } from '../face-api';

/**
 * The largest distance of each status; beyond the last it is 3, another person.
 *
 * 0.6 is where dlib, whose net this is, decides; on 300 labelled pairs the same person came to at most 0.54
 * and another to at least 0.63 (image.md). In the photos of the package two people come to 0.54, and nobody
 * nearer: so 1 ends at 0.5, and between is what a seller calls "probably", status 2.
 */
export const BANDS = [
  { status: '1', upTo: 0.5 },
  { status: '2', upTo: 0.6 },
] as const satisfies readonly { readonly status: Comparison['status']; readonly upTo: number }[];

export function statusAt(distance: number): Comparison['status'] {
  return BANDS.find(({ upTo }) => distance <= upTo)?.status ?? '3';
}
