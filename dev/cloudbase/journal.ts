/** What happened on the wire, in order, so that a test can count calls. */

/** A call as it arrives. */
export interface ObservedCall {
  /** `database.*`, `storage.*`, `functions.*` as on the wire; besides `storage.upload`, `storage.download`, and `functions.call` for a call from a phone. */
  readonly action: string;
  readonly collection?: string;
  /** The function that is called, or the path of the file. */
  readonly target?: string;
  /** Who called: `face-verify#2` is the second process of that function. Absent for phones and for refused signatures. */
  readonly caller?: string;
}

export interface JournalEntry extends ObservedCall {
  /** 1, 2, 3 … in order of arrival; goes on counting after `clear()`. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Absent, like `ok`, while the call is under way. */
  readonly endedAt?: number;
  readonly ok?: boolean;
  /** Why it failed, as the caller was told, or would have been. */
  readonly code?: string;
  /** The kind of fault that was injected. */
  readonly fault?: string;
}

export interface CallEnd {
  readonly ok: boolean;
  readonly code?: string;
  readonly fault?: string;
}

/** The oldest entries go: a stand-in may run for days. */
const MAX_ENTRIES = 10_000;

export class Journal {
  readonly #entries = new Map<number, JournalEntry>();
  readonly #now: () => number;
  #seq = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Writes the call down and returns what to call when it has ended. */
  open(call: ObservedCall): (end: CallEnd) => void {
    this.#seq += 1;
    const entry = { ...call, seq: this.#seq, startedAt: this.#now() };
    this.#entries.set(entry.seq, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    return (end) => {
      // Cleared meanwhile: a call of the past must not appear in the next test's count.
      if (this.#entries.has(entry.seq)) {
        this.#entries.set(entry.seq, { ...entry, ...end, endedAt: this.#now() });
      }
    };
  }

  /** All entries, or those of one action. */
  entries(action?: string): readonly JournalEntry[] {
    const all = [...this.#entries.values()];
    return action === undefined ? all : all.filter((entry) => entry.action === action);
  }

  clear(): void {
    this.#entries.clear();
  }
}
