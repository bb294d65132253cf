/** The one decision about sending the same request again. Every call costs money: when in doubt, no. */
import type { Reply } from '../domain/reply';

export interface SoFar {
  /** Sends made, at least 1. */
  readonly sends: number;
  /** Milliseconds since the first send began. */
  readonly elapsedMs: number;
  /** Milliseconds that one send may take; the whole stays under twice that. */
  readonly timeoutMs: number;
  /** From 0 (inclusive) to 1: spreads callers that were throttled together. */
  readonly random: number;
}

const BACK_OFF_MS = 400;
const MOST_RESENDS = 2;

/** Milliseconds to wait before sending again, or null: the reply stands. */
export function resendAfterMs(reply: Reply, { sends, elapsedMs, timeoutMs, random }: SoFar): number | null {
  // Answered: there is an outcome. Refused: it would be again. Unknown: it may have been paid.
  if (reply.kind !== 'busy') return null;
  // The function must not be killed by its own time limit in the middle of a paid call.
  if (elapsedMs >= timeoutMs) return null;
  switch (reply.resend) {
    // Breaker open, daily limit: longer than anyone waits here.
    case 'never':
      return null;
    // Provably not processed: a second failure is not bad luck.
    case 'once':
      return sends === 1 ? 0 : null;
    // Throttled before anything was done: 200–400 ms, then 400–800 ms.
    case 'back-off':
      return sends <= MOST_RESENDS ? BACK_OFF_MS * 2 ** (sends - 1) * (0.5 + random / 2) : null;
  }
}
