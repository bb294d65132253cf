/** People whose face the stand-in knows, so that it compares instead of playing a part. Off unless it is given some. */
import type { SellerBehaviour, StepBehaviour } from './behaviour';

/** What came of comparing the picture of a call with an enrolled face. Holds nothing of either. */
export interface Comparison {
  /** Of the seller's status codes, those that a comparison decides (face-api.md §2). */
  readonly status: '1' | '2' | '3' | '-4';
  /** Faces in the picture that was sent; only one can be compared. */
  readonly faces: number;
  /** From the enrolled face; null where nothing was compared. */
  readonly distance: number | null;
}

export interface EnrolledFaces {
  /** The name that belongs to an enrolled number; undefined: that number is not enrolled. */
  nameOf(idNumber: string): string | undefined;
  /**
   * @param idNumber an enrolled one
   * @param picture the bytes that were sent, found to be decodable
   */
  compare(idNumber: string, picture: Buffer): Promise<Comparison>;
}

/** A register in which nobody is. */
export const NOBODY_ENROLLED: EnrolledFaces = {
  nameOf: () => undefined,
  compare: () => Promise.reject(new RangeError('nobody is enrolled')),
};

/** The seller's usual answer after a comparison; its status comes from that. */
export const COMPARED: SellerBehaviour = { kind: 'seller', status: '3', bills: 1, comparesFaces: true };

const DECIDED_BY_FACES: ReadonlySet<string> = new Set(['1', '2', '3', '-4'] satisfies Comparison['status'][]);

/** Whether the faces decide this answer. Everything else that a person of the roster shows goes on to be shown. */
export function isDecidedByFaces(step: StepBehaviour): step is SellerBehaviour {
  return step.kind === 'seller' && step.comparesFaces === true && DECIDED_BY_FACES.has(step.status);
}
