/** What the panel shows of the house behind the phone: JSON. */

/** A fictitious person of the roster. */
export interface PreviewPerson {
  readonly name: string;
  readonly idNumber: string;
  /** What happens to him: the name of a scenario. */
  readonly scenario: string;
  /** His face is compared, instead of playing the scenario. */
  readonly enrolled?: boolean;
}

/** One row of the ledger, as text: it is shown, never computed with. */
export interface PreviewLedgerRow {
  readonly attemptId: string;
  /** reserved, settled, unknown, refused. */
  readonly state: string;
  /** Outcome code, or empty. */
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One call that reached the face API. */
export interface PreviewBill {
  readonly requestId: string;
  /** What was played, or how far the compared faces are apart. */
  readonly scenario: string;
  readonly billed: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** One run of the cloud function, or of a part of it. */
export interface PreviewTiming {
  readonly name: string;
  readonly durationMs: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Everything the panel shows; JSON. */
export interface PreviewState {
  readonly people: readonly PreviewPerson[];
  /** Faces are compared, and can be enrolled. */
  readonly comparesFaces: boolean;
  /** Names of the scenarios that `force` takes. */
  readonly scenarios: readonly string[];
  readonly forced: string | null;
  readonly ledger: readonly PreviewLedgerRow[];
  readonly bills: readonly PreviewBill[];
  readonly timings: readonly PreviewTiming[];
  /** Latest last. */
  readonly log: readonly string[];
}
